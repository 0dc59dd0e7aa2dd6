package dev.gantry.app.build;

import dev.gantry.app.container.Secrets;
import dev.gantry.docker.BuildNews;
import dev.gantry.docker.EngineException;
import dev.gantry.store.BuildStore;
import dev.gantry.store.BuildStore.KeptBuild;
import dev.gantry.store.StoreException;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

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
                build.network(),
                new BuildSession(secrets(build.secrets()), build.ssh(), build.contexts()),
                build.push());
    }

    private static List<BuildSecret> secrets(List<String> texts) {
        var secrets = new ArrayList<BuildSecret>();
        for (var text : texts) {
            try {
                secrets.add(BuildSecret.parse(text));
            } catch (IllegalArgumentException writtenByHand) {
                // wanted: the others are still good
            }
        }
        return secrets;
    }

    /// To be told the news, and closed by one of its ends. A build never fails for it: what cannot
    /// be written is not kept, and [Recording#trouble] says why.
    public Recording begin(BuildOptions options, String host) {
        return new Recording(options, host);
    }

    /// A build while it goes on, also when its thread was interrupted. For one thread.
    public final class Recording {

        private final String id = UUID.randomUUID().toString();
        private final Instant begun = Instant.now();
        private final BuildOptions options;
        private final String host;
        private final BuildLog lines;
        private @Nullable BufferedWriter log;
        private @Nullable Exception trouble;
        private long written;

        private Recording(BuildOptions options, String host) {
            this.options = options;
            this.host = host;
            this.lines = new BuildLog(options, this::write);
            try {
                log =
                        new BufferedWriter(
                                new OutputStreamWriter(store.newLog(id), StandardCharsets.UTF_8));
            } catch (IOException locked) {
                trouble = locked;
            }
        }

        /// Why it, or a part of its log, is not kept.
        public Optional<Exception> trouble() {
            return Optional.ofNullable(trouble);
        }

        public void news(BuildNews news) {
            lines.take(news);
        }

        private void write(String line) {
            written += line.length() + 1;
            if (written > MOST_CHARS || log == null) {
                return;
            }
            try {
                log.write(line);
                log.newLine();
            } catch (IOException full) {
                trouble = full;
                closeLog();
            }
        }

        private void closeLog() {
            var open = log;
            log = null;
            try {
                if (open != null) {
                    open.close();
                }
            } catch (IOException full) {
                trouble = full;
            }
        }

        public KeptBuild done(String image) {
            return keep("done", image, "", 0);
        }

        public KeptBuild failed(Throwable why) {
            boolean interrupted = Thread.interrupted(); // files would close under it
            try {
                return keep(why);
            } finally {
                if (interrupted) {
                    Thread.currentThread().interrupt();
                }
            }
        }

        private KeptBuild keep(Throwable why) {
            if (why instanceof EngineException.Cancelled) {
                return keep("cancelled", "", "", 0);
            }
            int line = why instanceof BuildException build ? build.line() : 0;
            return keep("failed", "", String.valueOf(why.getMessage()), line);
        }

        private KeptBuild keep(String end, String image, String error, int line) {
            if (!error.isEmpty()) {
                lines.take(new BuildNews.Failed(error, 0));
            }
            closeLog();
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
                            options.session().secrets().stream().map(BuildSecret::text).toList(),
                            options.session().ssh(),
                            options.session().contexts(),
                            options.push(),
                            image,
                            Secrets.maskText(error),
                            line);
            try {
                store.keep(kept);
            } catch (StoreException locked) {
                trouble = locked;
            }
            return kept;
        }

        private static Map<String, String> masked(Map<String, String> args) {
            var masked = new LinkedHashMap<String, String>();
            args.forEach((name, value) -> masked.put(name, Secrets.maskValue(name, value)));
            return masked;
        }
    }
}
