package dev.gantry.docker.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gantry.docker.ContainerId;
import dev.gantry.docker.Engine;
import dev.gantry.docker.EngineException;
import dev.gantry.docker.ExecRequest;
import dev.gantry.docker.LiveProcess;
import dev.gantry.docker.LiveProcess.Stream;
import dev.gantry.docker.TerminalSize;
import dev.gantry.testing.EngineProxy;
import dev.gantry.testing.EngineTest;
import dev.gantry.testing.TestEngine;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Processes in containers of a real engine.
@EngineTest
@Timeout(120)
class RealProcessesTest {

    private final TestEngine world;
    private final Engine engine;

    RealProcessesTest(TestEngine world) {
        this.world = world;
        this.engine = new Dialer().connect(world.address());
    }

    private ContainerId container = new ContainerId("none yet");

    @BeforeEach
    void aContainerThatSleeps() {
        container = world.run(TestEngine.name(), "sleep", "600");
    }

    @AfterEach
    void hangUp() {
        engine.close();
    }

    @Test
    void outputAndErrorsAreToldApart() throws IOException {
        var request = ExecRequest.of("sh", "-c", "echo to you; echo to nobody >&2; exit 7");
        try (var process = engine.processes().exec(container, request)) {
            var heard = new Heard();
            heard.all(process);
            assertThat(heard.text(Stream.OUTPUT)).isEqualTo("to you\n");
            assertThat(heard.text(Stream.ERRORS)).isEqualTo("to nobody\n");
            assertThat(process.exitCode()).hasValue(7);
        }
    }

    @Test
    void theEndOfTheInputArrives() throws IOException {
        try (var process = engine.processes().exec(container, ExecRequest.of("cat").withInput())) {
            say(process, "hello");
            process.closeInput();
            var heard = new Heard();
            heard.all(process);
            assertThat(heard.text(Stream.OUTPUT)).isEqualTo("hello");
            assertThat(process.exitCode()).hasValue(0);
        }
    }

    @Test
    void aTerminalHasItsSizeFromTheStartAndEachNewOne() throws IOException {
        var loop = "stty size; while read line; do stty size; done";
        var request = ExecRequest.of("sh", "-c", loop).onTerminal(new TerminalSize(123, 37));
        try (var process = engine.processes().exec(container, request)) {
            var heard = new Heard();
            if (engine.info().speaks(1, 42)) {
                heard.until(process, "37 123");
            }
            process.resize(new TerminalSize(100, 50));
            say(process, "\r");
            heard.until(process, "50 100");
        }
    }

    @Test
    void controlPAndItsLikeArriveAtOnce() throws IOException {
        var request =
                ExecRequest.of("sh", "-c", "stty raw -echo; echo ready; exec cat")
                        .onTerminal(TerminalSize.USUAL);
        try (var process = engine.processes().exec(container, request)) {
            var heard = new Heard();
            heard.until(process, "ready");
            say(process, "\u0010");
            heard.until(process, "\u0010");
            say(process, "\u0011");
            heard.until(process, "\u0011");
        }
    }

    @Test
    void whoSomebodyIsAndWhereAndWithWhat() throws IOException {
        var request =
                new ExecRequest(
                        List.of("sh", "-c", "id -u; pwd; echo $COLOUR"),
                        "1000",
                        "/tmp",
                        List.of("COLOUR=blue"),
                        java.util.Optional.empty(),
                        false,
                        false);
        try (var process = engine.processes().exec(container, request)) {
            var heard = new Heard();
            heard.all(process);
            assertThat(heard.text(Stream.OUTPUT) + heard.text(Stream.ERRORS))
                    .isEqualTo("1000\n/tmp\nblue\n");
        }
    }

    @Test
    void aCommandThatIsNotThereEndsWithAWord() throws IOException {
        int code;
        try (var process = engine.processes().exec(container, ExecRequest.of("/no/such/command"))) {
            new Heard().all(process);
            code = process.exitCode().orElse(127);
        } catch (EngineException.Refused said) {
            assertThat(said.getMessage()).contains("/no/such/command");
            return;
        }
        assertThat(code).isIn(126, 127);
    }

