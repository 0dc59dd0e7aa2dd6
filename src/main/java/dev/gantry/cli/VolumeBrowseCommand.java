package dev.gantry.cli;

import dev.gantry.app.file.CopyProgress;
import dev.gantry.app.file.FileEntry;
import dev.gantry.app.file.FilePath;
import dev.gantry.app.volume.VolumeFiles;
import dev.gantry.docker.FileType;
import java.io.IOException;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `gantry volume browse`: a folder of a volume, as `ls -l` tells it.
@Command(
        name = "browse",
        description = "Lists a folder of a volume.",
        mixinStandardHelpOptions = true)
final class VolumeBrowseCommand implements Callable<Integer> {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss").withZone(ZoneId.systemDefault());

    private final GantryCommand gantry;

    @Spec private @Nullable CommandSpec spec;

    @Parameters(paramLabel = "VOLUME[:PATH]", converter = InVolume.Either.class)
    private InVolume place = InVolume.read("");

    VolumeBrowseCommand(GantryCommand gantry) {
        this.gantry = gantry;
    }

    @Override
    public Integer call() throws Exception {
        return place.with(gantry, this::tell);
    }

    private void tell(VolumeFiles files) throws IOException {
        var found = new ArrayList<FileEntry>();
        files.list(place.path(), found::add, CopyProgress.NOBODY);
        found.sort(Comparator.comparing(FileEntry::name));
        var out = Objects.requireNonNull(spec).commandLine().getOut();
        if (!found.isEmpty()) {
            table(found).print(out);
        }
        out.flush();
    }

    private static TextTable table(List<FileEntry> found) {
        var table = new TextTable("MODE", "OWNER", "BYTES", "MODIFIED", "NAME");
        for (var entry : found) {
            table.add(
                    entry.mode(),
                    entry.owner(),
                    entry.type() == FileType.FILE ? "" + entry.bytes() : "",
                    TIME.format(entry.modified()),
                    name(entry));
        }
        return table;
    }

    private static String name(FileEntry entry) {
        var name = FilePath.shown(entry.name());
        return entry.linkTarget().isEmpty()
                ? name
                : name + " -> " + FilePath.shown(entry.linkTarget());
    }
}
