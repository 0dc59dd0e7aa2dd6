package dev.gantry.ui.file;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gantry.app.file.CopyProgress;
import dev.gantry.app.file.FileEntry;
import dev.gantry.app.file.FileStore;
import dev.gantry.app.words.Explanation;
import dev.gantry.docker.EngineException;
import dev.gantry.docker.FileType;
import dev.gantry.ui.kit.Background;
import dev.gantry.ui.kit.Tasks;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class FilesViewModelTest {

    private final ExecutorService fx = Executors.newSingleThreadExecutor();
    private final BlockingQueue<String> told = new LinkedBlockingQueue<>();
    private final Endless store = new Endless();

    @AfterEach
    void stop() {
        fx.shutdownNow();
    }

    @Test
    void aLongArchiveShowsWhatItHasSaysHowFarItIsAndCanBeStopped() throws Exception {
        var model = model();
        fx.submit(() -> model.list("/", new Told())).get();
        assertThat(told.take()).isEqualTo("some [/etc]");
        assertThat(fx.submit(() -> model.factsProperty().get()).get())
                .contains("7 names", "3.00 kB");
        fx.submit(model::stopListing).get();
        store.interrupted.await();
        assertThat(fx.submit(() -> model.factsProperty().get()).get()).isEmpty();
        told.removeIf(said -> said.startsWith("some"));
        assertThat(told).containsExactly("stopped");
    }

    private FilesViewModel model() {
        return new FilesViewModel(
                "web",
                store,
                List::of,
                new Background(fx, failure -> told.add(failure.toString())),
                new Tasks(fx));
    }

    /// Writes down what it is told.
    private final class Told implements FilesViewModel.Listing {
        @Override
        public void some(List<FileRow.Entry> rows) {
            told.add("some " + rows.stream().map(FileRow.Entry::path).toList());
        }

        @Override
        public void all(List<FileRow.Entry> rows) {
            told.add("all");
        }

        @Override
        public void failed(Explanation why) {
            told.add("failed " + why);
        }

        @Override
        public void stopped() {
            told.add("stopped");
        }
    }

    /// A container whose archive never ends.
    private static final class Endless implements FileStore {
        private final CountDownLatch interrupted = new CountDownLatch(1);

        @Override
        public void list(String folder, Consumer<FileEntry> found, CopyProgress progress) {
            found.accept(entry("/etc"));
            while (!Thread.currentThread().isInterrupted()) {
                progress.at(7, 3000);
                Thread.onSpinWait();
            }
            interrupted.countDown();
            throw new EngineException.Cancelled(null);
        }

        @Override
        public FileEntry stat(String path) {
            return entry(path);
        }

        private static FileEntry entry(String path) {
            return new FileEntry(path, FileType.FOLDER, 0, 0755, "0:0", Instant.EPOCH, "");
        }

        @Override
        public byte[] read(String path, int mostBytes) {
            return new byte[0];
        }

        @Override
        public InputStream download(String path) {
            return InputStream.nullInputStream();
        }

        @Override
        public void upload(String folder, InputStream tar) {}

        @Override
        public void makeFolder(String path) {}

        @Override
        public void rename(String path, String to) {}

        @Override
        public void remove(List<String> paths) {}

        @Override
        public Optional<Boolean> isSeenInside(String path) {
            return Optional.empty();
        }

        @Override
        public void refresh() {}
    }
}
