package dev.gantry.app.stack;

import dev.gantry.app.stack.DeployProgress.Deed;
import dev.gantry.app.stack.DeployProgress.Subject;
import dev.gantry.compose.plan.Observed;
import dev.gantry.compose.plan.Project;
import dev.gantry.docker.Container.State;
import dev.gantry.docker.ContainerDetails;
import dev.gantry.docker.ContainerId;
import dev.gantry.docker.Engine;
import dev.gantry.docker.EngineException;
import java.time.Duration;
import java.util.Optional;

/// Stops containers of a stack as its services want to be stopped.
final class Stopping {

    private final Engine engine;
    private final Project project;
    private final Optional<Duration> grace;
    private final DeployListener listener;

    /// @param grace instead of each container's own
    Stopping(Engine engine, Project project, Optional<Duration> grace, DeployListener listener) {
        this.engine = engine;
        this.project = project;
        this.grace = grace;
        this.listener = listener;
    }

    /// Does nothing for one that is down by now, or gone.
    void stop(ContainerDetails container) {
        if (!isUp(container.id())) {
            return;
        }
        var name = container.name();
        hook(container);
        listener.container(name, Deed.STOPPING);
        Doing.doing(Subject.CONTAINER, name, () -> orGone(() -> stop(container.id())));
        listener.container(name, Deed.STOPPED);
    }

    private boolean isUp(ContainerId id) {
        try {
            return UndoContainers.isUp(engine.containers().inspect(id));
        } catch (EngineException.Gone gone) {
            return false;
        }
    }

    /// Nothing can be run in one that is paused, or that ends just now.
    private void hook(ContainerDetails container) {
        var service = project.services().get(Observed.service(container));
        try {
            if (service != null && container.state() == State.RUNNING) {
                new Hooks(engine).run(service, "pre_stop", container.id(), container.name());
            }
        } catch (EngineException.Conflict | EngineException.Gone ended) {
            // it is down, as it was to be
        }
    }

    private void stop(ContainerId id) {
        if (grace.isPresent()) {
            engine.containers().stop(id, grace.get());
        } else {
            engine.containers().stop(id);
        }
    }

    /// A volume that was replaced has taken the old container along.
    static void orGone(Runnable deed) {
        try {
            deed.run();
        } catch (EngineException.Gone already) {
            // as it has to be
        }
    }
}
