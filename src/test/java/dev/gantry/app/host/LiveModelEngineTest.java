package dev.gantry.app.host;

import dev.gantry.docker.Container;
import dev.gantry.docker.Container.State;
import dev.gantry.docker.ContainerId;
import dev.gantry.docker.Containers;
import dev.gantry.docker.EngineException;
import dev.gantry.docker.Removal;
import dev.gantry.docker.engine.Dialer;
import dev.gantry.testing.EngineTest;
import dev.gantry.testing.TestEngine;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.Timeout;

/// What others do to an engine shows by itself, and soon.
@EngineTest
@Timeout(120)
class LiveModelEngineTest {

    /// Promised is half a second; here others may keep the machine busy.
    private static final Duration SOON = Duration.ofSeconds(2);

    @Test
    void anActMadeElsewhereShowsSoon(TestEngine world, TestReporter reporter) throws Exception {
        try (var elsewhere = new Dialer().connect(world.address());
                var watched = new Supervised(new Dialer(), host(world))) {
            watched.awaitSettled();
            var containers = elsewhere.containers();
            var name = TestEngine.name();
            var id =
                    world.create(
                            name, Map.of("Cmd", List.of("sleep", "600"), "StopSignal", "SIGKILL"));
            var acts =
                    Map.<String, Act>of(
                            "1 create", new Act(() -> {}, is(State.CREATED)),
                            "2 start", new Act(() -> containers.start(id), is(State.RUNNING)),
                            "3 pause", new Act(() -> containers.pause(id), is(State.PAUSED)),
                            "4 unpause", new Act(() -> containers.unpause(id), is(State.RUNNING)),
                            "5 rename",
                                    new Act(
                                            () -> containers.rename(id, name + "-b"),
                                            named(name + "-b")),
                            "6 stop", new Act(() -> containers.stop(id), is(State.EXITED)),
                            "7 restart", new Act(() -> containers.restart(id), is(State.RUNNING)),
                            "8 remove",
                                    new Act(
                                            () -> containers.remove(id, new Removal(true, true)),
                                            Optional::isEmpty));
            var latencies = new TreeMap<String, String>();
            for (var step : new TreeMap<>(acts).entrySet()) {
                step.getValue().deed().run();
                long done = System.nanoTime();
                watched.await(state -> step.getValue().shows().test(container(state, id)), SOON);
                latencies.put(step.getKey(), (System.nanoTime() - done) / 1_000_000 + " ms");
            }
            reporter.publishEntry(latencies);
        }
    }

    private record Act(Runnable deed, Predicate<Optional<Container>> shows) {}

    private static Predicate<Optional<Container>> is(State state) {
        return found -> found.map(Container::state).equals(Optional.of(state));
    }

    private static Predicate<Optional<Container>> named(String name) {
        return found -> found.map(Container::name).equals(Optional.of(name));
    }

    private static Optional<Container> container(HostState state, ContainerId id) {
        return Optional.ofNullable(state.snapshot().containers().get(id));
    }

    /// Engines tell of a pause while they still write it down.
    @Test
    void noPauseIsMissedInABurst(TestEngine world) throws Exception {
        var ids =
                Stream.generate(() -> world.run(TestEngine.name(), "sleep", "600"))
                        .limit(3)
                        .toList();
        try (var elsewhere = new Dialer().connect(world.address());
                var watched = new Supervised(new Dialer(), host(world));
                var hands = Executors.newVirtualThreadPerTaskExecutor()) {
            watched.awaitSettled();
            var works = new ArrayList<Future<?>>();
            for (var id : ids) {
                works.add(hands.submit(() -> pauseOften(elsewhere.containers(), id)));
            }
            for (var work : works) {
                work.get();
            }
            watched.settle(
                    state ->
                            states(state.snapshot().containers().values(), ids)
                                    .equals(states(elsewhere.containers().byIds(ids), ids)),
                    Duration.ofSeconds(3));
        }
    }

    private static void pauseOften(Containers containers, ContainerId id) {
        for (int times = 0; times < 11; times++) {
            try {
                if (times % 2 == 0) {
                    containers.pause(id);
                } else {
                    containers.unpause(id);
                }
            } catch (EngineException.Conflict | EngineException.Refused confused) {
                // engines believe late echoes of their containerd when asked so fast
            }
        }
    }

    private static Map<ContainerId, State> states(
            Collection<Container> containers, List<ContainerId> ids) {
        return containers.stream()
                .filter(container -> ids.contains(container.id()))
                .collect(Collectors.toMap(Container::id, Container::state));
    }

    private static Host host(TestEngine world) {
        return new Host("elsewhere", "elsewhere", world.address(), Host.Origin.KEPT, 1);
    }
}
