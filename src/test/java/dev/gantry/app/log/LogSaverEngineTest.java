package dev.gantry.app.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gantry.docker.ContainerId;
import dev.gantry.docker.Engine;
import dev.gantry.docker.engine.Dialer;
import dev.gantry.testing.EngineTest;
import dev.gantry.testing.TestEngine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Executor;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Logs of a real engine, saved.
@EngineTest
@Timeout(120)
class LogSaverEngineTest {

    private static final int LINES = 30_000;
    private static final String COUNTING =
            "i=0; while [ $i -lt " + LINES + " ]; do i=$((i+1)); echo n $i; done; echo bad >&2";
    private static final Executor WORKERS = task -> Thread.ofVirtual().start(task);

    @TempDir private Path folder;

    private final TestEngine world;
    private final Engine engine;

    LogSaverEngineTest(TestEngine world) {
        this.world = world;
        this.engine = new Dialer().connect(world.address());
    }

    @AfterEach
    void leave() {
        engine.close();
    }

    @Test
    void everythingIsMoreThanWhatIsHeld() throws IOException {
        var file = folder.resolve("all.log");
        var told = new ArrayList<Long>();
        try (var book = new LogBook(SpillFile.in(folder.resolve("spill")))) {
            var saver = saver(feed(book, LogRange.ALL, ended(COUNTING)));
            assertThat(saver.everything(file, told::add)).isEqualTo(LINES + 1);
            assertThat(book.end() - book.first()).as("streamed past the book").isZero();
        }
        var numbers = IntStream.rangeClosed(1, LINES).mapToObj(number -> "n " + number);
        assertThat(Files.readAllLines(file).stream().filter(line -> !line.equals("bad")))
                .containsExactlyElementsOf(numbers.toList());
        assertThat(Files.readAllLines(file)).hasSize(LINES + 1);
        assertThat(told).containsExactly(10_000L, 20_000L, 30_000L);
    }

    @Test
    void whatIsShownIsWhatTheFilterLetsThrough() throws IOException {
        var file = folder.resolve("shown.log");
        try (var book = new LogBook(SpillFile.in(folder.resolve("spill")))) {
            var id = ended("echo a 1; echo b 2; echo a 3; echo a 4 >&2");
            var untilNow =
                    new LogRange(
                            Optional.empty(), Optional.of(java.time.Instant.now().plusSeconds(5)));
            var feed = feed(book, untilNow, id);
            feed.run();
            var filter =
                    new LogFilter(
                            LineQuery.of("a", false, false),
                            true,
                            false,
                            Level.NONE,
                            false,
                            Set.of());
            assertThat(saver(feed).shown(file, filter, _ -> {})).isEqualTo(2);
        }
        assertThat(file).hasContent("a 1\na 3\n");
    }

    @Test
    void aSavingThatIsStoppedLeavesWhatWasThere() throws IOException {
        var file = Files.writeString(folder.resolve("kept.log"), "before");
        try (var book = new LogBook(SpillFile.in(folder.resolve("spill")))) {
            var saver = saver(feed(book, LogRange.ALL, ended(COUNTING)));
            assertThatThrownBy(
                            () -> saver.everything(file, _ -> Thread.currentThread().interrupt()))
                    .isInstanceOfAny(
                            CancellationException.class,
                            dev.gantry.docker.EngineException.Cancelled.class);
        } finally {
            Thread.interrupted();
        }
        assertThat(file).hasContent("before");
        assertThat(folder.resolve("kept.log.part")).doesNotExist();
    }

    private ContainerId ended(String script) {
        var id = world.run(TestEngine.name(), "sh", "-c", script);
        world.awaitEnd(id);
        return id;
    }

    private LogFeed feed(LogBook book, LogRange range, ContainerId id) {
        return new LogFeed(
                new Plain(engine),
                List.of(new LogTarget(id, "one")),
                range,
                book,
                WORKERS,
                () -> {});
    }

    private static LogSaver saver(LogFeed feed) {
        return new LogSaver(feed, List.of("one"), WORKERS);
    }

    /// An engine that nobody supervises.
    private record Plain(Engine engine) implements LogSource {
        @Override
        public Optional<ContainerId> named(String name) {
            return Optional.empty();
        }

        @Override
        public boolean isDown(ContainerId id) {
            return false;
        }

        @Override
        public Optional<Death> lastDeath(ContainerId id) {
            return Optional.empty();
        }

        @Override
        public void awaitNews(Duration longest) throws InterruptedException {
            Thread.sleep(longest);
        }
    }
}
