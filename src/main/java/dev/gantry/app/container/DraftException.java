package dev.gantry.app.container;

/// What a person wrote about a container makes no sense.
public final class DraftException extends RuntimeException {

    /// Why. Its words stand under `draft.` and the name in small letters.
    public enum Reason {
        EMPTY,
        NO_RUN,
        QUOTE,
        SHELL,
        FLAG,
        NO_VALUE,
        NO_IMAGE,
        PORT,
        PORT_RANGE,
        MOUNT,
        SIZE,
        NUMBER,
        TIME,
        PAIR,
        RESTART,
        FILE,
        PLATFORM,
        TMPFS,
        NAME
    }

    private final Reason reason;
    private final String word;

    /// @param word what it stumbled over
    public DraftException(Reason reason, String word) {
        super(reason + ": " + word);
        this.reason = reason;
        this.word = word;
    }

    public Reason reason() {
        return reason;
    }

    public String word() {
        return word;
    }
}
