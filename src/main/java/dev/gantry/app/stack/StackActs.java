package dev.gantry.app.stack;

import dev.gantry.app.stack.DeployProgress.Deed;
import dev.gantry.compose.plan.ComposeLabels;
import dev.gantry.compose.plan.Dependency.Condition;
import dev.gantry.docker.Container;
import dev.gantry.docker.Container.State;
import dev.gantry.docker.Engine;
import dev.gantry.docker.EngineException;
import dev.gantry.docker.Network;
import dev.gantry.docker.NetworkId;
import dev.gantry.docker.Removal;
import dev.gantry.docker.Volume;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/// Acts on a stack that is there, whoever deployed it: its labels tell all that is needed, so no
/// file is.
///
/// Services are dealt with at once, as far as their dependencies allow. Every act blocks and may
/// throw [EngineException].
public final class StackActs {

    private final Engine engine;
    private final Together together;
    private final DeployListener listener;

    /// @param workers gives each task a thread of its own
    public StackActs(Engine engine, Executor workers, DeployListener listener) {
        this.engine = engine;
        this.together = new Together(workers, Together.Manner.LET_FINISH);
        this.listener = listener;
    }

    /// What belongs to a stack.
    ///
    /// @param containers those of single runs, too
    public record Parts(List<Container> containers, List<Network> networks, List<Volume> volumes) {

        public boolean isEmpty() {
            return containers.isEmpty() && networks.isEmpty() && volumes.isEmpty();
        }
    }

    public Parts parts(String project) {
        return new Parts(
                engine.containers().all().stream()
                        .filter(it -> it.stack().filter(project::equals).isPresent())
                        .filter(it -> it.labels().containsKey(ComposeLabels.CONFIG_HASH))
                        .toList(),
                engine.networks().all().stream()
                        .filter(it -> project.equals(it.labels().get(ComposeLabels.PROJECT)))
                        .toList(),
                engine.volumes().all().stream()
                        .filter(it -> project.equals(it.labels().get(ComposeLabels.PROJECT)))
                        .toList());
    }

    /// Dependents first.
    ///
    /// @param services only these; all when none is named
    public void stop(String project, Collection<String> services, Optional<Duration> grace) {
        var members = members(project, services);
        graph(members).reversed().run(together, name -> each(members, name, it -> stop(it, grace)));
    }

    private void stop(Container container, Optional<Duration> grace) {
        if (!container.isUp()) {
            return;
        }
        listener.container(container.name(), Deed.STOPPING);
        if (grace.isPresent()) {
            engine.containers().stop(container.id(), grace.get());
        } else {
            engine.containers().stop(container.id());
        }
        listener.container(container.name(), Deed.STOPPED);
    }

    /// Dependencies first, each waited for as its label says.
    public void start(String project, Collection<String> services) {
        var members = members(project, services);
        var waiting = new Waiting(engine, listener, Optional.empty());
        graph(members)
                .run(
                        together,
                        name -> {
                            each(members, name, it -> awaitNeeds(it, members, waiting));
                            each(members, name, this::start);
                        });
    }

    private void start(Container container) {
        if (container.state() == State.PAUSED) {
            engine.containers().unpause(container.id());
            listener.container(container.name(), Deed.STARTED);
        } else if (container.canStart()) {
            listener.container(container.name(), Deed.STARTING);
            engine.containers().start(container.id());
            listener.container(container.name(), Deed.STARTED);
        }
    }

    private static void awaitNeeds(
            Container container, Map<String, List<Container>> members, Waiting waiting) {
        for (var need : needs(container)) {
            for (var other : members.getOrDefault(need.service(), List.of())) {
                try {
                    waiting.until(need.condition(), other.id(), container.name());
                } catch (Trouble.Met met) {
                    throw new DeployException.NotStarted(met.trouble());
                }
            }
        }
    }

    /// Dependencies first. What is stopped is started.
    public void restart(String project, Collection<String> services, Optional<Duration> grace) {
        var members = members(project, services);
        graph(members).run(together, name -> each(members, name, it -> restart(it, grace)));
    }

