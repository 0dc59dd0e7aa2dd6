package dev.gantry.app.stack;

import dev.gantry.app.stack.DeployProgress.Deed;
import dev.gantry.compose.plan.ComposeLabels;
import dev.gantry.docker.ContainerDetails;
import dev.gantry.docker.ContainerId;
import dev.gantry.docker.Engine;
import dev.gantry.docker.EngineException;
import dev.gantry.docker.Network;
import java.util.function.Consumer;

/// Takes away the networks of a deploy, and brings back those that it replaced.
final class UndoNetworks {

    private final Engine engine;
    private final DeployListener listener;
    private final DeployJournal journal;
    private final UndoContainers containers;

    UndoNetworks(
            Engine engine,
            DeployListener listener,
            DeployJournal journal,
            UndoContainers containers) {
        this.engine = engine;
        this.listener = listener;
        this.journal = journal;
        this.containers = containers;
    }

    /// @param keepUsed one that something is still in is somebody's by now, and stays
    /// @param attempt does each deed, whatever became of the one before
    void back(boolean keepUsed, Consumer<Runnable> attempt) {
        for (var network : engine.networks().all()) {
            if (journal.deploy().equals(network.labels().get(ComposeLabels.DEPLOY))) {
                attempt.accept(() -> remove(network, keepUsed));
            }
        }
        journal.networks().forEach(old -> attempt.accept(() -> back(old)));
    }

    private void remove(Network network, boolean keepUsed) {
        leave(network);
        try {
            engine.networks().remove(network.id());
        } catch (EngineException.Refused inUse) {
            boolean replaces =
                    journal.networks().stream().anyMatch(it -> it.name().equals(network.name()));
            if (replaces || !keepUsed) {
                throw inUse;
            }
            listener.network(network.name(), Deed.KEPT);
            return;
        }
        listener.network(network.name(), Deed.REMOVED);
    }

    /// Old containers that have been joined to the new network already.
    private void leave(Network network) {
        for (var old : journal.containers()) {
            containers
                    .inspect(old)
                    .filter(details ->
                            details.networks().values().stream()
                                    .anyMatch(it -> it.networkId().equals(network.id().value())))
                    .ifPresent(details ->
                            engine.networks().disconnect(network.id().value(), details.id()));
        }
    }

    private void back(DeployJournal.OldNetwork old) {
        if (engine.networks().all().stream().noneMatch(it -> it.name().equals(old.name()))) {
            create(old);
        }
        for (var member : old.members()) {
            var id = new ContainerId(member.container());
            containers
                    .inspect(id)
                    .filter(details -> !isIn(old.name(), details))
                    .ifPresent(_ -> {
                        leaveStale(old.name(), id);
                        engine.networks().connect(old.name(), id, member.endpointJson());
                    });
        }
    }

    /// Its addresses may be another network's by now: then the engine is to choose others.
    private void create(DeployJournal.OldNetwork old) {
        try {
            engine.networks().create(old.json());
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
}
