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
import dev.gantry.docker.Network;
import dev.gantry.docker.Removal;
import dev.gantry.docker.Volume;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Brings a deploy that failed or was cut off to a clean end: back to what was, or, when the new
/// containers had proved themselves, on to the removal of the old ones.
///
/// It believes the engine and not the journal where the two can differ, so it may be begun again
/// however often it is cut off itself.
final class Undo {

    private static final int PASSES = 5;
    private static final Duration BETWEEN = Duration.ofMillis(200);
    private static final Duration ENGINE_COMES_BACK = Duration.ofMinutes(1);
    private static final Duration OLD_GETS_HEALTHY = Duration.ofMinutes(2);

    private final Engine engine;
    private final DeployListener listener;
    private final DeployJournal journal;

    Undo(Engine engine, DeployListener listener, DeployJournal journal) {
        this.engine = engine;
        this.listener = listener;
        this.journal = journal;
    }

    /// What was there before is there again, and runs as it ran.
    ///
    /// @return volumes that stay: containers of the deploy may have written to them
    List<String> back() {
        awaitEngine();
        var written = new HashSet<String>();
        for (int pass = 1; !passes(written, pass == PASSES); pass++) {
            pause();
        }
        pass(written); // a call whose answer was lost may have been carried out since
        return volumes(written);
    }

    /// Whether all went through. Calls of the deploy whose answers were lost may be carried out any
    /// moment, and be in the way.
    private boolean passes(Set<String> written, boolean last) {
        try {
            pass(written);
            return true;
        } catch (EngineException.Conflict | EngineException.Refused inTheWay) {
            if (last) {
                throw inTheWay;
            }
            return false;
        }
    }

