package dev.gantry.cli;

import dev.gantry.app.build.BuildHistory.Recording;
import dev.gantry.app.build.BuildImage;
import dev.gantry.app.build.BuildListener;
import dev.gantry.app.build.BuildLog;
import dev.gantry.app.build.BuildOptions;
import dev.gantry.app.build.BuildSecret;
import dev.gantry.app.build.BuildSession;
import dev.gantry.app.build.BuilderChoice;
import dev.gantry.app.container.DraftException;
import dev.gantry.app.container.Quantities;
import dev.gantry.app.image.ImageWords;
import dev.gantry.app.image.TransferProgress;
import dev.gantry.app.words.Explain;
import dev.gantry.app.words.Words;
import dev.gantry.docker.BuildNews;
import dev.gantry.docker.ImageId;
import dev.gantry.docker.ImageName;
import dev.gantry.docker.ImageName.BadNameException;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `gantry build`: an image from a folder.
@Command(
        name = "build",
        description = {
            "Builds an image from a folder. Progress goes to stderr, the image's id to stdout.",
            "Base images come with the logins of the docker CLI."
        },
        mixinStandardHelpOptions = true)
final class BuildCommand implements Callable<Integer> {

    private final GantryCommand gantry;

    @Spec private @Nullable CommandSpec spec;

    @Parameters(paramLabel = "PATH", description = "The folder that COPY may take from.")
    private Path folder = Path.of("");

    @Option(
            names = {"-t", "--tag"},
            paramLabel = "NAME[:TAG]",
            description = "The image's name; may be given again.")
    private List<String> tags = List.of();

    @Option(
            names = {"-f", "--file"},
            paramLabel = "FILE",
            description = "The Dockerfile; else PATH/Dockerfile.")
    private @Nullable Path file;

    @Option(
            names = "--build-arg",
            paramLabel = "NAME[=VALUE]",
            description = "Without a value that of the environment.")
    private List<String> args = List.of();

    @Option(names = "--label", paramLabel = "NAME=VALUE", description = "A label of the image.")
    private List<String> labels = List.of();

    @Option(names = "--target", paramLabel = "STAGE", description = "The stage to build.")
    private String target = "";

    @Option(
            names = "--platform",
            paramLabel = "OS/ARCH[/VARIANT]",
            split = ",",
            description = "Such as linux/arm64, several with commas; else the engine's own.")
    private List<String> platforms = List.of();

    @Option(
            names = "--secret",
            paramLabel = "id=ID,src=FILE|env=NAME",
            description = "A file or variable that RUN --mount=type=secret may read.")
    private List<String> secrets = List.of();

    @Option(
            names = "--ssh",
            paramLabel = "default|ID[=SOCKET|KEY]",
            description = "An agent or key that RUN --mount=type=ssh may use.")
    private List<String> ssh = List.of();

    @Option(
            names = "--build-context",
            paramLabel = "NAME=FOLDER",
            description = "Another folder, image or address that COPY --from knows by a name.")
    private List<String> contexts = List.of();

    @Option(
            names = {"-m", "--memory"},
            paramLabel = "BYTES",
            description = "A limit for each step, such as 512m: asks the classic builder.")
    private String memory = "";

    @Option(names = "--push", description = "Sends the image to the registries in its names.")
    private boolean push;

    @Option(names = "--network", paramLabel = "NAME", description = "Of RUN: host, none, ...")
    private String network = "";

    @Option(names = "--no-cache", description = "Does every step anew.")
    private boolean noCache;

    @Option(names = "--pull", description = "Asks the registries for newer base images.")
    private boolean pull;

    @Option(
            names = "--progress",
            paramLabel = "plain|quiet",
            description = "How much is told on the way: ${COMPLETION-CANDIDATES}.")
    private Progress progress = Progress.PLAIN;

    enum Progress {
        PLAIN,
        QUIET
    }

    BuildCommand(GantryCommand gantry) {
        this.gantry = gantry;
    }

    @Override
    public Integer call() throws Exception {
        var options = options();
        return OnVirtualThread.run(() -> build(options));
    }

