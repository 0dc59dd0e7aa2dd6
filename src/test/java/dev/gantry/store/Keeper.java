package dev.gantry.store;

import dev.gantry.store.HostStore.KeptHost;
import java.nio.file.Path;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Another Gantry on the same data folder: keeps one host after the other, and says so.
final class Keeper {

    private Keeper() {}

    /// @param args the folder, a prefix for the ids, and how many
    public static void main(String[] args) {
        keep(new HostStore(Path.of(args[0])), args[1], Integer.parseInt(args[2]));
    }

    static void keep(HostStore store, String prefix, int count) {
        for (int i = 0; i < count; i++) {
            var id = prefix + i;
            store.keep(new KeptHost(id, id, "tcp://" + id + ":2375", false, true, "", "", "", i));
            System.out.println(id);
        }
    }

    static Stream<String> ids(String prefix, int count) {
        return IntStream.range(0, count).mapToObj(i -> prefix + i);
    }
}
