package dev.gantry.app.stack;

import dev.gantry.compose.plan.Dependency.Condition;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What made a deploy fail.
public sealed interface Trouble {

    @Nullable Throwable cause();

    /// The engine would not.
    ///
    /// @param name of the container, network or volume
    record Refused(DeployProgress.Subject subject, String name, RuntimeException cause)
            implements Trouble {}

    /// It ended soon after its start, or is started again and again.
    record Ended(String container, int exitCode, List<String> lastLines) implements Trouble {
        @Override
        public @Nullable Throwable cause() {
            return null;
        }
    }

    /// @param outputs of its check, the newest last
    record Unhealthy(String container, List<String> outputs) implements Trouble {
        @Override
        public @Nullable Throwable cause() {
            return null;
        }
    }

    /// Another service waited for it.
    record NotReady(
            String container,
            Condition condition,
            String waiting,
            int exitCode,
            List<String> lastLines)
            implements Trouble {
        @Override
        public @Nullable Throwable cause() {
            return null;
        }
    }

    /// It took longer than a person allowed.
    record TooLong(String container, Condition condition, long seconds) implements Trouble {
        @Override
        public @Nullable Throwable cause() {
            return null;
        }
    }

    /// @param output of the command
    record HookFailed(String container, String hook, int exitCode, String output)
            implements Trouble {
        @Override
        public @Nullable Throwable cause() {
            return null;
        }
    }

    /// Anything else, such as an engine that was lost.
    record Failed(RuntimeException cause) implements Trouble {}

    /// A person stopped it.
    record Stopped() implements Trouble {
        @Override
        public @Nullable Throwable cause() {
            return null;
        }
    }

    /// Carries trouble out of where it was met.
    final class Met extends RuntimeException {
        private final transient Trouble trouble;

        Met(Trouble trouble) {
            super(trouble.toString(), trouble.cause());
            this.trouble = trouble;
        }

        Trouble trouble() {
            return trouble;
        }
    }
}
