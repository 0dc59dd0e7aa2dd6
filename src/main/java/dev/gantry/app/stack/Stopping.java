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

    /// Does nothing for one that is down.
    void stop(ContainerDetails container) {
        if (container.state() != State.RUNNING
                && container.state() != State.PAUSED
                && container.state() != State.RESTARTING) {
            return;
        }
        var name = container.name();
        var service = project.services().get(Observed.service(container));
        if (service != null) {
            new Hooks(engine).run(service, "pre_stop", container.id(), name);
        }
        listener.container(name, Deed.STOPPING);
        Doing.doing(
                Subject.CONTAINER,
                name,
                () -> {
                    orGone(() -> stop(container.id()));
                });
        listener.container(name, Deed.STOPPED);
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
