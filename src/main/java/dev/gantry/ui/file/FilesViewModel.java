package dev.gantry.ui.file;

import dev.gantry.app.file.Clash;
import dev.gantry.app.file.ContainerFiles;
import dev.gantry.app.file.CopyException;
import dev.gantry.app.file.CopyProgress;
import dev.gantry.app.file.FileDownload;
import dev.gantry.app.file.FileEntry;
import dev.gantry.app.file.FilePath;
import dev.gantry.app.file.FileStore;
import dev.gantry.app.file.ManagedStore;
import dev.gantry.app.file.ManagedStore.FolderSum;
import dev.gantry.app.file.Upload;
import dev.gantry.app.words.Explain;
import dev.gantry.app.words.Explanation;
import dev.gantry.app.words.Sizes;
import dev.gantry.app.words.Words;
import dev.gantry.docker.Container;
import dev.gantry.docker.FileChange;
import dev.gantry.docker.FileType;
import dev.gantry.ui.kit.Background;
import dev.gantry.ui.kit.CurrentHost;
import dev.gantry.ui.kit.Job;
import dev.gantry.ui.kit.Latest;
import dev.gantry.ui.kit.Tasks;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;

/// The files of one container or volume: what is in its folders, what one says, and copies both
/// ways.
public final class FilesViewModel {

    static final int MOST_TEXT_BYTES = 5_000_000;
    private static final long TELL_EACH_NANOS = 100_000_000;
    private static final long SHOW_EACH_NANOS = 400_000_000;

    private static final Comparator<FileRow.Entry> ORDER =
            Comparator.<FileRow.Entry, Boolean>comparing(row -> !row.entry().isFolder())
                    .thenComparing(row -> row.entry().name(), String.CASE_INSENSITIVE_ORDER)
                    .thenComparing(row -> row.entry().name());

    private final String owner;
    private final FileStore files;
    private final Callable<List<FileChange>> changes;
    private final Background background;
    private final Tasks tasks;
    private final Set<Job> reading = new HashSet<>();
    private final ReadOnlyStringWrapper folder = new ReadOnlyStringWrapper("/");
    private final Map<Job, Runnable> listing = new LinkedHashMap<>();
    private final ReadOnlyStringWrapper facts = new ReadOnlyStringWrapper("");
    private final ReadOnlyObjectWrapper<Optional<Explanation>> trouble =
            new ReadOnlyObjectWrapper<>(Optional.empty());

    public FilesViewModel(
            Container container, CurrentHost host, Background background, Tasks tasks) {
        var session = host.session();
        this(
                container.name(),
                new ContainerFiles(session::engine, container.id()),
                () -> session.engine().archives().changes(container.id()),
                background,
                tasks);
    }

    /// @param owner what the files are of, by name
    public FilesViewModel(String owner, FileStore files, Background background, Tasks tasks) {
        this(owner, files, List::of, background, tasks);
    }

    FilesViewModel(
            String owner,
            FileStore files,
            Callable<List<FileChange>> changes,
            Background background,
            Tasks tasks) {
        this.owner = owner;
        this.files = files;
        this.changes = changes;
        this.background = background;
        this.tasks = tasks;
    }

    /// The folder at the top of the tree.
    ReadOnlyStringProperty folderProperty() {
        return folder.getReadOnlyProperty();
    }

    /// How far the reading of a long archive is; empty when nothing takes long.
    ReadOnlyStringProperty factsProperty() {
        return facts.getReadOnlyProperty();
    }

    /// What went wrong last, until something goes well.
    ReadOnlyObjectProperty<Optional<Explanation>> troubleProperty() {
        return trouble.getReadOnlyProperty();
    }

    void open(String path) {
        stopReading();
        trouble.set(Optional.empty());
        folder.set(FilePath.normal(path));
    }

    void up() {
        open(FilePath.parent(folder.get()));
    }

    void forget() {
        stopReading();
        trouble.set(Optional.empty());
        files.refresh();
    }

    /// What is done with the rows of a folder. Folders come first, then by name.
    interface Listing {

        /// Some, while the rest is still being read.
        void some(List<FileRow.Entry> rows);

        void all(List<FileRow.Entry> rows);

        void failed(Explanation why);

        /// Somebody did not want to wait for the rest.
        void stopped();
    }

    void list(String path, Listing listing) {
        var rows = new Rows(path);
        var some = new Latest<Some>(background.fx(), now -> some(rows, now, listing));
        var job = new Job[1];
        job[0] =
                background.run(
                        () -> rows.all(telling(rows, some)),
                        all -> {
                            ended(job[0]);
                            listing.all(all);
                        },
                        why -> {
                            ended(job[0]);
                            listing.failed(notListed(path, why));
                        });
        rows.job = job[0];
        this.listing.put(job[0], listing::stopped);
    }

