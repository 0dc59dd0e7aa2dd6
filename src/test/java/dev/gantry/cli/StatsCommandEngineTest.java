package dev.gantry.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.gantry.app.host.HostBook;
import dev.gantry.app.host.KnownHosts;
import dev.gantry.docker.EngineEnvironment;
import dev.gantry.docker.engine.Dialer;
import dev.gantry.store.HostStore;
import dev.gantry.testing.EngineTest;
import dev.gantry.testing.TestEngine;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// `gantry stats` on a real engine.
@EngineTest
@Timeout(60)
class StatsCommandEngineTest {

    @TempDir private Path data;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void tellsOnceWhatTheNamedContainersUse(TestEngine engine) {
        var busy = TestEngine.name();
        var stopped = TestEngine.name();
        engine.run(busy, "sleep", "600");
        engine.create(stopped, "true");
        assertThat(stats(engine, "--no-stream", busy, stopped)).isEqualTo(ExitCode.DONE);
        var lines = out.toString().lines().toList();
        assertThat(lines.get(0)).startsWith("NAME").contains("CPU", "MEMORY", "PIDS");
        assertThat(lines.get(1)).startsWith(busy).contains("%", "KiB").endsWith("1");
        assertThat(lines.get(2)).startsWith(stopped).endsWith("-");
    }

    @Test
    void tellsMachinesOneObjectALine(TestEngine engine) throws IOException {
        var name = TestEngine.name();
        var id = engine.run(name, "sleep", "600");
        assertThat(stats(engine, "--no-stream", "--format", "json", id.brief()))
                .isEqualTo(ExitCode.DONE);
        var told = new JsonMapper().readTree(out.toString());
        assertThat(told.path("name").asText()).isEqualTo(name);
        assertThat(told.path("memoryBytes").asLong()).isPositive();
        assertThat(told.path("pids").asInt()).isEqualTo(1);
    }

    @Test
    void whatIsNotThereIsRefusedInOneLine(TestEngine engine) {
        assertThat(stats(engine, "--no-stream", "no-such-container")).isEqualTo(ExitCode.REFUSED);
        assertThat(err.toString()).contains("no-such-container").hasLineCount(1);
    }

    private int stats(TestEngine engine, String... arguments) {
        var all = new ArrayList<>(List.of("--host", engine.address().toString(), "stats"));
        all.addAll(List.of(arguments));
        var directory =
                new KnownHosts(
                        new HostBook(new HostStore(data)),
                        EngineEnvironment.current(),
                        Optional.empty());
        return new GantryCommand(_ -> directory, new Dialer(), (_, _) -> 0)
                .run(all.toArray(String[]::new), new PrintWriter(out), new PrintWriter(err));
    }
}
