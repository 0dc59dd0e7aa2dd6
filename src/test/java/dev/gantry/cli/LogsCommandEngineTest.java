package dev.gantry.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gantry.app.host.HostDirectory;
import dev.gantry.docker.engine.Dialer;
import dev.gantry.testing.EngineTest;
import dev.gantry.testing.TestEngine;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// `gantry logs` on a real engine.
@EngineTest
@Timeout(120)
class LogsCommandEngineTest {

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void printsWhatWasWrittenAsFarAsIsAsked(TestEngine engine) {
        var name = TestEngine.name();
        engine.awaitEnd(engine.run(name, "sh", "-c", "echo one; echo Two; echo three"));
        assertThat(run(engine, "logs", name)).isZero();
        assertThat(out.toString()).isEqualTo("one\nTwo\nthree\n");
        assertThat(lines(engine, "logs", "--tail", "1", name)).containsExactly("three");
        assertThat(lines(engine, "logs", "--grep", "^t", "-i", name))
                .containsExactly("Two", "three");
        assertThat(lines(engine, "logs", "--since", "1h", "-f", name)).hasSize(3);
        assertThat(lines(engine, "logs", "--until", "1h", name)).isEmpty();
        assertThat(lines(engine, "logs", "-t", "-n", "1", name).getFirst())
                .matches("\\d{4}-\\d\\d-\\d\\dT\\S+Z three");
    }

    @Test
    void severalAreMergedByTimeAndNamed(TestEngine engine) {
        var one = TestEngine.name();
        var two = TestEngine.name();
        engine.awaitEnd(engine.run(one, "echo", "first"));
        engine.awaitEnd(engine.run(two, "echo", "second"));
        assertThat(lines(engine, "logs", two, one))
                .containsExactly(one + " | first", two + " | second");
    }

    @Test
    void aLineOfTenMegabytesIsPrintedWhole(TestEngine engine) {
        var name = TestEngine.name();
        engine.awaitEnd(
                engine.run(
                        name,
                        "sh",
                        "-c",
                        "head -c 10000000 /dev/zero | tr '\\0' z; echo; echo end"));
        assertThat(run(engine, "logs", name)).isZero();
        assertThat(out.toString()).hasSize(10_000_005).endsWith("z\nend\n");
    }

    @Test
    void saysWhatIsWrong(TestEngine engine) {
        assertThat(run(engine, "logs", "gantry-no-such")).isEqualTo(1);
        assertThat(err.toString()).startsWith("gantry: ").containsOnlyOnce("\n");
        assertThat(run(engine, "logs", "--since", "yesterday-ish", "x")).isEqualTo(2);
        assertThat(run(engine, "logs", "--grep", "(", "x")).isEqualTo(2);
        assertThat(run(engine, "logs", "--tail", "few", "x")).isEqualTo(2);
        assertThat(run(engine, "logs")).isEqualTo(2);
    }

    private List<String> lines(TestEngine engine, String... args) {
        out.getBuffer().setLength(0);
        assertThat(run(engine, args)).as(err.toString()).isZero();
        return out.toString().lines().toList();
    }

    private int run(TestEngine engine, String... args) {
        var all = new ArrayList<>(List.of("--host", engine.address().toString()));
        all.addAll(List.of(args));
        HostDirectory none = () -> new HostDirectory.Found(List.of(), List.of());
        return new GantryCommand(_ -> none, new Dialer(), (_, _) -> 0)
                .run(
                        all.toArray(String[]::new),
                        new PrintWriter(out, true),
                        new PrintWriter(err, true));
    }
}
