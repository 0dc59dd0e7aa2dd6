package dev.gantry.app.stack;

import dev.gantry.app.stack.DeployJournal.Fate;
import dev.gantry.app.stack.DeployJournal.Old;
import dev.gantry.app.stack.DeployProgress.Deed;
import dev.gantry.compose.plan.ComposeLabels;
import dev.gantry.docker.Container;
import dev.gantry.docker.Container.State;
import dev.gantry.docker.ContainerDetails;
import dev.gantry.docker.ContainerId;
import dev.gantry.docker.Engine;
import dev.gantry.docker.EngineException;
import dev.gantry.docker.Health;
import dev.gantry.docker.Volume;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/// Brings a deploy that failed or was cut off to a clean end: back to what was, or, when the new
/// containers had proved themselves, on to the removal of the old ones.
///
/// It believes the engine and not the journal where the two can differ, so it may be begun again
/// however often it is cut off itself. What one refusal hinders does not keep it from the rest.
final class Undo {

    private static final Duration BETWEEN = Duration.ofMillis(200);
    private static final Duration ENGINE_COMES_BACK = Duration.ofMinutes(1);
    private static final Duration REFUSALS_END = Duration.ofSeconds(30);
    private static final Duration OLD_GETS_HEALTHY = Duration.ofMinutes(2);

    private final Engine engine;
    private final DeployListener listener;
    private final Consumer<DeployJournal> journals;
    private final UndoContainers containers;
    private DeployJournal journal;

    /// @param journals keeps what has to outlive a cut
    Undo(
            Engine engine,
            DeployListener listener,
            DeployJournal journal,
            Consumer<DeployJournal> journals) {
        this.engine = engine;
        this.listener = listener;
        this.journal = journal;
        this.journals = journals;
        this.containers = new UndoContainers(engine, listener);
    }

    /// What became of it.
    ///
    /// @param keptVolumes new ones that stay: containers of the deploy may have written to them
    /// @param gone containers that cannot be back: somebody has removed them
    /// @param movedOn somebody has gone on from where the deploy was cut off: nothing was changed
    record Outcome(List<String> keptVolumes, List<String> gone, boolean movedOn) {}

    /// What was there before is there again, and runs as it ran.
    ///
    /// @param lostCalls the deploy was cut off, so a stop that it asked for may be under way still
    Outcome back(boolean lostCalls) {
        awaitEngine();
        if (hasMovedOn()) {
            return new Outcome(List.of(), List.of(), true);
        }
        long until = System.nanoTime() + REFUSALS_END.toNanos();
        for (var troubles = pass(false); !troubles.isEmpty(); troubles = pass(true)) {
            if (System.nanoTime() > until) {
                throw all(troubles);
            }
            pause();
        }
        if (lostCalls) {
            watch();
        }
        return new Outcome(volumes(), gone(), false);
    }

    private static EngineException all(List<EngineException> troubles) {
        var first = troubles.getFirst();
        troubles.stream().skip(1).forEach(first::addSuppressed);
        return first;
    }

    /// Another deploy, of the reference's or from elsewhere, has kept the new containers and
    /// removed old ones: putting back would now destroy.
    private boolean hasMovedOn() {
        return journal.containers().stream()
                .filter(old -> old.fate() == Fate.REPLACED)
                .anyMatch(old -> containers.inspect(old).isEmpty());
    }

    private List<String> gone() {
        return journal.containers().stream()
                .filter(old -> containers.inspect(old).isEmpty())
                .map(Old::name)
                .toList();
    }

    /// An engine that is starting again refuses everything for a while.
    private void awaitEngine() {
        long until = System.nanoTime() + ENGINE_COMES_BACK.toNanos();
        while (true) {
            try {
                engine.ping();
                return;
            } catch (EngineException.NoConnection away) {
                if (System.nanoTime() > until) {
                    throw away;
                }
                pause();
            }
        }
    }

    /// @param again what is in use by now is somebody's, and stays
    /// @return refusals; calls of the deploy whose answers were lost may be in the way for a moment
    private List<EngineException> pass(boolean again) {
        var troubles = new ArrayList<EngineException>();
        var made = made();
        keepWritten(made);
        made.forEach(each -> attempt(troubles, () -> containers.remove(each, isInherited(each))));
        new UndoNetworks(engine, listener, journal, containers)
                .back(again, deed -> attempt(troubles, deed));
        journal.containers().forEach(old -> attempt(troubles, () -> name(old)));
        journal.containers().forEach(old -> attempt(troubles, () -> run(old)));
        return troubles;
    }

    private static void attempt(List<EngineException> troubles, Runnable deed) {
        try {
            deed.run();
        } catch (EngineException.Gone already) {
            // as wanted, or somebody's doing
        } catch (EngineException.Conflict | EngineException.Refused refusal) {
            troubles.add(refusal);
        }
    }

    private List<Container> made() {
        return engine.containers().all().stream().filter(this::isOurs).toList();
    }

    private boolean isOurs(Container container) {
        return journal.deploy().equals(container.labels().get(ComposeLabels.DEPLOY));
    }