    private void some(Rows rows, Some now, Listing listing) {
        if (this.listing.containsKey(rows.job)) {
            facts.set(Words.of("files.archive", now.names(), Sizes.of(now.bytes())));
            listing.some(now.rows());
        }
    }

    private void ended(Job job) {
        listing.remove(job);
        if (listing.isEmpty()) {
            facts.set("");
        }
    }

    /// Folders stay as far as they were read.
    void stopListing() {
        var stopped = Map.copyOf(listing);
        listing.clear();
        facts.set("");
        stopped.forEach((job, then) -> {
            job.cancel();
            then.run();
        });
    }

    private static CopyProgress telling(Rows rows, Latest<Some> some) {
        var last = new long[] {System.nanoTime()};
        return (names, bytes) -> {
            long now = System.nanoTime();
            if (now - last[0] > SHOW_EACH_NANOS) {
                last[0] = now;
                some.accept(new Some(rows.sorted(), names, bytes));
            }
        };
    }

    private record Some(List<FileRow.Entry> rows, long names, long bytes) {}

    private Explanation notListed(String path, Throwable why) {
        var shown = FilePath.shown(path);
        return why instanceof CopyException unfit
                ? new Explanation(
                        Words.of("files." + unfit.reason(), shown, owner),
                        Words.of("files.beginAbove", shown),
                        "")
                : Explain.act(Words.of("files.notListed", shown), why);
    }

    /// Those of one folder, gathered by the thread that reads.
    private final class Rows {
        private final String folder;
        private final Map<String, FileChange.Kind> marks = new HashMap<>();
        private final Map<String, FileRow.Entry> found = new HashMap<>();
        private @Nullable Job job;

        Rows(String folder) {
            this.folder = folder;
        }

        List<FileRow.Entry> all(CopyProgress progress) throws Exception {
            changes.call().forEach(change -> marks.put(change.path(), change.kind()));
            files.list(folder, this::take, progress);
            deleted(folder, found.keySet(), marks).forEach(row -> found.put(row.path(), row));
            return sorted();
        }

        private void take(FileEntry entry) {
            found.put(
                    entry.path(),
                    new FileRow.Entry(entry, Optional.ofNullable(marks.get(entry.path()))));
        }

        List<FileRow.Entry> sorted() {
            return found.values().stream().sorted(ORDER).toList();
        }
    }

    private static List<FileRow.Entry> deleted(
            String folder, Set<String> names, Map<String, FileChange.Kind> marks) {
        return marks.entrySet().stream()
                .filter(mark -> mark.getValue() == FileChange.Kind.DELETED)
                .map(Map.Entry::getKey)
                .filter(path -> FilePath.parent(path).equals(folder) && !names.contains(path))
                .map(path ->
                        new FileRow.Entry(
                                new FileEntry(path, FileType.FILE, 0, 0, "", Instant.EPOCH, ""),
                                Optional.of(FileChange.Kind.DELETED)))
                .toList();
    }

    void makeFolder(String folder, String name, Runnable then) {
        var path = FilePath.child(folder, name);
        change(path, "files.notMade", () -> files.makeFolder(path), then);
    }

    void rename(FileEntry entry, String name, Runnable then) {
        var to = FilePath.child(FilePath.parent(entry.path()), name);
        change(entry.path(), "files.notRenamed", () -> files.rename(entry.path(), to), then);
    }

    void remove(List<FileEntry> entries, Runnable then) {
        var paths = entries.stream().map(FileEntry::path).toList();
        var first = paths.getFirst();
        task(
                Words.of("files.removeTask", owner, FilePath.shown(first)),
                progress -> {
                    removeAll(paths, progress);
                    return List.of();
                },
                "files.notRemoved",
                first,
                then);
    }

    private void removeAll(List<String> paths, CopyProgress progress) throws IOException {
        if (files instanceof ManagedStore managed) {
            managed.remove(paths, progress);
        } else {
            files.remove(paths);
        }
    }

    /// Of what not every store can.
    Optional<ManagedStore> managed() {
        return files instanceof ManagedStore managed ? Optional.of(managed) : Optional.empty();
    }

    /// @return ends it early
    Job measure(
            ManagedStore managed,
            FileEntry entry,
            CopyProgress progress,
            Consumer<FolderSum> then) {
        var job = new Job[1];
        job[0] =
                background.run(
                        () -> managed.measure(List.of(entry.path()), progress),
                        sum -> {
                            reading.remove(job[0]);
                            then.accept(sum);
                        },
                        why -> {
                            reading.remove(job[0]);
                            tell("files.notMeasured", entry.path(), why);
                        });
        reading.add(job[0]);
        return job[0];
    }

