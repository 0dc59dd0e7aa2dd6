package dev.gantry.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gantry.store.HostStore.KeptHost;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HostStoreTest {

    private static final KeptHost LAB = plain("kept:1", "lab", "tcp://lab:2375");
    private static final KeptHost HALL =
            new KeptHost(
                    "kept:2",
                    "hall",
                    "tcp://hall:2376",
                    true,
                    false,
                    "/ca.pem",
                    "/c.pem",
                    "/k.pem",
                    5);

    @TempDir private Path folder;

    @Test
    void whatIsKeptIsThereAfterARestartInItsOrder() {
        store().keep(LAB);
        store().keep(HALL);
        assertThat(store().all()).containsExactly(LAB, HALL);
    }

    @Test
    void whatIsKeptAgainReplacesItself() {
        store().keep(LAB);
        store().keep(HALL);
        var moved = plain("kept:1", "laboratory", "unix:///lab.sock");
        store().keep(moved);
        assertThat(store().all()).containsExactly(moved, HALL);
    }

    @Test
    void whatIsForgottenIsGone() {
        store().keep(LAB);
        store().keep(HALL);
        store().forget("kept:1");
        store().forget("nobody");
        assertThat(store().all()).containsExactly(HALL);
    }

    @Test
    void whatANewerVersionKeptStays() throws IOException {
        write(
                """
                {"version": 2, "hosts": [{"id": "kept:1", "name": "x", "jump": "gate"}, "odd"]}
                """);
        store().keep(LAB);
        assertThat(Files.readString(file())).contains("\"version\" : 2", "\"jump\"", "\"odd\"");
        assertThat(store().all()).contains(LAB).hasSize(2);
    }

    @Test
    void aHostWrittenByHandNeedsNoId() throws IOException {
        write("{\"hosts\": [{\"address\": \"tcp://lab:2375\"}]}");
        var found = store().all().getFirst();
        assertThat(found).isEqualTo(plain("kept:tcp://lab:2375", "", "tcp://lab:2375"));
        store().keep(plain(found.id(), "lab", found.address()));
        assertThat(store().all()).hasSize(1);
        store().forget(found.id());
        assertThat(store().all()).isEmpty();
    }

    @Test
    void aListThatIsNoneGivesWay() throws IOException {
        write("{\"hosts\": \"none\"}");
        assertThat(store().all()).isEmpty();
        store().keep(LAB);
        assertThat(store().all()).containsExactly(LAB);
    }

    private static KeptHost plain(String id, String name, String address) {
        return new KeptHost(id, name, address, false, true, "", "", "", 0);
    }

    private HostStore store() {
        return new HostStore(folder);
    }

    private Path file() {
        return folder.resolve("hosts.json");
    }

    private void write(String text) throws IOException {
        Files.writeString(file(), text);
    }
}
