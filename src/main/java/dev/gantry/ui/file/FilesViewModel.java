package dev.gantry.ui.file;

import dev.gantry.app.file.Clash;
import dev.gantry.app.file.ContainerFiles;
import dev.gantry.app.file.CopyProgress;
import dev.gantry.app.file.FileDownload;
import dev.gantry.app.file.FileEntry;
import dev.gantry.app.file.FilePath;
import dev.gantry.app.file.FileStore;
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
import dev.gantry.ui.kit.Tasks;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
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

/// The files of one container: what is in its folders, what one says, and copies both ways.
public final class FilesViewModel {

    static final int MOST_TEXT_BYTES = 5_000_000;
    private static final long TELL_EACH_NANOS = 100_000_000;

    private static final Comparator<FileRow.Entry> ORDER =
            Comparator.<FileRow.Entry, Boolean>comparing(row -> !row.entry().isFolder())
                    .thenComparing(row -> row.entry().name(), String.CASE_INSENSITIVE_ORDER)
                    .thenComparing(row -> row.entry().name());

    private final Container container;
    private final FileStore files;
    private final Callable<List<FileChange>> changes;
    private final Background background;
    private final Tasks tasks;
    private final Set<Job> reading = new HashSet<>();
    private final ReadOnlyStringWrapper folder = new ReadOnlyStringWrapper("/");
    private final ReadOnlyObjectWrapper<Optional<Explanation>> trouble =
            new ReadOnlyObjectWrapper<>(Optional.empty());

    public FilesViewModel(
            Container container, CurrentHost host, Background background, Tasks tasks) {
        var session = host.session();
        this.container = container;
        this.files = new ContainerFiles(() -> session.engine().archives(), container.id());
        this.changes = () -> session.engine().archives().changes(container.id());
        this.background = background;
        this.tasks = tasks;
    }

    /// The folder at the top of the tree.
    ReadOnlyStringProperty folderProperty() {
        return folder.getReadOnlyProperty();
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

    /// Folders first, then by name.
    void list(String path, Consumer<List<FileRow.Entry>> then, Consumer<Explanation> failed) {
        read(
                () -> rows(path),
                then,
                why ->
                        failed.accept(
                                Explain.act(
                                        Words.of("files.notListed", FilePath.shown(path)), why)));
    }

    private List<FileRow.Entry> rows(String path) throws Exception {
        var marks = new HashMap<String, FileChange.Kind>();
        changes.call().forEach(change -> marks.put(change.path(), change.kind()));
        var rows = new ArrayList<FileRow.Entry>();
        files.list(
                path,
                entry ->
                        rows.add(
                                new FileRow.Entry(
                                        entry, Optional.ofNullable(marks.get(entry.path())))));
        rows.addAll(deleted(path, rows, marks));
        rows.sort(ORDER);
        return rows;
    }

    private static List<FileRow.Entry> deleted(
            String folder, List<FileRow.Entry> there, Map<String, FileChange.Kind> marks) {
        var names = new HashSet<String>();
        there.forEach(row -> names.add(row.entry().path()));
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
                Words.of("files.uploadTask", container.name(), FilePath.shown(upload.folder())),
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
                Words.of("files.downloadTask", container.name(), FilePath.shown(path)),
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

    void stopReading() {
        reading.forEach(Job::cancel);
        reading.clear();
    }
}
