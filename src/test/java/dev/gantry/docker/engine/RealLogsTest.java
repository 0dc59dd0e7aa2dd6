package dev.gantry.docker.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gantry.docker.ContainerId;
import dev.gantry.docker.Engine;
import dev.gantry.docker.EngineException;
import dev.gantry.docker.LogRequest;
import dev.gantry.testing.EngineTest;
import dev.gantry.testing.TestEngine;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/// Logs as real engines tell them.
@EngineTest
class RealLogsTest {

    private record Piece(boolean error, long nanos, String text, boolean ends) {
        Instant at() {
            return Instant.ofEpochSecond(0, nanos);
        }
    }

    @Test
    void bothStreamsArriveApartWithTheirTimes(TestEngine engine) {
        var begun = Instant.now().minusSeconds(5);
        var id = ended(engine, "echo out; sleep 0.1; echo bad >&2; printf unended");
        try (var gantry = new Dialer().connect(engine.address())) {
            var pieces = read(gantry, id, LogRequest.all());
            assertThat(pieces.stream().filter(piece -> !piece.error).map(Piece::text))
                    .containsExactly("out", "unended");
            assertThat(pieces.stream().filter(Piece::error).map(Piece::text))
                    .containsExactly("bad");
            assertThat(pieces).allMatch(piece -> piece.at().isAfter(begun));
        }
    }

    @Test
    void aTerminalGivesOneStreamOfLines(TestEngine engine) {
        var script = "echo one; echo two >&2; head -c 40000 /dev/zero | tr '\\0' x; echo; echo end";
        var id =
                engine.create(
                        TestEngine.name(), Map.of("Cmd", List.of("sh", "-c", script), "Tty", true));
        start(engine, id);
        try (var gantry = new Dialer().connect(engine.address())) {
            var lines = lines(read(gantry, id, LogRequest.all()));
            assertThat(lines).containsExactly("one", "two", "x".repeat(40_000), "end");
        }
    }

    @Test
    void aLongLineComesInPiecesThatMakeTheWhole(TestEngine engine) {
        var id = ended(engine, "head -c 100000 /dev/zero | tr '\\0' y; echo; echo end");
        try (var gantry = new Dialer().connect(engine.address())) {
            var pieces = read(gantry, id, LogRequest.all());
            assertThat(pieces).hasSizeGreaterThan(3);
            assertThat(lines(pieces)).containsExactly("y".repeat(100_000), "end");
        }
    }

    @Test
    void whatIsNoTextArrivesAsItIs(TestEngine engine) {
        var id =
                ended(
                        engine,
                        "printf 'a\\377b\\n'; printf 'n\\000l\\n'; printf '\\033]0;evil\\007\\n'");
        try (var gantry = new Dialer().connect(engine.address())) {
            assertThat(lines(read(gantry, id, LogRequest.all())))
                    .containsExactly("a\ufffdb", "n\0l", "\u001b]0;evil\u0007");
        }
    }

    @Test
    void tailSinceAndUntilCutWhereTheyAreTold(TestEngine engine) {
        var id = ended(engine, "for i in 1 2 3 4 5; do echo $i; sleep 0.05; done");
        try (var gantry = new Dialer().connect(engine.address())) {
            var all = read(gantry, id, LogRequest.all());
            assertThat(lines(read(gantry, id, LogRequest.all().withTail(2))))
                    .containsExactly("4", "5");
            var since = LogRequest.all().since(all.get(1).at());
            assertThat(lines(read(gantry, id, since))).containsExactly("2", "3", "4", "5");
            var until = since.until(all.get(3).at().minusNanos(1));
            assertThat(lines(read(gantry, id, until))).containsExactly("2", "3");
        }
    }

    @Test
    void aFollowerIsToldAndCanBeEndedFromAnotherThread(TestEngine engine) throws Exception {
        var id = engine.run(TestEngine.name(), "sh", "-c", "echo ready; sleep 600");
        try (var gantry = new Dialer().connect(engine.address())) {
            var stream = gantry.logs().open(id, LogRequest.all().following());
            var ready = new CountDownLatch(1);
            var over = new CountDownLatch(1);
            Thread.ofVirtual()
                    .start(() -> {
                        try {
                            while (stream.read((_, _, _, _, _, _) -> ready.countDown())) {
                                // until it is closed
                            }
                        } catch (EngineException.Cancelled closed) {
                            over.countDown();
                        }
                    });
            assertThat(ready.await(60, TimeUnit.SECONDS)).isTrue();
            stream.close();
            assertThat(over.await(60, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void aContainerThatIsNotThereIsGone(TestEngine engine) {
        try (var gantry = new Dialer().connect(engine.address())) {
            var nobody = new ContainerId("0".repeat(64));
            assertThatThrownBy(() -> gantry.logs().open(nobody, LogRequest.all()))
                    .isInstanceOf(EngineException.Gone.class);
        }
    }

    private static ContainerId ended(TestEngine engine, String script) {
        var id = engine.run(TestEngine.name(), "sh", "-c", script);
        engine.awaitEnd(id);
        return id;
    }

    private static void start(TestEngine engine, ContainerId id) {
        engine.ask(
                dev.gantry.docker.engine.wire.Request.post("/containers/" + id.value() + "/start"));
        engine.awaitEnd(id);
    }

    private static List<Piece> read(Engine gantry, ContainerId id, LogRequest request) {
        var pieces = new ArrayList<Piece>();
        try (var stream = gantry.logs().open(id, request)) {
            while (stream.read(
                    (error, nanos, bytes, from, length, ends) ->
                            pieces.add(
                                    new Piece(
                                            error,
                                            nanos,
                                            new String(bytes, from, length, StandardCharsets.UTF_8),
                                            ends)))) {
                // to the end
            }
        }
        return pieces;
    }

    private static List<String> lines(List<Piece> pieces) {
        var lines = new ArrayList<String>();
        var begun = new StringBuilder();
        for (var piece : pieces) {
            begun.append(piece.text);
            if (piece.ends) {
                lines.add(begun.toString());
                begun.setLength(0);
            }
        }
        if (!begun.isEmpty()) {
            lines.add(begun.toString());
        }
        return lines;
    }
}
