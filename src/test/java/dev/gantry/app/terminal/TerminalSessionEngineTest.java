package dev.gantry.app.terminal;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.gantry.docker.Container;
import dev.gantry.docker.ContainerId;
import dev.gantry.docker.Engine;
import dev.gantry.docker.TerminalSize;
import dev.gantry.docker.engine.Dialer;
import dev.gantry.docker.engine.wire.Request;
import dev.gantry.testing.EngineProxy;
import dev.gantry.testing.EngineTest;
import dev.gantry.testing.TestEngine;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Sessions on containers of a real engine, without a window.
@EngineTest
@Timeout(120)
class TerminalSessionEngineTest {

    private static final TerminalSize SIZE = new TerminalSize(80, 24);
    private static final Executor WORKERS = task -> Thread.ofVirtual().start(task);

    private final TestEngine world;
    private final Engine engine;
    private final Terminals terminals = new Terminals(WORKERS);

    TerminalSessionEngineTest(TestEngine world) {
        this.world = world;
        this.engine = new Dialer().connect(world.address());
    }

    @AfterEach
    void leave() {
        terminals.close();
        engine.close();
    }

    @Test
    void aShellIsFoundAndSpokenWith() {
        var session = open(sleeper(), TerminalPlan.SHELL);
        awaitLive(session);
        assertThat(((SessionState.Live) session.state()).program()).endsWith("ash");
        type(session, "echo $((6*7)) $TERM; stty size\r");
        await(session, "42 xterm-256color");
        await(session, "24 80");
        session.resize(new TerminalSize(100, 30));
        type(session, "while :; do stty size; sleep 0.1; done\r");
        await(session, "30 100");
        type(session, "\u0003");
        await(session, "^C");
        type(session, "exit 3\r");
        until("ended", () -> session.state().isOver());
        assertThat(session.state()).isEqualTo(new SessionState.Ended(java.util.OptionalInt.of(3)));
    }

    @Test
    void closingEndsWhatRunsInside() {
        var container = sleeper();
        var session = open(container, TerminalPlan.SHELL);
        awaitLive(session);
        type(session, "trap '' HUP; sleep 4321 & sleep 4322\r");
        until(
                "both run",
                () -> processes(container.id()).containsAll(List.of("sleep 4321", "sleep 4322")));
        assertThat(terminals.end(session)).isTrue();
        assertThat(processes(container.id())).containsExactly("sleep 600");
        assertThat(terminals.of("host", container.id())).isEmpty();
    }

    @Test
    void afterARestartOfTheContainerItBeginsAnew() {
        var container = sleeper();
        var session = open(container, TerminalPlan.SHELL);
        awaitLive(session);
        type(session, "echo before\r");
        await(session, "before\n");
        engine.containers().kill(container.id(), "KILL");
        until("over", () -> session.state().isOver());
        session.restart();
        until("refused", () -> session.state() instanceof SessionState.Refused);
        engine.containers().start(container.id());
        session.restart();
        awaitLive(session);
        type(session, "echo a''gain\r");
        await(session, "again");
        assertThat(session.screen().text()).as("nothing is lost").contains("before");
    }

    @Test
    void aPausedContainerRefuses() {
        var container = sleeper();
        engine.containers().pause(container.id());
        var session = open(container, TerminalPlan.SHELL);
        until("refused", () -> session.state() instanceof SessionState.Refused);
        engine.containers().unpause(container.id());
    }

    @Test
    void aContainerWithoutAShellIsSaidSo() {
        // nothing is found where nothing is looked for
        var id =
                world.create(
                        TestEngine.name(),
                        Map.of(
                                "Cmd",
                                List.of("sleep", "600"),
                                "Env",
                                List.of("PATH=/usr/nowhere"),
                                "Entrypoint",
                                List.of("/bin/busybox")));
        engine.containers().start(id);
        var session = open(container(id), TerminalPlan.SHELL);
        until("no shell", () -> session.state() instanceof SessionState.NoShell);
    }

    @Test
    void theMainProcessIsJoinedAndLeftAlone() {
        var id =
                world.create(
                        TestEngine.name(),
                        Map.of("Cmd", List.of("sh"), "OpenStdin", true, "Tty", true));
        engine.containers().start(id);
        var session = open(container(id), TerminalPlan.MAIN_PROCESS);
        awaitLive(session);
        type(session, "echo ma''in\r");
        await(session, "main");
        assertThat(terminals.end(session)).isTrue();
        assertThat(engine.containers().inspect(id).state()).isEqualTo(Container.State.RUNNING);
    }

    @Test
    void viTakesTheWholeScreenSavesWhatIsTypedAndGivesItBack() {
        // no shell at a prompt: it would ask where the cursor is and take the answer from what is
        // typed
        var session =
                open(
                        sleeper(),
                        TerminalPlan.command(
                                "sh",
                                "-c",
                                "echo first; echo old > /tmp/note; vi /tmp/note; cat /tmp/note;"
                                        + " echo last; sleep 600"));
        await(session, "- /tmp/note 1/1");
        assertThat(shown(session)).startsWith("old\n~\n~").doesNotContain("first");
        type(session, "O");
        await(session, "I /tmp/note");
        type(session, "new");
        await(session, "new\nold\n~");
        type(session, "\u001b");
        await(session, "- /tmp/note [Modified]");
        type(session, ":wq\r");
        await(session, "last\n");
        assertThat(shown(session).stripTrailing()).isEqualTo("first\nnew\nold\nlast");
    }