    private void restart(Container container, Optional<Duration> grace) {
        listener.container(container.name(), Deed.RESTARTING);
        if (grace.isPresent()) {
            engine.containers().restart(container.id(), grace.get());
        } else {
            engine.containers().restart(container.id());
        }
        listener.container(container.name(), Deed.RESTARTED);
    }

    /// Stops and removes containers, then networks, and where asked volumes with what is in them.
    ///
    /// @param parts what is to go
    /// @param withVolumes also those of `parts`, and the containers' anonymous ones
    /// @return networks that stay: something outside the stack is in them
    public List<String> down(Parts parts, boolean withVolumes, Optional<Duration> grace) {
        var members = byService(parts.containers());
        graph(members)
                .reversed()
                .run(
                        together,
                        name ->
                                each(
                                        members,
                                        name,
                                        it -> {
                                            stop(it, grace);
                                            remove(it, withVolumes);
                                        }));
        var kept = networks(parts.networks());
        if (withVolumes) {
            parts.volumes().forEach(this::remove);
        }
        return kept;
    }

    private void remove(Container container, boolean withVolumes) {
        listener.container(container.name(), Deed.REMOVING);
        try {
            engine.containers().remove(container.id(), new Removal(true, withVolumes));
        } catch (EngineException.Gone already) {
            // as wanted
        }
        listener.container(container.name(), Deed.REMOVED);
    }

    private List<String> networks(List<Network> networks) {
        var kept = new ArrayList<String>();
        for (var network : networks) {
            if (remove(network.id())) {
                listener.network(network.name(), Deed.REMOVED);
            } else {
                kept.add(network.name());
                listener.network(network.name(), Deed.KEPT);
            }
        }
        return kept;
    }

    private boolean remove(NetworkId id) {
        try {
            engine.networks().remove(id);
        } catch (EngineException.Gone already) {
            return true;
        } catch (EngineException.Refused | EngineException.Conflict inUse) {
            return false;
        }
        return true;
    }

    private void remove(Volume volume) {
        listener.volume(volume.name().value(), Deed.REMOVING);
        try {
            engine.volumes().remove(volume.name());
        } catch (EngineException.Gone already) {
            // as wanted
        }
        listener.volume(volume.name().value(), Deed.REMOVED);
    }

    /// By service, lowest number first.
    private Map<String, List<Container>> members(String project, Collection<String> services) {
        var all = byService(parts(project).containers());
        all.values()
                .forEach(list ->
                        list.removeIf(it -> "True".equals(it.labels().get(ComposeLabels.ONE_OFF))));
        if (!services.isEmpty()) {
            all.keySet().retainAll(services);
        }
        return all;
    }

    private static Map<String, List<Container>> byService(List<Container> containers) {
        var all = new LinkedHashMap<String, List<Container>>();
        containers.stream()
                .sorted(Comparator.comparing(Container::name))
                .forEach(container ->
                        all.computeIfAbsent(container.service().orElse(""), _ -> new ArrayList<>())
                                .add(container));
        return all;
    }

    private static ServiceGraph graph(Map<String, List<Container>> members) {
        var needs = new LinkedHashMap<String, Set<String>>();
        members.forEach((name, containers) -> {
            var all = new LinkedHashSet<String>();
            containers.forEach(it -> needs(it).forEach(need -> all.add(need.service())));
            needs.put(name, all);
        });
        return new ServiceGraph(needs);
    }

    private record Need(String service, Condition condition) {}

    private static List<Need> needs(Container container) {
        var label = container.labels().getOrDefault(ComposeLabels.DEPENDS_ON, "");
        var all = new ArrayList<Need>();
        for (var each : label.split(",")) {
            var parts = each.split(":");
            if (!parts[0].isEmpty()) {
                var word = parts.length > 1 ? parts[1] : "";
                all.add(new Need(parts[0], Condition.of(word)));
            }
        }
        return all;
    }

    private static void each(
            Map<String, List<Container>> members, String name, Consumer<Container> act) {
        members.getOrDefault(name, List.of()).forEach(act);
    }
}
