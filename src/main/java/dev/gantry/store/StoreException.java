package dev.gantry.store;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// Something a person made could not be read or kept.
public abstract sealed class StoreException extends RuntimeException {

    private final Path file;

    private StoreException(Path file, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.file = file;
    }

    public Path file() {
        return file;
    }

    /// It is there and may not be read, or it cannot be written.
    public static final class Closed extends StoreException {
        public Closed(Path file, Throwable cause) {
            super(file, String.valueOf(cause.getMessage()), cause);
        }
    }

    /// What stands in it makes no sense; it was set aside, not deleted.
    public static final class Damaged extends StoreException {
        private final Path setAside;

        public Damaged(Path file, Path setAside, Throwable cause) {
            super(file, String.valueOf(cause.getMessage()), cause);
            this.setAside = setAside;
        }

        public Path setAside() {
            return setAside;
        }
    }
}
