package dev.gantry.app.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class LogBookTest {

    private static final int MANY = 40_000;

    @TempDir private Path folder;

    @Test
    void whatDoesNotFitInMemoryIsReadBackFromTheSpillFile() throws IOException {
        try (var book = new LogBook(SpillFile.in(folder), 2)) {
            fill(book, MANY);
            assertThat(book.line(0)).isEmpty();
            assertThat(book.fetch(0).orElseThrow().raw()).startsWith("line 0 ");
            assertThat(book.line(0)).isPresent();
            assertThat(book.line(MANY - 1).orElseThrow().raw()).startsWith("line 39999 ");
            assertThat(book.fetch(12_345).orElseThrow().nanos()).isEqualTo(12_345);
            assertThat(book.fetch(MANY)).isEmpty();
        }
    }

    @Test
    @EnabledOnOs({OS.LINUX, OS.MAC})
    void theSpillFileHasNoNameThatACrashCouldLeave() throws IOException {
        try (var book = new LogBook(SpillFile.in(folder), 2)) {
            fill(book, MANY);
            try (var files = Files.list(folder)) {
                assertThat(files).isEmpty();
            }
        }
    }

    @Test
    void olderLinesGetSmallerNumbersAndTheOthersKeepTheirs() throws IOException {
        try (var book = new LogBook(SpillFile.in(folder), 2)) {
            fill(book, 10);
            var older = book.older();
            for (int line = 0; line < MANY; line++) {
                var bytes = text("older", line);
                older.append(-MANY + line, 0, 0, bytes, 0, bytes.length);
            }
            assertThat(book.first()).isZero();
            older.attach();
            assertThat(book.first()).isEqualTo(-MANY);
            assertThat(book.fetch(-MANY).orElseThrow().raw()).startsWith("older 0 ");
            assertThat(book.fetch(-1).orElseThrow().raw()).startsWith("older 39999 ");
            assertThat(book.fetch(0).orElseThrow().raw()).startsWith("line 0 ");
        }
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void onAFullDiskTheOldestLinesAreLetGoAndTheTailGoesOn() throws IOException {
        var full =
                new SpillFile(
                        () -> FileChannel.open(Path.of("/dev/full"), StandardOpenOption.WRITE));
        try (var book = new LogBook(full, 2)) {
            fill(book, MANY);
            assertThat(book.trouble()).isPresent();
            assertThat(book.first()).isPositive();
            assertThat(book.end()).isEqualTo(MANY);
            assertThat(book.line(MANY - 1)).isPresent();
            assertThat(book.fetch(0)).isEmpty();
            assertThat(book.fetch(book.first())).isPresent();
        }
    }

    @Test
    void aScanFindsInOrderAndGoesOnWithTheTail() throws Exception {
        try (var book = new LogBook(SpillFile.in(folder), 2)) {
            fill(book, MANY);
            var scan =
                    LineScan.hits(
                            book,
                            LogFilter.everything(),
                            LineQuery.of("LINE 3999", false, false),
                            () -> {});
            var worker = Thread.ofVirtual().start(() -> run(scan));
            await(() -> scan.looked() == MANY);
            assertThat(ids(scan))
                    .containsExactly(
                            3999L, 39990L, 39991L, 39992L, 39993L, 39994L, 39995L, 39996L, 39997L,
                            39998L, 39999L);
            append(book, "line 39990000");
            await(() -> scan.count() == 12);
            assertThat(scan.indexFrom(4000)).isEqualTo(1);
            assertThat(scan.id(11)).isEqualTo(MANY);
            worker.interrupt();
            worker.join();
        }
    }

    private static void run(LineScan scan) {
        try {
            scan.run();
        } catch (IOException unreadable) {
            throw new AssertionError(unreadable);
        }
    }

    private static List<Long> ids(LineScan scan) {
        var ids = new ArrayList<Long>();
        for (int index = 0; index < scan.count(); index++) {
            ids.add(scan.id(index));
        }
        return ids;
    }

    private static void await(java.util.function.BooleanSupplier truth) {
        while (!truth.getAsBoolean()) {
            Thread.onSpinWait();
        }
    }

    private static void fill(LogBook book, int lines) {
        for (int line = 0; line < lines; line++) {
            var bytes = text("line", line);
            book.append(line, 0, 0, bytes, 0, bytes.length);
        }
    }

    private static void append(LogBook book, String text) {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        book.append(0, 0, 0, bytes, 0, bytes.length);
    }

    /// 150 bytes: 40,000 of them take six pages.
    private static byte[] text(String word, int line) {
        return (word + " " + line + " ").concat("x".repeat(140)).getBytes(StandardCharsets.UTF_8);
    }
}