    @Test
    void withoutATerminalLinesAreLinesAndControlDIsTheEnd() {
        var plan =
                new TerminalPlan(
                        new TerminalPlan.Program.Command(List.of("cat", "-n")),
                        "",
                        "",
                        List.of(),
                        false,
                        false);
        var session = open(sleeper(), plan);
        awaitLive(session);
        type(session, "one\rtwo\r");
        type(session, "\u0004");
        until("ended", () -> session.state().isOver());
        assertThat(session.screen().text())
                .isEqualTo("     1\tone\n     2\ttwo".replace("\t", "  "));
    }

    @Test
    void aLostEngineIsTold() throws IOException {
        var container = sleeper();
        try (var proxy = EngineProxy.before(world.address());
                var through = new Dialer().connect(proxy.address())) {
            var session = terminals.open("host", () -> through, container, TerminalPlan.SHELL);
            session.resize(SIZE);
            awaitLive(session);
            proxy.cut();
            until("lost", () -> session.state() instanceof SessionState.Lost);
        }
    }

    @Test
    void fiftySessionsLeaveNothingBehind() throws IOException {
        var container = sleeper();
        var first = open(container, TerminalPlan.command("sh"));
        awaitLive(first);
        terminals.end(first);
        int socketsBefore = sockets();
        var sessions = new ArrayList<TerminalSession>();
        for (int number = 0; number < 50; number++) {
            sessions.add(open(container, TerminalPlan.command("sh")));
        }
        sessions.forEach(TerminalSessionEngineTest::awaitLive);
        for (var session : sessions) {
            type(session, "echo he''re\r");
        }
        sessions.forEach(session -> await(session, "here"));
        // those of before may be closed by now
        assertThat(sockets()).isGreaterThanOrEqualTo(50);
        int threads = Thread.activeCount();
        for (var session : sessions) {
            WORKERS.execute(() -> terminals.end(session));
        }
        until("all over", () -> sessions.stream().allMatch(one -> one.state().isOver()));
        until("sockets are back", () -> sockets() <= socketsBefore + 4);
        assertThat(Thread.activeCount()).isLessThanOrEqualTo(threads);
        assertThat(terminals.of("host", container.id())).isEmpty();
        var running = new AtomicReference<>(List.<String>of());
        try {
            until(
                    "nothing of them runs on",
                    () -> {
                        running.set(processes(container.id()));
                        return running.get().equals(List.of("sleep 600"));
                    });
        } catch (AssertionError vain) {
            throw new AssertionError("still running: " + running.get(), vain);
        }
    }

    private Container sleeper() {
        return container(world.run(TestEngine.name(), "sleep", "600"));
    }

    private Container container(ContainerId id) {
        return engine.containers().byIds(List.of(id)).getFirst();
    }

    private TerminalSession open(Container container, TerminalPlan plan) {
        var session = terminals.open("host", () -> engine, container, plan);
        session.resize(SIZE);
        return session;
    }

    private List<String> processes(ContainerId id) {
        var top =
                world.ask(Request.get("/containers/" + id.value() + "/top?ps_args=-eo%20pid,args"));
        return StreamSupport.stream(top.path("Processes").spliterator(), false)
                .map(TerminalSessionEngineTest::command)
                // `sleep` as the main process buries no orphans
                .filter(command -> !command.endsWith("<defunct>"))
                .toList();
    }

    private static String command(JsonNode row) {
        return row.path(row.size() - 1).asText();
    }

    private static int sockets() {
        try (var files = Files.list(Path.of("/proc/self/fd"))) {
            return (int)
                    files.filter(
                                    file -> {
                                        try {
                                            return Files.readSymbolicLink(file)
                                                    .toString()
                                                    .startsWith("socket:");
                                        } catch (IOException closedMeanwhile) {
                                            return false;
                                        }
                                    })
                            .count();
        } catch (IOException failure) {
            throw new AssertionError(failure);
        }
    }

    private static void type(TerminalSession session, String text) {
        session.write(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String shown(TerminalSession session) {
        return session.screen().text().lines().map(String::stripTrailing).collect(joining("\n"));
    }

    private static void awaitLive(TerminalSession session) {
        until("live", () -> session.state() instanceof SessionState.Live);
    }

    private static void await(TerminalSession session, String text) {
        try {
            until(
                    text + " in " + session.state(),
                    () -> (session.screen().text() + "\n").contains(text));
        } catch (AssertionError vain) {
            throw new AssertionError(vain.getMessage() + ":\n" + session.screen().text(), vain);
        }
    }

    private static void until(String what, BooleanSupplier truth) {
        long end = System.nanoTime() + 50_000_000_000L;
        while (!truth.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("waited in vain: " + what);
            }
            LockSupport.parkNanos(5_000_000);
        }
    }
}
