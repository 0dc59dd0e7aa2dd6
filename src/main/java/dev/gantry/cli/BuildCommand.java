package dev.gantry.cli;

import dev.gantry.app.build.BuildImage;
import dev.gantry.app.build.BuildListener;
import dev.gantry.app.build.BuildLog;
import dev.gantry.app.build.BuildOptions;
import dev.gantry.app.build.BuilderChoice;
import dev.gantry.app.image.ImageWords;
import dev.gantry.app.image.TransferProgress;
import dev.gantry.app.words.Words;
import dev.gantry.docker.BuildNews;
import dev.gantry.docker.ImageName;
import dev.gantry.docker.ImageName.BadNameException;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
            description = "Such as linux/arm64; else the engine's own.")
    private String platform = "";

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
                platform,
                noCache,
                pull,
                0,
                network);
    }

    private void checkTag(String tag) {
        try {
            ImageName.parse(tag);
        } catch (BadNameException wrong) {
            var line = Objects.requireNonNull(spec).commandLine();
            throw new ParameterException(line, tag + ": " + ImageWords.of(wrong), wrong);
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
        var line = Objects.requireNonNull(spec).commandLine();
        try (var engine = gantry.engines().connect(gantry.chosenHost().address())) {
            var told = new Told(line.getErr(), options, progress == Progress.QUIET);
            var image = new BuildImage(engine, gantry.logins(), told).run(options);
            line.getOut().println(image.value());
        }
        line.getOut().flush();
        return ExitCode.DONE;
    }

    /// In lines on stderr.
    private static final class Told implements BuildListener {

        private final PrintWriter err;
        private final BuildLog log;
        private final TransferLines transfers;
        private final boolean quiet;

        Told(PrintWriter err, BuildOptions options, boolean quiet) {
            this.err = err;
            this.quiet = quiet;
            this.transfers = new TransferLines(err);
            this.log = new BuildLog(options.args(), this::say);
        }

        private void say(String text) {
            if (!quiet) {
                err.println(text);
                err.flush();
            }
        }

        @Override
        public void chosen(BuilderChoice builder) {
            if (builder != BuilderChoice.BUILDKIT) {
                say(Words.of("build.builder." + builder.name()));
            }
        }

        @Override
        public void pulling(String image, TransferProgress now) {
            if (!quiet) {
                transfers.accept(now);
            }
        }

        @Override
        public void sending(long files, long bytes) {}

        @Override
        public void news(BuildNews news) {
            if (!(news instanceof BuildNews.Built)) { // stdout has it
                log.take(news);
            }
        }
    }
}
