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

        /// @param keptVolumes new ones that containers have written to
        PutBack(Trouble trouble, List<String> keptVolumes) {
            super(trouble.toString(), trouble.cause());
            this.trouble = trouble;
            this.keptVolumes = List.copyOf(keptVolumes);
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

    /// An earlier deploy of the project was cut off.
    public static final class CutOff extends DeployException {
        private final Instant since;
        private final boolean finished;

        /// @param finished the new containers had proved themselves: only removing was left
        CutOff(String project, Instant since, boolean finished) {
            super(project, null);
            this.since = since;
            this.finished = finished;
        }

        public Instant since() {
            return since;
        }

        public boolean finished() {
            return finished;
        }
    }
}