    /// The old container has these volumes, too.
    private boolean isInherited(Container made) {
        return journal.containers().stream().anyMatch(old -> old.name().equals(made.name()));
    }

    /// Volumes of this deploy that a container which ran has mounted. To be known also when this is
    /// cut off after the containers are gone.
    private void keepWritten(List<Container> made) {
        var written = new HashSet<>(journal.keptVolumes());
        for (var container : made) {
            containers
                    .inspect(container.id())
                    .filter(details -> details.startedAt().isPresent())
                    .ifPresent(details ->
                            details.mounts().stream()
                                    .filter(mount -> mount.kind().equals("volume"))
                                    .forEach(mount -> written.add(mount.source())));
        }
        if (!written.equals(Set.copyOf(journal.keptVolumes()))) {
            journal = journal.keeping(List.copyOf(written));
            journals.accept(journal);
        }
    }

    private void name(Old old) {
        boolean moved = old.fate() == Fate.REPLACED || old.fate() == Fate.REMOVED;
        containers
                .inspect(old)
                .filter(details -> moved && !details.name().equals(old.name()))
                .ifPresent(details -> engine.containers().rename(details.id(), old.name()));
    }

    private void run(Old old) {
        var details = containers.inspect(old);
        if (details.isEmpty()) {
            return; // told at the end
        }
        var now = details.get();
        if (!old.wasUp()) {
            containers.stop(now);
        } else if (!UndoContainers.isUp(now)) {
            awaitNeeds(now);
            start(old);
        } else if (now.state() == State.PAUSED && !old.wasPaused()) {
            engine.containers().unpause(now.id());
        } else if (now.state() == State.RUNNING && old.wasPaused()) {
            engine.containers().pause(now.id());
        }
    }

    private void start(Old old) {
        var id = new ContainerId(old.id());
        listener.container(old.name(), Deed.PUTTING_BACK);
        engine.containers().start(id);
        if (old.wasPaused()) {
            engine.containers().pause(id);
        }
        listener.container(old.name(), Deed.BACK);
    }

    /// Its own label tells what it needs. Waiting must not hold up the others for ever.
    private void awaitNeeds(ContainerDetails container) {
        var label = container.labels().getOrDefault(ComposeLabels.DEPENDS_ON, "");
        for (var need : label.split(",")) {
            var parts = need.split(":");
            if (parts.length > 1 && parts[1].equals("service_healthy")) {
                journal.containers().stream()
                        .filter(old -> old.service().equals(parts[0]) && old.wasUp())
                        .forEach(this::awaitVerdict);
            }
        }
    }

    private void awaitVerdict(Old old) {
        long until = System.nanoTime() + OLD_GETS_HEALTHY.toNanos();
        while (System.nanoTime() < until
                && containers
                        .inspect(old)
                        .filter(it -> it.health() == Health.STARTING)
                        .isPresent()) {
            pause();
        }
    }

    /// A stop that was asked for before the cut goes on for as long as the container's grace.
    private void watch() {
        long until = System.nanoTime() + Duration.ofSeconds(journal.graceSeconds()).toNanos();
        while (System.nanoTime() < until && journal.containers().stream().anyMatch(Old::wasUp)) {
            pause();
            journal.containers().forEach(this::run);
        }
    }

    private List<String> volumes() {
        var kept = new ArrayList<String>();
        for (var volume : engine.volumes().all()) {
            if (journal.deploy().equals(volume.labels().get(ComposeLabels.DEPLOY))
                    && !removed(volume)) {
                kept.add(volume.name().value());
                listener.volume(volume.name().value(), Deed.KEPT);
            }
        }
        return kept;
    }

    /// Not one that was written to, or that somebody uses by now.
    private boolean removed(Volume volume) {
        if (journal.keptVolumes().contains(volume.name().value())) {
            return false;
        }
        try {
            engine.volumes().remove(volume.name());
        } catch (EngineException.Gone already) {
            return true;
        } catch (EngineException.Conflict inUse) {
            return false;
        }
        listener.volume(volume.name().value(), Deed.REMOVED);
        return true;
    }

    /// The new containers stay; what they replace goes.
    void on() {
        awaitEngine();
        var troubles = new ArrayList<EngineException>();
        for (var old : journal.containers()) {
            if (old.fate() == Fate.REPLACED || old.fate() == Fate.REMOVED) {
                attempt(troubles, () -> removeOld(old));
            }
        }
        if (!troubles.isEmpty()) {
            throw all(troubles);
        }
    }

    /// Its anonymous volumes are the new container's now; those of one that nothing replaces stay,
    /// too: nothing that holds data goes by the way. One that has been given its name again is
    /// somebody's.
    private void removeOld(Old old) {
        containers
                .inspect(old)
                .filter(it -> old.fate() == Fate.REMOVED || it.name().equals(old.aside()))
                .ifPresent(it -> {
                    listener.container(old.name(), Deed.REMOVING);
                    containers.stop(it);
                    containers.remove(it.id(), false);
                    listener.container(old.name(), Deed.REMOVED);
                });
    }

    static void pause() {
        try {
            Thread.sleep(BETWEEN);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new EngineException.Cancelled(stopped);
        }
    }
}
