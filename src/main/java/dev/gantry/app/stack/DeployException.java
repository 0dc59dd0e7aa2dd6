package dev.gantry.app.stack;

import dev.gantry.compose.plan.Concern;
import dev.gantry.compose.plan.Plan;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A deploy that did not come to its end.
public abstract sealed class DeployException extends RuntimeException {

    private DeployException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    /// Nothing was touched: the plan cannot be carried out.
    public static final class Hindered extends DeployException {
        private final List<Concern> obstacles;

        Hindered(List<Concern> obstacles) {
            super(obstacles.toString(), null);
            this.obstacles = List.copyOf(obstacles);
        }

        public List<Concern> obstacles() {
            return obstacles;
        }
    }

    /// Nothing was touched: the engine is no longer as it was when the plan was made.
    public static final class Overtaken extends DeployException {
        private final Plan now;

        Overtaken(Plan now) {
            super("the plan is another one now", null);
            this.now = now;
        }

        public Plan now() {
            return now;
        }
    }

    /// Nothing was touched: another deploy of the project is under way here.
    public static final class Busy extends DeployException {
        Busy(String project) {
            super(project + " is being deployed", null);
        }
    }

    /// Nothing was touched: what is to be known for undoing could not be written down.
    public static final class NoJournal extends DeployException {
        private final Path file;

        NoJournal(Path file, Throwable cause) {
            super(file.toString(), cause);
            this.file = file;
        }

        public Path file() {
            return file;
        }
    }

    /// What an earlier deploy left cannot be read: it may have been cut off.
    public static final class BadJournal extends DeployException {
        private final Path file;

        BadJournal(Path file, Throwable cause) {
            super(file.toString(), cause);
            this.file = file;
        }

        public Path file() {
            return file;
        }
    }

    /// All is done, and the journal cannot be removed.
    public static final class NotForgotten extends DeployException {
        private final Path file;

        NotForgotten(Path file, Throwable cause) {
            super(file.toString(), cause);
            this.file = file;
        }

        public Path file() {
            return file;
        }
    }

    /// What was to be started did not get ready. Nothing else was changed.
    public static final class NotStarted extends DeployException {
        private final Trouble trouble;

        NotStarted(Trouble trouble) {
            super(trouble.toString(), trouble.cause());
            this.trouble = trouble;
        }

        public Trouble trouble() {
            return trouble;
        }
    }

    /// An image could not be had. Nothing else was touched.
    public static final class NoImage extends DeployException {
        private final String image;

        NoImage(String image, Throwable cause) {
            super(image, cause);
            this.image = image;
        }

        public String image() {
            return image;
        }
    }

    /// It failed, and what was there before is back.
    public static final class PutBack extends DeployException {
        private final Trouble trouble;
        private final List<String> keptVolumes;
        private final List<String> gone;

        /// @param keptVolumes new ones that containers have written to
        /// @param gone containers that are not back: they had to go with a volume, or somebody has
        ///   removed them
        PutBack(Trouble trouble, List<String> keptVolumes, List<String> gone) {
            super(trouble.toString(), trouble.cause());
            this.trouble = trouble;
            this.keptVolumes = List.copyOf(keptVolumes);
            this.gone = List.copyOf(gone);
        }

        public List<String> gone() {
            return gone;
        }

        public Trouble trouble() {
            return trouble;
        }

        public List<String> keptVolumes() {
            return keptVolumes;
        }
    }

    /// It failed, and so did putting back. The journal stays, and tells what is to be done.
    public static final class NotPutBack extends DeployException {
        private final Trouble trouble;
        private final RuntimeException undoing;

        NotPutBack(Trouble trouble, RuntimeException undoing) {
            super(trouble + "; then " + undoing.getMessage(), undoing);
            this.trouble = trouble;
            this.undoing = undoing;
        }

        public Trouble trouble() {
            return trouble;
        }

        public RuntimeException undoing() {
            return undoing;
        }
    }

    /// The new containers run; something old could not be removed. The journal stays.
    public static final class LeftOver extends DeployException {
        LeftOver(RuntimeException refusal) {
            super(String.valueOf(refusal.getMessage()), refusal);
        }
    }

    /// Nothing was touched: an earlier deploy of the project was cut off, and comes first.
    public static final class CutOff extends DeployException {
        private final Instant since;

        CutOff(String project, Instant since) {
            super(project, null);
            this.since = since;
        }

        public Instant since() {
            return since;
        }
    }
}