    private BuildOptions options() {
        tags.forEach(this::checkTag);
        return new BuildOptions(
                folder,
                file == null ? folder.resolve("Dockerfile") : file,
                tags,
                pairs(args, true),
                pairs(labels, false),
                target,
                String.join(",", platforms),
                noCache,
                pull,
                memory.isEmpty() ? 0 : bytes(),
                network,
                new BuildSession(secrets(), ssh, pairs(contexts, false)),
                push);
    }

    private long bytes() {
        try {
            return Quantities.bytes(memory);
        } catch (DraftException | NumberFormatException wrong) {
            throw wrong(memory + ": " + Words.of("build.form.badMemory"), wrong);
        }
    }

    private List<BuildSecret> secrets() {
        return secrets.stream().map(this::secret).toList();
    }

    private BuildSecret secret(String text) {
        try {
            return BuildSecret.parse(text);
        } catch (IllegalArgumentException wrong) {
            throw wrong(text + ": " + Words.of("build.form.badSecret"), wrong);
        }
    }

    private ParameterException wrong(String words, RuntimeException why) {
        return new ParameterException(Objects.requireNonNull(spec).commandLine(), words, why);
    }

    private void checkTag(String tag) {
        try {
            ImageName.parse(tag);
        } catch (BadNameException wrong) {
            throw wrong(tag + ": " + ImageWords.of(wrong), wrong);
        }
    }

    /// What the environment does not have either is left out, as docker does.
    private static Map<String, String> pairs(List<String> texts, boolean environment) {
        var pairs = new LinkedHashMap<String, String>();
        for (var text : texts) {
            int equals = text.indexOf('=');
            var name = equals < 0 ? text : text.substring(0, equals);
            var value =
                    equals < 0 && environment ? System.getenv(name) : text.substring(equals + 1);
            if (value != null) {
                pairs.put(name, equals < 0 && !environment ? "" : value);
            }
        }
        return pairs;
    }

    private int build(BuildOptions options) throws IOException {
        var host = gantry.chosenHost();
        var address = host.address();
        try (var engine = gantry.engines().connect(address)) {
            var recording =
                    gantry.buildHistory()
                            .map(history -> history.begin(options, host.nameOf(address)));
            var line = Objects.requireNonNull(spec).commandLine();
            var told = new Told(line.getErr(), options, recording, progress == Progress.QUIET);
            var image =
                    kept(
                            recording,
                            new BuildImage(engine, address, gantry.logins(), gantry.buildx(), told),
                            options);
            recording.flatMap(Recording::trouble).ifPresent(told::notKept);
            line.getOut().println(image.value());
            line.getOut().flush();
        }
        return ExitCode.DONE;
    }

    private static ImageId kept(
            Optional<Recording> recording, BuildImage build, BuildOptions options)
            throws IOException {
        try {
            var image = build.run(options);
            recording.ifPresent(open -> open.done(image.value()));
            return image;
        } catch (IOException | RuntimeException why) {
            recording.ifPresent(open -> open.failed(why));
            throw why;
        }
    }

    /// In lines on stderr.
    private static final class Told implements BuildListener {

        private final PrintWriter err;
        private final BuildLog log;
        private final TransferLines transfers;
        private final Optional<Recording> recording;
        private final boolean quiet;

        Told(PrintWriter err, BuildOptions options, Optional<Recording> recording, boolean quiet) {
            this.err = err;
            this.recording = recording;
            this.quiet = quiet;
            this.transfers = new TransferLines(err);
            this.log = new BuildLog(options, this::say);
        }

        private void say(String text) {
            if (!quiet) {
                err.println(text);
                err.flush();
            }
        }

        @Override
        public void chosen(BuilderChoice builder, String version) {
            if (builder != BuilderChoice.BUILDKIT) {
                say(Words.of("build.builder." + builder.name(), version));
            }
        }

        @Override
        public void pulling(String image, TransferProgress now) {
            if (!quiet) {
                transfers.accept(now);
            }
        }

        @Override
        public void pushing(String image, TransferProgress now) {
            pulling(image, now);
        }

        @Override
        public void sending(long files, long bytes) {}

        void notKept(Exception why) {
            var words = Explain.act(Words.of("build.history.notKept"), why);
            err.println("gantry: " + words.inOneLine());
            err.flush();
        }

        @Override
        public void news(BuildNews news) {
            recording.ifPresent(open -> open.news(news));
            if (!(news instanceof BuildNews.Built)) { // stdout has it
                log.take(news);
            }
        }
    }
}
