package dev.gantry.app.file;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Files and folders of this workstation, sent to one folder as one tar.
///
/// @param folder in the store, and there
public record Upload(FileStore store, String folder, List<Path> paths) {

    /// Names that are taken in the folder.
    public List<String> clashes() throws IOException {
        var taken = taken();
        return paths.stream().map(Upload::name).filter(taken::contains).toList();
    }

    /// Sends them. An interruption ends it; the engine keeps what it had got whole.
    public void run(Clash clash, CopyProgress progress) throws IOException {
        var taken = clash == Clash.REPLACE ? Set.<String>of() : taken();
        var items = items(clash, new HashSet<>(taken));
        if (items.isEmpty()) {
            return;
        }
        try (var tar = new TarSource(items, progress)) {
            store.upload(folder, tar);
        }
        var first = FilePath.child(folder, items.getFirst().name());
        if (store.isSeenInside(first).filter(seen -> !seen).isPresent()) {
            throw new InsideException(InsideException.Reason.HIDDEN, folder, "");
        }
    }

    private List<TarSource.Item> items(Clash clash, Set<String> taken) {
        var items = new ArrayList<TarSource.Item>();
        for (var path : paths) {
            var name = name(path);
            if (!taken.contains(name)) {
                items.add(new TarSource.Item(path, name));
            } else if (clash == Clash.KEEP_BOTH) {
                items.add(new TarSource.Item(path, free(name, taken)));
            }
        }
        return items;
    }

    private static String free(String name, Set<String> taken) {
        for (int number = 2; ; number++) {
            var other = Clash.numbered(name, number);
            if (taken.add(other)) {
                return other;
            }
        }
    }

    private Set<String> taken() throws IOException {
        var taken = new HashSet<String>();
        store.refresh();
        store.list(folder, entry -> taken.add(entry.name()), CopyProgress.NOBODY);
        return taken;
    }

    private static String name(Path path) {
        return String.valueOf(path.toAbsolutePath().normalize().getFileName());
    }
}
