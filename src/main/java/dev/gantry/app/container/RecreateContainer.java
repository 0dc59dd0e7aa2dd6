package dev.gantry.app.container;

import dev.gantry.docker.Container;
import dev.gantry.docker.ContainerDetails;
import dev.gantry.docker.ContainerId;
import dev.gantry.docker.Containers;
import dev.gantry.docker.Engine;
import dev.gantry.docker.EngineException;
import dev.gantry.docker.Removal;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Makes a container anew, changed: the old one stays aside until the new one has proved itself,
/// and comes back when that fails.
///
/// A journal holds how each step is undone, in the order of undoing. It is written before the step,
/// for a step whose answer is lost may have been carried out; so undoing looks at what is there
/// first.
public final class RecreateContainer {

    private static final Duration MOMENT = Duration.ofSeconds(3);

    private final Engine engine;
    private final Containers containers;
    private final Consumer<RecreateStep> progress;
    private final Deque<Runnable> journal = new ArrayDeque<>();
    private RecreateStep step = RecreateStep.SET_ASIDE;

    /// @param progress told of each step, on the thread that runs it
    public RecreateContainer(Engine engine, Consumer<RecreateStep> progress) {
        this.engine = engine;
        this.containers = engine.containers();
        this.progress = progress;
    }

    /// Returns the new container once it runs, and is healthy where it has a check; at once when
    /// the old one did not run. To be called once.
    ///
    /// Throws [RecreateException], and [EngineException] when the old one cannot be asked for.
    public ContainerId run(ContainerId id, ContainerDraft draft) {
        var old = new Old(containers.inspect(id));
        if (isVanishing(old.before)) {
            throw new RecreateException.Vanishing(old.before.name());
        }
        ContainerId made;
        try {
            made = replace(old, draft);
        } catch (RuntimeException failure) {
            throw undone(old, told(old, failure));
        }
        remove(old);
        return made;
    }

    private static boolean isVanishing(ContainerDetails container) {
        return InspectJson.parse(container.rawJson())
                .path("HostConfig")
                .path("AutoRemove")
                .asBoolean();
    }

    private ContainerId replace(Old old, ContainerDraft draft) {
        at(RecreateStep.SET_ASIDE);
        journal.push(old::nameBack);
        containers.rename(old.id, old.aside);
        at(RecreateStep.CREATE);
        var made = new Made(draft.name(), old.id);
        journal.push(made::remove);
        var id = made.create(draft);
        if (!old.wasUp()) {
            return id;
        }
        at(RecreateStep.STOP_OLD);
        journal.addLast(old::startAgain); // once the new one has given up ports and name
        containers.stop(old.id);
        at(RecreateStep.START);
        containers.start(id);
        at(RecreateStep.VERIFY);
        new Proof(engine, old.before.name()).await(id, MOMENT);
        return id;
    }

    private void at(RecreateStep now) {
        step = now;
        progress.accept(now);
    }

    private RecreateException told(Old old, RuntimeException failure) {
        var name = old.before.name();
        return switch (failure) {
            case RecreateException known -> known;
            case EngineException.Cancelled stopped -> new RecreateException.Stopped(name, stopped);
            default -> new RecreateException.Refused(name, step, failure);
        };
    }

    /// Undoes, also when the thread was interrupted: an interruption is for the deed, not for this.
    private RecreateException undone(Old old, RecreateException why) {
        boolean interrupted = Thread.interrupted();
        try {
            progress.accept(RecreateStep.PUT_BACK);
            while (!journal.isEmpty()) {
                journal.pop().run();
            }
            return why;
        } catch (EngineException undoing) {
            return new RecreateException.NotPutBack(old.before.name(), old.aside, why, undoing);
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /// Past the point of return: the new one has proved itself. Its volumes may be the old one's.
    private void remove(Old old) {
        at(RecreateStep.REMOVE_OLD);
        try {
            containers.remove(old.id, new Removal(true, false));
        } catch (EngineException.Gone already) {
            // as wanted
        } catch (EngineException refusal) {
            throw new RecreateException.LeftOver(old.before.name(), old.aside, refusal);
        }
    }

    /// The container as it was before.
    private final class Old {
        private final ContainerDetails before;
        private final ContainerId id;
        private final String aside;

        Old(ContainerDetails before) {
            this.before = before;
            this.id = before.id();
            this.aside = before.name() + "-before-" + before.id().brief();
        }

        boolean wasUp() {
            return switch (before.state()) {
                case RUNNING, PAUSED, RESTARTING -> true;
                case CREATED, EXITED, DEAD, REMOVING, UNKNOWN -> false;
            };
        }

        void nameBack() {
            if (!containers.inspect(id).name().equals(before.name())) {
                containers.rename(id, before.name());
            }
        }

        void startAgain() {
            containers.start(id);
            if (before.state() == Container.State.PAUSED
                    && containers.inspect(id).state() == Container.State.RUNNING) {
                containers.pause(id);
            }
        }
    }

    /// The new one, as far as it has come.
    private final class Made {
        private final String name;
        private final ContainerId old;
        private @Nullable ContainerId id;

        Made(String name, ContainerId old) {
            this.name = name;
            this.old = old;
        }

        ContainerId create(ContainerDraft draft) {
            var now = containers.create(draft.name(), draft.platform(), draft.createJson());
            id = now;
            draft.furtherNetworks()
                    .forEach((network, endpoint) ->
                            engine.networks().connect(network, now, endpoint));
            return now;
        }

        /// An answer that was lost leaves one that was made and never started.
        void remove() {
            if (id != null) {
                removeMade(id);
                return;
            }
            containers.all().stream()
                    .filter(other -> other.name().equals(name) && !other.id().equals(old))
                    .filter(other -> other.state() == Container.State.CREATED)
                    .forEach(other -> containers.remove(other.id(), Removal.PLAIN));
        }

        private void removeMade(ContainerId known) {
            try {
                containers.remove(known, new Removal(true, true));
            } catch (EngineException.Gone already) {
                // as wanted
            }
        }
    }
}
