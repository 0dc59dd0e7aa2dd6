package dev.gantry.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gantry.app.host.HostBook;
import dev.gantry.app.host.KnownHosts;
import dev.gantry.docker.EngineEnvironment;
import dev.gantry.docker.engine.Dialer;
import dev.gantry.store.HostStore;
import dev.gantry.testing.EngineTest;
import dev.gantry.testing.TestEngine;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// `gantry exec` on a real engine.
@EngineTest
@Timeout(60)
class ExecCommandEngineTest {

    @TempDir private Path data;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final StringWriter said = new StringWriter();

    @Test
    void itHandsOnInputOutputErrorsAndTheExitCode(TestEngine engine) {
        var name = TestEngine.name();
        engine.run(name, "sleep", "600");
        int code =
                exec(
                        engine,
                        "hello",
                        "-i",
                        "-e",
                        "A=b",
                        "-w",
                        "/tmp",
                        name,
                        "sh",
                        "-c",
                        "cat; pwd; echo $A >&2; exit 42");
        assertThat(code).isEqualTo(42);
        assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo("hello/tmp\n");
        assertThat(err.toString(StandardCharsets.UTF_8)).isEqualTo("b\n");
    }

    @Test
    void aStoppedContainerIsARefusalInOneLine(TestEngine engine) {
        var name = TestEngine.name();
        engine.create(name, "true");
        assertThat(exec(engine, "", name, "true")).isEqualTo(ExitCode.REFUSED);
        assertThat(said.toString().strip().lines()).hasSize(1);
    }

    @Test
    void withoutACommandItIsWrongUsage(TestEngine engine) {
        assertThat(exec(engine, "", "web")).isEqualTo(ExitCode.WRONG_USAGE);
    }

    private int exec(TestEngine engine, String input, String... arguments) {
        var all = new ArrayList<>(List.of("--host", engine.address().toString(), "exec"));
        all.addAll(List.of(arguments));
        var directory =
                new KnownHosts(
                        new HostBook(new HostStore(data)),
                        EngineEnvironment.current(),
                        Optional.empty());
        var command = new GantryCommand(_ -> directory, new Dialer(), (_, _) -> 0);
        var in = new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8));
        return command.through(in, out, err)
                .run(all.toArray(String[]::new), new PrintWriter(said), new PrintWriter(said));
    }
}