    private void pass(Set<String> written) {
        var made = made();
        written.addAll(written(made));
        made.forEach(this::remove);
        networks();
        names();
        journal.containers().forEach(this::run);
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

    private List<Container> made() {
        return engine.containers().all().stream().filter(this::isOurs).toList();
    }

    private boolean isOurs(Container container) {
        return journal.deploy().equals(container.labels().get(ComposeLabels.DEPLOY));
    }

    /// Volumes of this deploy that a container which ran has mounted.
    private Set<String> written(List<Container> made) {
        var written = new HashSet<String>();
        for (var container : made) {
            inspect(container.id())
                    .filter(details -> details.startedAt().isPresent())
                    .ifPresent(details ->
                            details.mounts().stream()
                                    .filter(mount -> mount.kind().equals("volume"))
                                    .forEach(mount -> written.add(mount.source())));
        }
        return written;
    }

    /// Its anonymous volumes stay while the old container has them; those of a new one go with it.
    private void remove(Container container) {
        listener.container(container.name(), Deed.REMOVING);
        boolean inherited =
                journal.containers().stream().anyMatch(old -> old.name().equals(container.name()));
        remove(container.id(), !inherited);
        listener.container(container.name(), Deed.REMOVED);
    }

    private void networks() {
        removeMadeNetworks();
        journal.networks().forEach(this::network);
    }

    private void removeMadeNetworks() {
        for (var network : engine.networks().all()) {
            if (journal.deploy().equals(network.labels().get(ComposeLabels.DEPLOY))) {
                leave(network);
                orGone(() -> engine.networks().remove(network.id()));
                listener.network(network.name(), Deed.REMOVED);
            }
        }
    }

    /// Old containers that have been joined to the new network already.
    private void leave(Network network) {
        for (var old : journal.containers()) {
            inspect(new ContainerId(old.id()))
                    .filter(details ->
                            details.networks().values().stream()
                                    .anyMatch(it -> it.networkId().equals(network.id().value())))
                    .ifPresent(details ->
                            engine.networks().disconnect(network.id().value(), details.id()));
        }
    }

    private void network(DeployJournal.OldNetwork old) {
        while (!isThere(old.name())) {
            create(old);
        }
        for (var member : old.members()) {
            var id = new ContainerId(member.container());
            inspect(id)
                    .filter(details -> !isIn(old.name(), details))
                    .ifPresent(_ -> {
                        leaveStale(old.name(), id);
                        engine.networks().connect(old.name(), id, member.endpointJson());
                    });
        }
    }

    private boolean isThere(String network) {
        return engine.networks().all().stream().anyMatch(it -> it.name().equals(network));
    }

    /// A call whose answer was lost may just now have made the new one in its place. And its
    /// addresses may be another network's by now: then the engine is to choose others.
    private void create(DeployJournal.OldNetwork old) {
        try {
            engine.networks().create(old.json());
        } catch (EngineException.Conflict justNow) {
            removeMadeNetworks();
            return;
        } catch (EngineException.Refused taken) {
            if (!String.valueOf(taken.getMessage()).contains("overlaps")) {
                throw taken;
            }
            engine.networks().create(old.jsonWithoutAddresses());
        }
        listener.network(old.name(), Deed.BACK);
    }

    private boolean isIn(String network, ContainerDetails details) {
        var endpoint = details.networks().get(network);
        return endpoint != null
                && engine.networks().all().stream()
                        .anyMatch(it -> it.id().value().equals(endpoint.networkId()));
    }

    /// A stopped container still names the network that is gone.
    private void leaveStale(String network, ContainerId id) {
        try {
            engine.networks().disconnect(network, id);
        } catch (EngineException.Gone | EngineException.Refused notIn) {
            // as wanted
        }
    }

    private void names() {
        for (var old : journal.containers()) {
            inspect(new ContainerId(old.id()))
                    .filter(details -> !details.name().equals(old.name()))
                    .filter(_ -> old.fate() == Fate.REPLACED)
                    .ifPresent(details -> engine.containers().rename(details.id(), old.name()));
        }
    }

    private void run(Old old) {
        var details = inspect(new ContainerId(old.id()));
        if (details.isEmpty()) {
            return; // somebody has removed it
        }
        var now = details.get();
        if (!old.wasUp()) {
            stopAgain(now);
        } else if (now.state() == State.PAUSED && !old.wasPaused()) {
            engine.containers().unpause(now.id());
        } else if (!isUp(now)) {
            awaitNeeds(now);
            listener.container(old.name(), Deed.PUTTING_BACK);
            engine.containers().start(now.id());
            if (old.wasPaused()) {
                engine.containers().pause(now.id());
            }
            listener.container(old.name(), Deed.BACK);
        }
    }

    private void stopAgain(ContainerDetails now) {
        if (isUp(now)) {
            engine.containers().stop(now.id());
        }
    }

    private static boolean isUp(ContainerDetails now) {
        return now.state() == State.RUNNING
                || now.state() == State.PAUSED
                || now.state() == State.RESTARTING;
    }

    /// Its own label tells what it needs. Waiting must not hold up the others for ever.
    private void awaitNeeds(ContainerDetails container) {
        var label = container.labels().getOrDefault(ComposeLabels.DEPENDS_ON, "");
        for (var need : label.split(",")) {
            var parts = need.split(":");
            if (parts.length > 1 && parts[1].equals("service_healthy")) {
                journal.containers().stream()
                        .filter(old -> old.service().equals(parts[0]) && old.wasUp())
                        .forEach(old -> awaitVerdict(new ContainerId(old.id())));
            }
        }
    }

    private void awaitVerdict(ContainerId id) {
        long until = System.nanoTime() + OLD_GETS_HEALTHY.toNanos();
        while (System.nanoTime() < until
                && inspect(id).filter(it -> it.health() == Health.STARTING).isPresent()) {
            pause();
        }
    }

    private List<String> volumes(Set<String> written) {
        var kept = new ArrayList<String>();
        for (var volume : engine.volumes().all()) {
            if (!journal.deploy().equals(volume.labels().get(ComposeLabels.DEPLOY))) {
                continue;
            }
            if (written.contains(volume.name().value())) {
                kept.add(volume.name().value());
                listener.volume(volume.name().value(), Deed.KEPT);
            } else {
                removeUnused(volume);
            }
        }
        return kept;
    }

    private void removeUnused(Volume volume) {
        orGone(() -> {
            engine.volumes().remove(volume.name());
        });
        listener.volume(volume.name().value(), Deed.REMOVED);
    }

    /// The new containers stay; what they replace goes.
    void on() {
        awaitEngine();
        for (var old : journal.containers()) {
            if (old.fate() == Fate.REPLACED || old.fate() == Fate.REMOVED) {
                removeOld(old);
            }
        }
    }

    /// Its anonymous volumes are the new container's now; those of one that nothing replaces stay,
    /// too: nothing that holds data goes by the way.
    private void removeOld(Old old) {
        listener.container(old.name(), Deed.REMOVING);
        remove(new ContainerId(old.id()), false);
        listener.container(old.name(), Deed.REMOVED);
    }

    private Optional<ContainerDetails> inspect(ContainerId id) {
        try {
            return Optional.of(engine.containers().inspect(id));
        } catch (EngineException.Gone gone) {
            return Optional.empty();
        }
    }

    private static void orGone(Runnable deed) {
        try {
            deed.run();
        } catch (EngineException.Gone already) {
            // as wanted
        }
    }

    /// The engine may be at it already, for a call whose answer was lost.
    private void remove(ContainerId id, boolean withAnonymousVolumes) {
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
        long until = System.nanoTime() + ENGINE_COMES_BACK.toNanos();
        while (inspect(id).isPresent()) {
            if (System.nanoTime() > until) {
                throw busy;
            }
            pause();
        }
    }

    private static void pause() {
        try {
            Thread.sleep(BETWEEN);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new EngineException.Cancelled(stopped);
        }
    }
}
