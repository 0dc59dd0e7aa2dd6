package dev.gantry.cli;

import dev.gantry.app.file.Clash;
import dev.gantry.app.file.CopyException;
import dev.gantry.app.file.CopyProgress;
import dev.gantry.app.file.FileDownload;
import dev.gantry.app.file.FilePath;
import dev.gantry.app.file.Unpack;
import dev.gantry.app.volume.VolumeFiles;
import dev.gantry.app.words.Words;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `gantry volume get`: a file or folder of a volume, into a folder here.
@Command(
        name = "get",
        description = {
            "Copies a file or folder of a volume into a folder of this workstation.",
            "Of a volume's root, what is in it. With - it writes a tar archive."
        },
        mixinStandardHelpOptions = true)
final class VolumeGetCommand implements Callable<Integer> {

    private static final String STREAM = "-";

    private final GantryCommand gantry;

    @Spec private @Nullable CommandSpec spec;

    @Option(
            names = "--taken",
            paramLabel = "replace|keep_both|skip",
            description = "What happens to a name that is taken; replace, if nothing is said.")
    private Clash clash = Clash.REPLACE;

    @Parameters(index = "0", paramLabel = "VOLUME[:PATH]", converter = InVolume.Either.class)
    private InVolume source = InVolume.read("");

    @Parameters(index = "1", arity = "0..1", paramLabel = "FOLDER", description = "Here.")
    private String folder = ".";

    VolumeGetCommand(GantryCommand gantry) {
        this.gantry = gantry;
    }

    @Override
    public Integer call() throws Exception {
        return source.with(gantry, this::get);
    }

    private void get(VolumeFiles files) throws IOException {
        if (folder.equals(STREAM)) {
            try (var tar = files.download(source.path())) {
                tar.transferTo(gantry.output());
                gantry.output().flush();
            }
            return;
        }
        if (!Files.isDirectory(Path.of(folder))) {
            throw new CopyException(CopyException.Reason.NO_SUCH_FOLDER, folder);
        }
        var err = Objects.requireNonNull(spec).commandLine().getErr();
        for (var name : copied(files)) {
            err.println("gantry: " + Words.of("cli.cp.skipped", FilePath.shown(name)));
        }
    }

    private List<String> copied(VolumeFiles files) throws IOException {
        if (source.path().equals("/")) {
            var unpack = new Unpack(Path.of(folder), CopyProgress.NOBODY);
            unpack.all(files.download("/"), "");
            return unpack.skipped();
        }
        return new FileDownload(files, files.stat(source.path()), Path.of(folder))
                .run(clash, CopyProgress.NOBODY);
    }
}
