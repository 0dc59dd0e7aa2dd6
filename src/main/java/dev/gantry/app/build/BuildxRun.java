package dev.gantry.app.build;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.gantry.docker.BuildNews;
import dev.gantry.docker.BuildStream;
import dev.gantry.docker.EngineException;
import dev.gantry.docker.ImageId;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/// One `docker buildx build` while it runs. Its process ends with the stream, and the build on the
/// engine with the process.
final class BuildxRun implements BuildStream {

    private static final JsonMapper JSON = new JsonMapper();
    private static final int MOST_WAITING = 1000;
    private static final int SECONDS_TO_END = 5;

    private final Process process;
    private final Path metadata;
    private final Runnable cleanUp;
    private final Thread atExit;
    private final BlockingQueue<Optional<String>> lines = new ArrayBlockingQueue<>(MOST_WAITING);
    private final Deque<BuildNews> waiting = new ArrayDeque<>();
    private final BuildxNews progress = new BuildxNews();
    private final BuildxWords said = new BuildxWords();
    private boolean ended;
    private volatile boolean closed;

    /// @param metadata what it writes at a good end
    /// @param cleanUp what is left to do when it has ended
    BuildxRun(Process process, Path metadata, Executor workers, Runnable cleanUp) {
        this.process = process;
        this.metadata = metadata;
        this.cleanUp = cleanUp;
        this.atExit = Thread.ofPlatform().unstarted(process::destroy);
        Runtime.getRuntime().addShutdownHook(atExit);
        workers.execute(this::read); // no interruption reaches who reads from a process
    }

    private void read() {
        try (var reader =
                new BufferedReader(
                        new InputStreamReader(process.getErrorStream(), StandardCharsets.UTF_8))) {
            for (var line = reader.readLine(); line != null; line = reader.readLine()) {
                hand(Optional.of(line));
            }
        } catch (IOException endedByUs) {
            // wanted: its exit code says more
        }
        hand(Optional.empty());
    }

    private void hand(Optional<String> line) {
        try {
            if (!closed) {
                lines.put(line);
            }
        } catch (InterruptedException nobodyListens) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public Optional<BuildNews> next() {
        try {
            while (waiting.isEmpty() && !ended) {
                take(lines.take());
            }
        } catch (InterruptedException cancelled) {
            Thread.currentThread().interrupt();
            throw new EngineException.Cancelled(cancelled);
        }
        return Optional.ofNullable(waiting.poll());
    }

    private void take(Optional<String> line) throws InterruptedException {
        if (line.isEmpty()) {
            ended = true;
            waiting.add(process.waitFor() == 0 ? built() : said.failure(process.exitValue()));
        } else if (line.get().startsWith("{")) {
            takeJson(line.get());
        } else {
            said.take(line.get());
        }
    }

    private void takeJson(String line) {
        try {
            waiting.addAll(progress.of(JSON.readTree(line)));
        } catch (JsonProcessingException plainText) {
            said.take(line);
        }
    }

    /// The one id that buildx itself would print.
    private BuildNews built() {
        try {
            var about = JSON.readTree(Files.readAllBytes(metadata));
            var config = about.path("containerimage.config.digest").asText();
            var image = config.isEmpty() ? about.path("containerimage.digest").asText() : config;
            return image.isEmpty()
                    ? new BuildNews.Failed("docker buildx did not say what it built", 0)
                    : new BuildNews.Built(new ImageId(image));
        } catch (NoSuchFileException nothingSaid) {
            return new BuildNews.Failed("docker buildx did not say what it built", 0);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    @Override
    public void close() {
        closed = true;
        lines.clear(); // who reads may wait for room
        boolean interrupted = Thread.interrupted(); // it would cut the farewell short
        try {
            end();
        } finally {
            removeHook();
            cleanUp.run();
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /// Asked to end it tells the engine, and goes.
    private void end() {
        var others = process.descendants().toList();
        process.destroy();
        try {
            if (!process.waitFor(SECONDS_TO_END, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor(SECONDS_TO_END, TimeUnit.SECONDS);
            }
        } catch (InterruptedException impatient) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
        others.forEach(ProcessHandle::destroyForcibly);
    }

    private void removeHook() {
        try {
            Runtime.getRuntime().removeShutdownHook(atExit);
        } catch (IllegalStateException exiting) {
            // wanted: it is just being run
        }
    }
}
