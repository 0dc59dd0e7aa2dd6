package dev.gantry.app.host;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gantry.docker.Container;
import dev.gantry.docker.Container.State;
import dev.gantry.docker.ContainerId;
import dev.gantry.docker.Containers;
import dev.gantry.docker.Removal;
import dev.gantry.docker.engine.Dialer;
import dev.gantry.testing.EngineTest;
import dev.gantry.testing.TestEngine;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.Timeout;

/// Three hundred containers come, change and go while a session watches.
///
/// Most steps are cheap ones, for a start costs up to a second of a busy machine: one container in
/// ten is really started, and held, stopped or left to end.
@EngineTest
@Timeout(300)
class ChurnEngineTest {

    private static final int CONTAINERS = 300;
    private static final int STARTED = 30;
    private static final int HANDS = 6;
    private static final long SEED = 20_260_101;
    private static final String RUN = TestEngine.name();

    /// What a test wants to know of a container.
    private record Fact(String name, State state) {}

    @Test
    void theModelEndsAsTheEngineIs(TestEngine world, TestReporter reporter) throws Exception {
        var host = new Host("churn", "churn", world.address(), Host.Origin.KEPT, 1);
        try (var engine = new Dialer().connect(world.address());
                var watched = new Supervised(new Dialer(), host)) {
            watched.awaitSettled();
            var story = new Story();
            watched.session.listen(story::note);
            long start = System.nanoTime();
            var given = churn(world, engine.containers());
            var churned = Duration.ofNanos(System.nanoTime() - start);
            var truth = facts(engine.containers().all());
            // soon enough that no periodic list can have helped
            watched.settle(
                    state -> facts(state.snapshot().containers().values()).equals(truth),
                    Duration.ofSeconds(5));
            var settled = Duration.ofNanos(System.nanoTime() - start).minus(churned);
            reporter.publishEntry(
                    Map.of(
                            "churn",
                            churned.toString(),
                            "model true after",
                            settled.toString(),
                            "containers left",
                            "" + truth.size(),
                            "states seen",
                            "" + story.states));
            assertThat(story.wrongs(given)).isEmpty();
        }
    }

    /// The names each container was given, in order.
    private static Map<ContainerId, List<String>> churn(TestEngine world, Containers containers)
            throws Exception {
        var given = new ConcurrentHashMap<ContainerId, List<String>>();
        try (var hands = Executors.newFixedThreadPool(HANDS)) {
            var works = new ArrayList<Future<?>>();
            for (int i = 0; i < CONTAINERS; i++) {
                int number = i;
                works.add(hands.submit(() -> live(world, containers, number, given)));
            }
            for (var work : works) {
                work.get(4, TimeUnit.MINUTES);
            }
        }
        return given;
    }

    private static void live(
            TestEngine world,
            Containers containers,
            int number,
            Map<ContainerId, List<String>> given) {
        var random = new Random(SEED + number);
        var name = RUN + "-" + number;
        var names = new ArrayList<String>(List.of(name));
        var id = world.create(name, container(number));
        given.put(id, names);
        if (number % (CONTAINERS / STARTED) == 0) {
            containers.start(id);
            hold(containers, id, random);
        }
        for (int renames = random.nextInt(3); renames > 0; renames--) {
            names.add(name + "-" + names.size());
            containers.rename(id, names.getLast());
        }
        if (random.nextInt(10) < 6) {
            containers.remove(id, new Removal(true, true));
        }
    }

    private static Map<String, ?> container(int number) {
        return Map.of(
                "Cmd", List.of("sleep", "600"),
                "StopSignal", "SIGKILL",
                "HostConfig", Map.of("NetworkMode", number % 20 == 0 ? "bridge" : "none"));
    }

    private static void hold(Containers containers, ContainerId id, Random random) {
        switch (random.nextInt(5)) {
            case 0 -> containers.pause(id);
            case 1 -> {
                containers.pause(id);
                containers.unpause(id);
            }
            case 2 -> containers.stop(id);
            case 3 -> containers.kill(id, "SIGKILL");
            default -> {
                // runs on
            }
        }
    }

    private static Map<ContainerId, Fact> facts(Collection<Container> containers) {
        var facts = new HashMap<ContainerId, Fact>();
        for (var container : containers) {
            if (isOurs(container)) {
                facts.put(container.id(), new Fact(container.name(), container.state()));
            }
        }
        return facts;
    }

    private static boolean isOurs(Container container) {
        return container.label(TestEngine.LABEL).orElse("").startsWith(RUN);
    }

    /// What the session told, in order.
    private static final class Story {
        private final Map<ContainerId, List<String>> names = new HashMap<>();
        private final List<String> wrongs = new ArrayList<>();
        private Map<ContainerId, Fact> before = Map.of();
        private final Set<ContainerId> gone = new HashSet<>();
        private int states;

        synchronized void note(HostState state) {
            states++;
            var now = facts(state.snapshot().containers().values());
            now.forEach((id, fact) -> {
                if (gone.contains(id)) {
                    wrongs.add(fact.name() + " came back");
                }
                var seen = names.computeIfAbsent(id, _ -> new ArrayList<>());
                if (seen.isEmpty() || !seen.getLast().equals(fact.name())) {
                    seen.add(fact.name());
                }
            });
            before.keySet().stream().filter(id -> !now.containsKey(id)).forEach(gone::add);
            before = now;
        }

        /// Containers that came back, and names in another order than they were given.
        synchronized List<String> wrongs(Map<ContainerId, List<String>> given) {
            names.forEach((id, seen) -> {
                var inOrder = new ArrayList<>(given.get(id));
                inOrder.retainAll(seen);
                if (!inOrder.equals(seen)) {
                    wrongs.add("seen " + seen + " of " + given.get(id));
                }
            });
            return wrongs;
        }
    }
}