    @Test
    void stoppedAndPausedContainersRefuse() {
        engine.containers().pause(container);
        var any = ExecRequest.of("true");
        assertThatThrownBy(() -> engine.processes().exec(container, any))
                .isInstanceOf(EngineException.Conflict.class);
        engine.containers().unpause(container);
        engine.containers().kill(container, "KILL");
        world.awaitEnd(container);
        assertThatThrownBy(() -> engine.processes().exec(container, any))
                .isInstanceOf(EngineException.Conflict.class);
        assertThatThrownBy(() -> engine.processes().exec(new ContainerId("no-such"), any))
                .isInstanceOf(EngineException.Gone.class);
    }

    @Test
    void theDeathOfItsContainerEndsAProcess() throws IOException {
        var request = ExecRequest.of("sh").onTerminal(TerminalSize.USUAL);
        try (var process = engine.processes().exec(container, request)) {
            var heard = new Heard();
            heard.until(process, "#");
            engine.containers().kill(container, "KILL");
            heard.all(process);
            var code = process.exitCode();
            assertThat(code.isEmpty() || code.getAsInt() == 137).isTrue();
        }
    }

    @Test
    void theDeathOfTheEngineIsTold() throws IOException {
        var request = ExecRequest.of("sh").onTerminal(TerminalSize.USUAL);
        try (var proxy = EngineProxy.before(world.address());
                var through = new Dialer().connect(proxy.address());
                var process = through.processes().exec(container, request)) {
            var heard = new Heard();
            heard.until(process, "#");
            proxy.cut();
            assertThatThrownBy(
                            () -> {
                                heard.all(process);
                                process.exitCode();
                            })
                    .isInstanceOf(EngineException.NoConnection.class);
        }
    }

    @Test
    void anybodyMayCloseWhileSomebodyReads() throws Exception {
        var request = ExecRequest.of("sh").onTerminal(TerminalSize.USUAL);
        var process = engine.processes().exec(container, request);
        var heard = new Heard();
        heard.until(process, "#");
        var closer = Thread.ofVirtual().start(process::close);
        assertThatThrownBy(() -> heard.all(process)).isInstanceOf(EngineException.Cancelled.class);
        closer.join();
    }

    @Test
    void attachJoinsTheMainProcess() throws IOException {
        var main =
                world.create(
                        TestEngine.name(),
                        Map.of("Cmd", List.of("cat"), "OpenStdin", true, "StdinOnce", true));
        engine.containers().start(main);
        try (var process = engine.processes().attach(main, TerminalSize.USUAL)) {
            var heard = new Heard();
            say(process, "are you there?\n");
            heard.until(process, "are you there?");
            process.closeInput();
            heard.all(process);
            assertThat(process.exitCode()).hasValue(0);
        }
    }

    @Test
    void muchOutputComesWhole() throws IOException {
        var request = ExecRequest.of("sh", "-c", "yes 0123456789abcde | head -c 20000000");
        try (var process = engine.processes().exec(container, request)) {
            var seen = new long[1];
            while (process.read(
                    (_, bytes, from, length) -> seen[0] += count(bytes, from, length))) {
                // counting is all
            }
            assertThat(seen[0]).isEqualTo(20_000_000);
        }
    }

    private static int count(byte[] bytes, int from, int length) {
        for (int index = from; index < from + length; index++) {
            if (bytes[index] != '\n' && !Character.isLetterOrDigit(bytes[index])) {
                throw new AssertionError("a byte of a head: " + bytes[index]);
            }
        }
        return length;
    }

    private static void say(LiveProcess process, String text) {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        process.write(bytes, 0, bytes.length);
    }

    /// What a process said so far.
    private static final class Heard {
        private final ByteArrayOutputStream output = new ByteArrayOutputStream();
        private final ByteArrayOutputStream errors = new ByteArrayOutputStream();

        void all(LiveProcess process) throws IOException {
            while (more(process)) {
                // until it has said all
            }
        }

        void until(LiveProcess process, String text) throws IOException {
            while (!text(Stream.OUTPUT).contains(text)) {
                if (!more(process)) {
                    throw new AssertionError("it ended with " + text(Stream.OUTPUT));
                }
            }
        }

        private boolean more(LiveProcess process) throws IOException {
            return process.read((stream, bytes, from, length) ->
                    of(stream).writeBytes(Arrays.copyOfRange(bytes, from, from + length)));
        }

        String text(Stream stream) {
            return of(stream).toString(StandardCharsets.UTF_8);
        }

        private ByteArrayOutputStream of(Stream stream) {
            return stream == Stream.OUTPUT ? output : errors;
        }
    }
}
