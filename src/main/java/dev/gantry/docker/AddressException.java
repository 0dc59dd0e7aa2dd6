package dev.gantry.docker;

/// What was written as an engine's address is none.
public final class AddressException extends RuntimeException {

    /// Why it is none. The words for a person are in `messages.properties` under `address.` and
    /// this name in lower case.
    public enum Reason {
        EMPTY,
        NO_SCHEME,
        UNKNOWN_SCHEME,
        /// Planned, and not there yet.
        SSH_LATER,
        NO_PATH,
        NO_HOST,
        BAD_PORT,
        MALFORMED
    }

    private final String written;
    private final Reason reason;

    public AddressException(String written, Reason reason) {
        super(reason + ": " + written);
        this.written = written;
        this.reason = reason;
    }

    public String written() {
        return written;
    }

    public Reason reason() {
        return reason;
    }
}
