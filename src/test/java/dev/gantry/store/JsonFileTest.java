package dev.gantry.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class JsonFileTest {

    private static final String GOOD = "{\"theme\": \"dark\"}";

    @TempDir private Path folder;
    private Path path = Path.of("");
    private JsonFile file = new JsonFile(path);

    @BeforeEach
    void choosePlace() {
        path = folder.resolve("a.json");
        file = new JsonFile(path);
    }

    static Stream<byte[]> nonsense() {
        var random = new byte[300];
        new Random(1).nextBytes(random);
        return Stream.of(
                "no json at all".getBytes(StandardCharsets.UTF_8),
                "{\"theme\": \"da".getBytes(StandardCharsets.UTF_8), // cut in half
                "{\"theme\": \"dark\"}}".getBytes(StandardCharsets.UTF_8),
                "[1, 2]".getBytes(StandardCharsets.UTF_8),
                "null".getBytes(StandardCharsets.UTF_8),
                "[".repeat(5000).getBytes(StandardCharsets.UTF_8),
                new byte[0],
                new byte[4096], // as a crash of the machine leaves it
                new byte[] {0, '{', 0, 0, 0, '}', 0, 0}, // an encoding of nobody
                new byte[] {(byte) 0xff, (byte) 0xfe, 1, 2},
                random);
    }

    @ParameterizedTest
    @MethodSource("nonsense")
    void nonsenseIsSetAsideAndDefaultsCount(byte[] text) throws IOException {
        Files.write(path, text);
        var damaged = catchThrowableOfType(StoreException.Damaged.class, file::read);
        assertThat(damaged.file()).isEqualTo(path);
        assertThat(damaged.setAside()).hasBinaryContent(text);
        assertThat(path).doesNotExist();
        assertThat(file.read()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("nonsense")
    void aChangeOfNonsenseSetsItAsideToo(byte[] text) throws IOException {
        Files.write(path, text);
        var damaged =
                catchThrowableOfType(
                        StoreException.Damaged.class,
                        () -> file.change(root -> root.put("theme", "light")));
        assertThat(damaged.setAside()).hasBinaryContent(text);
        file.change(root -> root.put("theme", "light"));
        assertThat(file.read().path("theme").asText()).isEqualTo("light");
    }

    @Test
    void itIsSaidWhereTheNonsenseIs() throws IOException {
        Files.writeString(path, "{\n  \"theme\": dark\n}");
        assertThatThrownBy(file::read).hasMessageStartingWith("line 2, column ");
    }

    @Test
    void whatIsSetAsideInTheSameSecondIsAllKept() throws IOException {
        var aside = new HashSet<Path>();
        for (int i = 0; i < 5; i++) {
            Files.writeString(path, "nonsense " + i);
            aside.add(catchThrowableOfType(StoreException.Damaged.class, file::read).setAside());
        }
        assertThat(aside).hasSize(5).allSatisfy(each -> assertThat(each).exists());
    }

    @Test
    void aFolderInItsPlaceIsClosed() throws IOException {
        Files.createDirectory(path);
        assertThatThrownBy(file::read).isInstanceOf(StoreException.Closed.class);
        assertThatChangingIsClosed();
        assertThat(path).isEmptyDirectory();
    }

    @Test
    void aFileInThePlaceOfTheFolderIsClosed() throws IOException {
        var notAFolder = Files.writeString(folder.resolve("data"), "mine");
        file = new JsonFile(notAFolder.resolve("a.json"));
        assertThatChangingIsClosed();
        assertThat(notAFolder).hasContent("mine");
    }

    @Test
    void whereNothingCanBeWrittenTheOldTextStays() throws IOException {
        Files.writeString(path, GOOD);
        Files.createDirectory(folder.resolve("a.json.new"));
        assertThatChangingIsClosed();
        assertThat(path).hasContent(GOOD);
    }

    @Test
    void aFullDiskLeavesTheOldText() throws IOException {
        var full = Path.of("/dev/full");
        Assumptions.assumeTrue(Files.isWritable(full), "Linux has a disk that is always full");
        Files.writeString(path, GOOD);
        Files.createSymbolicLink(folder.resolve("a.json.new"), full);
        assertThatChangingIsClosed();
        assertThat(path).hasContent(GOOD);
    }

    @Test
    void whatACrashLeftHalfWrittenIsOverwritten() throws IOException {
        Files.writeString(path, GOOD);
        Files.writeString(folder.resolve("a.json.new"), "x".repeat(10_000));
        file.change(root -> root.put("theme", "light"));
        assertThat(file.read().path("theme").asText()).isEqualTo("light");
        assertThat(folder.resolve("a.json.new")).doesNotExist();
    }

    @Test
    void aChangeThatFailsChangesNothing() throws IOException {
        Files.writeString(path, GOOD);
        var bug = new IllegalStateException("a bug, as this test wants it");
        assertThatThrownBy(() ->
                        file.change(root -> {
                            root.removeAll();
                            throw bug;
                        }))
                .isSameAs(bug);
        assertThat(path).hasContent(GOOD);
        file.change(root -> root.put("theme", "light"));
    }

    @Test
    void aLinkStaysALink() throws IOException {
        Assumptions.assumeTrue(!System.getProperty("os.name").startsWith("Windows"));
        var elsewhere = Files.createDirectory(folder.resolve("dotfiles")).resolve("gantry.json");
        Files.writeString(elsewhere, GOOD);
        Files.createSymbolicLink(path, elsewhere);
        file.change(root -> root.put("theme", "light"));
        assertThat(path).isSymbolicLink();
        assertThat(elsewhere).content().contains("light");
    }

    private void assertThatChangingIsClosed() {
        assertThatThrownBy(() -> file.change(root -> root.put("theme", "light")))
                .isInstanceOf(StoreException.Closed.class);
    }
}
