package dev.gantry.docker;

import org.jspecify.annotations.Nullable;

/// The engine could not, or would not, do what was asked.
///
/// Messages are for logs and details; what a person reads is made from the type and its parts.
public abstract sealed class EngineException extends RuntimeException {

    private EngineException(@Nullable String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    /// There is an address, and no engine behind it.
    public abstract static sealed class NoConnection extends EngineException {
        private final EngineAddress address;

        private NoConnection(EngineAddress address, String message, @Nullable Throwable cause) {
            super(message, cause);
            this.address = address;
        }

        public EngineAddress address() {
            return address;
        }
    }

    /// Nothing answers at the address, or it hung up.
    public static final class Unreachable extends NoConnection {
        public Unreachable(EngineAddress address, Throwable cause) {
            super(address, "Nothing answers at " + address, cause);
        }
    }

    /// The socket is there, and this user may not open it.
    public static final class Denied extends NoConnection {
        public Denied(EngineAddress address, Throwable cause) {
            super(address, "No permission to open " + address, cause);
        }
    }

    /// It was connected, and stayed silent or stopped in the middle of a reply.
    public static final class Stalled extends NoConnection {
        private final boolean sending;

        public Stalled(EngineAddress address, @Nullable Throwable cause) {
            super(address, address + " stopped answering", cause);
            this.sending = false;
        }

        private Stalled(EngineAddress address, String message, Throwable cause) {
            super(address, message, cause);
            this.sending = true;
        }

        /// Something was on its way to it, and it takes no more.
        public static Stalled whileSending(EngineAddress address, Throwable cause) {
            return new Stalled(address, address + " stopped taking what is sent", cause);
        }

        public boolean isWhileSending() {
            return sending;
        }
    }

    /// The certificates do not agree.
    ///
    /// [#getMessage] holds the words of the TLS layer.
    public static final class Untrusted extends NoConnection {

        public enum Reason {
            /// The engine's certificate is vouched for by nobody we trust.
            UNKNOWN_ISSUER,
            /// The engine's certificate is for another name.
            WRONG_NAME,
            /// The engine's certificate is no longer valid, or not yet.
            EXPIRED,
            /// The engine wants to see a certificate of ours, and we have none.
            NO_CLIENT_CERTIFICATE,
            /// The engine does not accept our certificate.
            REFUSED_CLIENT_CERTIFICATE,
            /// Our own certificates cannot be read.
            FILES,
            OTHER
        }

        private final Reason reason;

        public Untrusted(EngineAddress address, String why, @Nullable Throwable cause) {
            this(address, Reason.OTHER, why, cause);
        }

        public Untrusted(
                EngineAddress address, Reason reason, String why, @Nullable Throwable cause) {
            super(address, why, cause);
            this.reason = reason;
        }

        public Reason reason() {
            return reason;
        }
    }

    /// Something answers, in another language than the engine's.
    ///
    /// [#getMessage] quotes how its answer begins.
    public static final class NotAnEngine extends NoConnection {
        public NotAnEngine(EngineAddress address, String itSaid, @Nullable Throwable cause) {
            super(address, itSaid, cause);
        }
    }

    /// It answered, and Gantry made nothing of the answer: a mistake of ours.
    public static final class Misread extends NoConnection {
        public Misread(EngineAddress address, Throwable mistake) {
            super(address, "An answer of " + address + " was misread: " + mistake, mistake);
        }
    }

    /// Engine and Gantry share no API version.
    public static final class Incompatible extends NoConnection {
        private final String itsApiVersion;
        private final String oursApiVersion;

        /// @param itsApiVersion the newest of an engine that is too old, or the oldest of one that
        ///   is too new
        /// @param oursApiVersion the nearest that Gantry speaks
        public Incompatible(EngineAddress address, String itsApiVersion, String oursApiVersion) {
            super(address, "API " + itsApiVersion + ", and Gantry speaks " + oursApiVersion, null);
            this.itsApiVersion = itsApiVersion;
            this.oursApiVersion = oursApiVersion;
        }

        public String itsApiVersion() {
            return itsApiVersion;
        }

        public String oursApiVersion() {
            return oursApiVersion;
        }
    }

    /// The thing was removed by someone else in the meantime.
    public static final class Gone extends EngineException {
        public Gone(String engineMessage, @Nullable Throwable cause) {
            super(engineMessage, cause);
        }
    }

    /// The thing is in a state which forbids it, for example pausing what is stopped.
    public static final class Conflict extends EngineException {
        public Conflict(String engineMessage, @Nullable Throwable cause) {
            super(engineMessage, cause);
        }
    }

    /// A registry does not let the engine do this, whoever it said it asks for.
    public static final class LoginNeeded extends EngineException {
        public LoginNeeded(String engineMessage, @Nullable Throwable cause) {
            super(engineMessage, cause);
        }
    }

    /// Any other refusal.
    public static final class Refused extends EngineException {
        private final int status;

        public Refused(int status, String engineMessage, @Nullable Throwable cause) {
            super(engineMessage, cause);
            this.status = status;
        }

        public int status() {
            return status;
        }
    }

    /// The caller was interrupted: somebody cancelled, which needs no telling.
    public static final class Cancelled extends EngineException {
        public Cancelled(@Nullable Throwable cause) {
            super("cancelled", cause);
        }
    }
}