    /// @param mode the twelve bits of Unix
    void permit(
            ManagedStore managed, FileEntry entry, int mode, long user, long group, Runnable then) {
        change(
                entry.path(),
                "files.notPermitted",
                () -> {
                    managed.give(entry.path(), user, group);
                    managed.permit(entry.path(), mode); // last: a new owner takes set-id away
                },
                then);
    }

    void save(ManagedStore managed, FileEntry entry, byte[] content, Runnable then) {
        change(entry.path(), "files.notSaved", () -> managed.write(entry, content), then);
    }

    private interface Change {
        void perform() throws IOException;
    }

    private void change(String path, String failed, Change change, Runnable then) {
        background.run(
                () -> {
                    change.perform();
                    return path;
                },
                _ -> {
                    trouble.set(Optional.empty());
                    then.run();
                },
                why -> tell(failed, path, why));
    }

    void text(FileEntry entry, Consumer<FileText> then) {
        read(
                () -> FileText.of(files.read(entry.path(), MOST_TEXT_BYTES)),
                text -> {
                    trouble.set(Optional.empty());
                    then.accept(text);
                },
                why -> tell("files.notRead", entry.path(), why));
    }

    /// @param ask is given the names that are taken, and answers later
    void upload(List<Path> paths, String into, ClashQuestion ask, Runnable then) {
        var upload = new Upload(files, into, paths);
        read(
                upload::clashes,
                taken -> {
                    if (taken.isEmpty()) {
                        upload(upload, Clash.REPLACE, then);
                    } else {
                        ask.ask(taken, clash -> upload(upload, clash, then));
                    }
                },
                why -> tell("files.notUploaded", into, why));
    }

    private void upload(Upload upload, Clash clash, Runnable then) {
        task(
                Words.of("files.uploadTask", owner, FilePath.shown(upload.folder())),
                progress -> {
                    upload.run(clash, progress);
                    return List.of();
                },
                "files.notUploaded",
                upload.folder(),
                then);
    }

    void download(FileEntry entry, Path into, ClashQuestion ask) {
        var download = new FileDownload(files, entry, into);
        if (download.clashes()) {
            ask.ask(List.of(entry.name()), clash -> download(download, clash));
        } else {
            download(download, Clash.REPLACE);
        }
    }

    private void download(FileDownload download, Clash clash) {
        var path = download.entry().path();
        task(
                Words.of("files.downloadTask", owner, FilePath.shown(path)),
                progress -> download.run(clash, progress),
                "files.notDownloaded",
                path,
                () -> {});
    }

    /// What to do about names that are taken.
    @FunctionalInterface
    interface ClashQuestion {
        void ask(List<String> names, Consumer<Clash> then);
    }

    private interface Work {
        /// @return names that were left out
        List<String> perform(CopyProgress progress) throws IOException;
    }

    private void task(String title, Work work, String failed, String path, Runnable then) {
        var job = new Job[1];
        var task = tasks.begin(title, () -> job[0].cancel());
        job[0] =
                background.run(
                        () -> work.perform(telling(task)),
                        skipped -> {
                            skipped.forEach(name ->
                                    task.log(Words.of("files.skipped", FilePath.shown(name))));
                            task.end(Tasks.Status.DONE);
                            trouble.set(Optional.empty());
                            then.run();
                        },
                        why -> {
                            task.log(Explain.failure(why).inOneLine());
                            task.end(
                                    why instanceof CancellationException
                                            ? Tasks.Status.CANCELLED
                                            : Tasks.Status.FAILED);
                            tell(failed, path, why);
                            then.run();
                        });
    }

    private static CopyProgress telling(Tasks.Task task) {
        var last = new long[1];
        return (files, bytes) -> {
            long now = System.nanoTime();
            if (now - last[0] > TELL_EACH_NANOS) {
                last[0] = now;
                task.tell(Words.of("files.progress", files, Sizes.of(bytes)));
            }
        };
    }

    private void tell(String act, String path, Throwable why) {
        trouble.set(Optional.of(Explain.act(Words.of(act, FilePath.shown(path)), why)));
    }

    private <T> void read(Callable<T> work, Consumer<T> then, Consumer<Throwable> failed) {
        var job = new Job[1];
        job[0] =
                background.run(
                        work,
                        answer -> {
                            reading.remove(job[0]);
                            then.accept(answer);
                        },
                        why -> {
                            reading.remove(job[0]);
                            failed.accept(why);
                        });
        reading.add(job[0]);
    }

    /// @param then what is left to be done, which may have to wait for what still goes on
    void leave(Runnable then) {
        stopReading();
        background.run(then);
    }

    void stopReading() {
        listing.keySet().forEach(Job::cancel);
        listing.clear();
        facts.set("");
        reading.forEach(Job::cancel);
        reading.clear();
    }
}
