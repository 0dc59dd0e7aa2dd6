package dev.gantry.app.volume;

import java.io.IOException;

/// What was to be done in a volume could not be done there.
///
/// [#getMessage] holds the system's number for it.
public final class VolumeFileException extends IOException {

    public enum Reason {
        TAKEN,
        NO_FOLDER,
        /// A folder is where a file was to go, or the other way round.
        OTHER_KIND,
        FULL,
        DENIED,
        READ_ONLY,
        /// A link on the way, or one that leads out of the volume.
        LINK,
        TOO_LONG,
        /// The engine lets no helper run.
        NO_HELPER,
        OTHER
    }

    private final Reason reason;
    private final String path;

    VolumeFileException(Reason reason, String path, String said) {
        super(said);
        this.reason = reason;
        this.path = path;
    }

    static VolumeFileException of(int errno, String path) {
        return new VolumeFileException(reason(errno), path, "errno " + errno);
    }

    private static Reason reason(int errno) {
        return switch (errno) {
            case 17 -> Reason.TAKEN;
            case 20 -> Reason.NO_FOLDER;
            case 21, 39 -> Reason.OTHER_KIND;
            case 28, 122 -> Reason.FULL;
            case 1, 13 -> Reason.DENIED;
            case 30 -> Reason.READ_ONLY;
            case 40 -> Reason.LINK;
            case 36 -> Reason.TOO_LONG;
            default -> Reason.OTHER;
        };
    }

    public Reason reason() {
        return reason;
    }

    public String path() {
        return path;
    }
}
