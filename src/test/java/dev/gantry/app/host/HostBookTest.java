package dev.gantry.app.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gantry.docker.AddressException;
import dev.gantry.docker.EngineAddress;
import dev.gantry.docker.EngineAddress.TlsFiles;
import dev.gantry.store.HostStore;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HostBookTest {

    private static final HostDraft LAB =
            new HostDraft("", " lab ", " tcp://lab:2375 ", false, true, "", "", "", 9);

    @TempDir private Path folder;
    private HostBook book = new HostBook(new HostStore(Path.of("")));

    @BeforeEach
    void open() {
        book = new HostBook(new HostStore(folder));
    }

    @Test
    void aNewHostGetsAnIdThatStays() {
        var lab = book.keep(LAB);
        assertThat(lab)
                .isEqualTo(
                        new Host(
                                lab.id(),
                                "lab",
                                new EngineAddress.Tcp("lab", 2375),
                                Host.Origin.KEPT,
                                1));
        assertThat(book.read().hosts()).containsExactly(lab);
    }

    @Test
    void aHostIsChangedUnderItsId() {
        var lab = book.keep(LAB);
        var draft = book.draft(lab.id()).orElseThrow();
        var moved =
                book.keep(
                        new HostDraft(
                                draft.id(),
                                "",
                                "tcp://lab:2376",
                                true,
                                false,
                                "/ca.pem",
                                "",
                                "",
                                2));
        assertThat(book.read().hosts()).containsExactly(moved);
        assertThat(moved)
                .isEqualTo(
                        new Host(
                                lab.id(),
                                "tcp://lab:2376",
                                new EngineAddress.Tls(
                                        "lab",
                                        2376,
                                        new TlsFiles(
                                                Optional.of(Path.of("/ca.pem")),
                                                Optional.empty(),
                                                Optional.empty(),
                                                false)),
                                Host.Origin.KEPT,
                                2));
    }

    @Test
    void whatIsNoAddressIsNotKept() {
        var wrong = new HostDraft("", "lab", "lab", false, true, "", "", "", 0);
        assertThatThrownBy(() -> book.keep(wrong)).isInstanceOf(AddressException.class);
        assertThat(book.read().hosts()).isEmpty();
    }

    @Test
    void whatIsForgottenIsGone() {
        var lab = book.keep(LAB);
        book.forget(lab.id());
        assertThat(book.read().hosts()).isEmpty();
        assertThat(book.draft(lab.id())).isEmpty();
    }
}
