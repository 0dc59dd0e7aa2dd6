package dev.gantry.app.stack;

import dev.gantry.app.stack.DeployJournal.Old;
import dev.gantry.app.stack.DeployProgress.Deed;
import dev.gantry.docker.Container;
import dev.gantry.docker.Container.State;
import dev.gantry.docker.ContainerDetails;
import dev.gantry.docker.ContainerId;
import dev.gantry.docker.Engine;
import dev.gantry.docker.EngineException;
import dev.gantry.docker.Removal;
import java.time.Duration;
import java.util.Optional;

/// Stops and removes containers of which nobody knows for sure what state they are in.
final class UndoContainers {

    private static final Duration REMOVAL_ENDS = Duration.ofMinutes(1);

    private final Engine engine;
    private final DeployListener listener;

    UndoContainers(Engine engine, DeployListener listener) {
        this.engine = engine;
        this.listener = listener;
    }

    Optional<ContainerDetails> inspect(Old old) {
        return inspect(new ContainerId(old.id()));
    }

    Optional<ContainerDetails> inspect(ContainerId id) {
        try {
            return Optional.of(engine.containers().inspect(id));
        } catch (EngineException.Gone gone) {
            return Optional.empty();
        }
    }

    static boolean isUp(ContainerDetails now) {
        return now.state() == State.RUNNING
                || now.state() == State.PAUSED
                || now.state() == State.RESTARTING;
    }

    /// With its own grace: it may be writing to what the next one reads.
    void stop(ContainerDetails now) {
        if (isUp(now)) {
            engine.containers().stop(now.id());
        }
    }

    /// @param inherited another container has its anonymous volumes
    void remove(Container container, boolean inherited) {
        listener.container(container.name(), Deed.REMOVING);
        inspect(container.id()).ifPresent(this::stop);
        remove(container.id(), !inherited);
        listener.container(container.name(), Deed.REMOVED);
    }

    /// The engine may be at it already, for a call whose answer was lost.
    void remove(ContainerId id, boolean withAnonymousVolumes) {
        try {
            engine.containers().remove(id, new Removal(true, withAnonymousVolumes));
        } catch (EngineException.Gone already) {
            // as wanted
        } catch (EngineException.Conflict busy) {
            if (!String.valueOf(busy.getMessage()).contains("already in progress")) {
                throw busy;
            }
            awaitGone(id, busy);
        }
    }

    private void awaitGone(ContainerId id, EngineException.Conflict busy) {
        long until = System.nanoTime() + REMOVAL_ENDS.toNanos();
        while (inspect(id).isPresent()) {
            if (System.nanoTime() > until) {
                throw busy;
            }
            Undo.pause();
        }
    }
}
