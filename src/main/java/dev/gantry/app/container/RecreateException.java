package dev.gantry.app.container;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A container could not be made anew. Unless it says otherwise, the old one is back as it was.
public abstract sealed class RecreateException extends RuntimeException {

    private final String name;

    private RecreateException(String name, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.name = name;
    }

    /// Of the container.
    public String name() {
        return name;
    }

    /// The engine refused one of the steps.
    public static final class Refused extends RecreateException {
        private final RecreateStep step;
        private final RuntimeException why;

        Refused(String name, RecreateStep step, RuntimeException why) {
            super(name, "Refused at " + step, why);
            this.step = step;
            this.why = why;
        }

        public RecreateStep step() {
            return step;
        }

        public RuntimeException why() {
            return why;
        }
    }

    /// The new one started, and ended at once.
    public static final class EndedEarly extends RecreateException {
        private final int exitCode;
        private final List<String> lastLines;

        EndedEarly(String name, int exitCode, List<String> lastLines) {
            super(name, "Ended with " + exitCode, null);
            this.exitCode = exitCode;
            this.lastLines = List.copyOf(lastLines);
        }

        public int exitCode() {
            return exitCode;
        }

        /// What the new one wrote last.
        public List<String> lastLines() {
            return lastLines;
        }
    }

    /// The new one's own health check failed.
    public static final class Unhealthy extends RecreateException {
        private final List<String> said;

        Unhealthy(String name, List<String> said) {
            super(name, "Unhealthy", null);
            this.said = List.copyOf(said);
        }

        /// By its last checks, the newest first.
        public List<String> said() {
            return said;
        }
    }

    /// Somebody stopped it half way.
    public static final class Stopped extends RecreateException {
        Stopped(String name, @Nullable Throwable cause) {
            super(name, "Stopped half way", cause);
        }
    }

    /// It vanishes when it is stopped, so nothing could be put back. Nothing was done.
    public static final class Vanishing extends RecreateException {
        Vanishing(String name) {
            super(name, "Made with --rm", null);
        }
    }

    /// It failed, and the old one is not back as it was.
    public static final class NotPutBack extends RecreateException {
        private final String oldName;
        private final RuntimeException why;

        NotPutBack(String name, String oldName, RuntimeException why, RuntimeException undoing) {
            super(name, "Not put back", undoing);
            this.oldName = oldName;
            this.why = why;
        }

        /// Under which it may still stand.
        public String oldName() {
            return oldName;
        }

        /// What failed first.
        public RuntimeException why() {
            return why;
        }
    }

    /// The new one runs; only the old one could not be removed.
    public static final class LeftOver extends RecreateException {
        private final String oldName;

        LeftOver(String name, String oldName, RuntimeException why) {
            super(name, "Left over", why);
            this.oldName = oldName;
        }

        public String oldName() {
            return oldName;
        }
    }
}
