package dev.gantry.app.stack;

import dev.gantry.app.stack.DeployProgress.Subject;
import dev.gantry.docker.EngineException;
import java.util.function.Supplier;

/// Calls on the engine whose refusal has to name what it was about.
final class Doing {

    private Doing() {}

    static void doing(Subject subject, String name, Runnable deed) {
        asked(
                subject,
                name,
                () -> {
                    deed.run();
                    return true;
                });
    }

    /// Says at what the engine refused.
    static <T> T asked(Subject subject, String name, Supplier<T> deed) {
        Together.orStopped();
        try {
            return deed.get();
        } catch (EngineException.Cancelled stopped) {
            throw stopped;
        } catch (EngineException refusal) {
            throw new Trouble.Met(new Trouble.Refused(subject, name, refusal));
        }
    }
}
