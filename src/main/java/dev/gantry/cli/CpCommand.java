package dev.gantry.cli;

import dev.gantry.app.file.ContainerCopy;
import dev.gantry.app.file.FilePath;
import dev.gantry.app.words.Words;
import java.io.IOException;
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

/// `gantry cp`: files from and to a container, with the results of `docker cp`.
@Command(
        name = "cp",
        description = {
            "Copies files and folders between a container and this workstation.",
            "With - instead of a path it writes or reads a tar archive."
        },
        mixinStandardHelpOptions = true)
final class CpCommand implements Callable<Integer> {

    private static final String STREAM = "-";

    private final GantryCommand gantry;

    @Spec private @Nullable CommandSpec spec;

    @Option(
            names = {"-L", "--follow-link"},
            description = "Copies what a link leads to, not the link.")
    private boolean following;

    @Option(
            names = {"-a", "--archive"},
            description = "What goes into a container belongs to the user it runs as.")
    private boolean keepingOwner;

    @Parameters(index = "0", paramLabel = "SOURCE", description = "CONTAINER:PATH, a path, or -.")
    private String source = "";

    @Parameters(index = "1", paramLabel = "PLACE", description = "A path, -, or CONTAINER:PATH.")
    private String place = "";

    CpCommand(GantryCommand gantry) {
        this.gantry = gantry;
    }

    @Override
    public Integer call() throws Exception {
        var from = InContainer.read(source);
        var to = InContainer.read(place);
        if (from.isPresent() == to.isPresent()) {
            throw new ParameterException(
                    Objects.requireNonNull(spec).commandLine(), Words.of("cli.cp.oneContainer"));
        }
        return OnVirtualThread.run(() -> copy(from, to));
    }

    private int copy(Optional<InContainer> from, Optional<InContainer> to) throws IOException {
        try (var engine = gantry.engines().connect(gantry.chosenHost().address())) {
            var named = from.or(() -> to).orElseThrow().container();
            var id = new ContainerNames(engine.containers().all()).find(named).id();
            var copy = new ContainerCopy(engine.archives(), id, following, keepingOwner);
            if (from.isPresent()) {
                out(copy, from.get().path());
            } else {
                in(copy, to.orElseThrow().path());
            }
        }
        return ExitCode.DONE;
    }

    private void out(ContainerCopy copy, String path) throws IOException {
        if (place.equals(STREAM)) {
            copy.out(path, System.out);
            return;
        }
        var err = Objects.requireNonNull(spec).commandLine().getErr();
        for (var name : copy.toWorkstation(path, place)) {
            err.println("gantry: " + Words.of("cli.cp.skipped", FilePath.shown(name)));
        }
    }

    private void in(ContainerCopy copy, String path) throws IOException {
        if (source.equals(STREAM)) {
            copy.in(System.in, path);
        } else {
            copy.toContainer(source, path);
        }
    }

    /// `CONTAINER:PATH`. What begins with a dot or a slash is a path here, whatever it holds.
    private record InContainer(String container, String path) {

        static Optional<InContainer> read(String text) {
            int colon = text.indexOf(':');
            boolean local =
                    colon < 1
                            || text.startsWith(".")
                            || text.startsWith("/")
                            || text.matches("[A-Za-z]:[\\\\/].*") && isWindows();
            return local
                    ? Optional.empty()
                    : Optional.of(
                            new InContainer(text.substring(0, colon), text.substring(colon + 1)));
        }

        private static boolean isWindows() {
            return java.io.File.separatorChar == '\\';
        }
    }
}
