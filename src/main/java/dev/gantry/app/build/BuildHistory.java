package dev.gantry.app.build;

import dev.gantry.app.container.Secrets;
import dev.gantry.docker.BuildNews;
import dev.gantry.docker.EngineException;
import dev.gantry.store.BuildStore;
import dev.gantry.store.BuildStore.KeptBuild;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// The builds of this workstation, with their logs.
public final class BuildHistory {

    /// A log that is longer ends there.
    private static final long MOST_CHARS = 8L << 20;

    private final BuildStore store;

    public BuildHistory(BuildStore store) {
        this.store = store;
    }

    /// The latest first.
    public List<KeptBuild> all() {
        return store.all();
    }

    public String log(String id) throws IOException {
        return store.readLog(id);
    }

    public void forget(String id) {
        store.forget(id);
    }

    /// What a build was asked for. Arguments that are secret were not kept, and are missing.
    public static BuildOptions options(KeptBuild build) {
        var args = new LinkedHashMap<>(build.args());
        args.values().removeIf(value -> value.contains(Secrets.MASK));
        return new BuildOptions(
                Path.of(build.folder()),
                Path.of(build.dockerfile()),
                build.tags(),
                args,
                build.labels(),
                build.target(),
                build.platform(),
                build.noCache(),
                build.pull(),
                build.memoryBytes(),
                build.network());
    }

    /// To be told the news, and closed by one of its ends.
    public Recording begin(BuildOptions options, String host) throws IOException {
        return new Recording(options, host);
    }

    /// A build while it goes on, also when its thread was interrupted. For one thread.
    public final class Recording {

        private final String id = UUID.randomUUID().toString();
        private final Instant begun = Instant.now();
        private final BuildOptions options;
        private final String host;
        private final BufferedWriter log;
        private final BuildLog lines;
        private long written;

        private Recording(BuildOptions options, String host) throws IOException {
            this.options = options;
            this.host = host;
            this.log =
                    new BufferedWriter(
                            new OutputStreamWriter(store.newLog(id), StandardCharsets.UTF_8));
            this.lines = new BuildLog(options.args(), this::write);
        }

        public void news(BuildNews news) {
            lines.take(news);
        }

        private void write(String line) {
            written += line.length() + 1;
            if (written > MOST_CHARS) {
                return;
            }
            try {
                log.write(line);
                log.newLine();
            } catch (IOException full) {
                throw new UncheckedIOException(full);
            }
        }

        public KeptBuild done(String image) throws IOException {
            return keep("done", image, "", 0);
        }

        public KeptBuild failed(Throwable why) throws IOException {
            boolean interrupted = Thread.interrupted(); // files would close under it
            try {
                return keep(why);
            } finally {
                if (interrupted) {
                    Thread.currentThread().interrupt();
                }
            }
        }

        private KeptBuild keep(Throwable why) throws IOException {
            if (why instanceof EngineException.Cancelled) {
                return keep("cancelled", "", "", 0);
            }
            int line = why instanceof BuildException build ? build.line() : 0;
            return keep("failed", "", String.valueOf(why.getMessage()), line);
        }

        private KeptBuild keep(String end, String image, String error, int line)
                throws IOException {
            if (!error.isEmpty()) {
                lines.take(new BuildNews.Failed(error));
            }
            log.close();
            var kept =
                    new KeptBuild(
                            id,
                            host,
                            begun,
                            Duration.between(begun, Instant.now()),
                            end,
                            options.folder().toString(),
                            options.dockerfile().toString(),
                            options.tags(),
                            masked(options.args()),
                            options.labels(),
                            options.target(),
                            options.platform(),
                            options.noCache(),
                            options.pull(),
                            options.memoryBytes(),
                            options.network(),
                            image,
                            Secrets.maskText(error),
                            line);
            store.keep(kept);
            return kept;
        }

        private static Map<String, String> masked(Map<String, String> args) {
            var masked = new LinkedHashMap<String, String>();
            args.forEach((name, value) -> masked.put(name, Secrets.maskValue(name, value)));
            return masked;
        }
    }
}
