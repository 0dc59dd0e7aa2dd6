package dev.gantry.ui.image;

import dev.gantry.app.container.BodyOf;
import dev.gantry.app.container.DraftWords;
import dev.gantry.app.container.RecreateContainer;
import dev.gantry.app.container.RecreateException;
import dev.gantry.app.file.SaveDownload;
import dev.gantry.app.image.ImageTransfers;
import dev.gantry.app.image.ImageWords;
import dev.gantry.app.image.Logins;
import dev.gantry.app.image.Newer;
import dev.gantry.app.image.RemoveImages;
import dev.gantry.app.image.RemoveImages.Outcome;
import dev.gantry.app.image.TransferProgress;
import dev.gantry.app.words.Explain;
import dev.gantry.app.words.Explanation;
import dev.gantry.app.words.Sizes;
import dev.gantry.app.words.Words;
import dev.gantry.docker.Container;
import dev.gantry.docker.Engine;
import dev.gantry.docker.EngineException;
import dev.gantry.docker.ImageName;
import dev.gantry.ui.kit.Background;
import dev.gantry.ui.kit.CurrentHost;
import dev.gantry.ui.kit.HostTasks;
import dev.gantry.ui.kit.Latest;
import dev.gantry.ui.kit.Tasks;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// What can be done with images, each a task.
final class ImageDeeds {

    private final HostTasks tasks;
    private final Executor fx;
    private final Logins logins;
    private final Consumer<Explanation> refused;
    private final ObservableList<Transfer> transfers = FXCollections.observableArrayList();

    /// @param refused told why something could not be done
    ImageDeeds(
            CurrentHost host,
            Background background,
            Tasks tasks,
            Logins logins,
            Consumer<Explanation> refused) {
        this.tasks = new HostTasks(host, background, tasks);
        this.fx = background.fx();
        this.logins = logins;
        this.refused = refused;
    }

    /// Those on their way, and those whose end a person has not read; the latest first.
    ObservableList<Transfer> transfers() {
        return transfers;
    }

    void forget(Transfer transfer) {
        transfers.remove(transfer);
    }

    private interface Move {
        TransferProgress on(ImageTransfers transfers);
    }

    void pull(ImageName name, String platform) {
        pull(name, platform, () -> {});
    }

    /// @param done once it is there
    void pull(ImageName name, String platform, Runnable done) {
        move(
                Words.of("pull.task", name),
                Words.of("pull.failed", name),
                transfers -> transfers.pull(name, platform),
                done);
    }

    void push(List<ImageName> names) {
        for (var name : names) {
            move(
                    Words.of("push.task", name),
                    Words.of("push.failed", name),
                    transfers -> transfers.push(name),
                    () -> {});
        }
    }

    void load(Path file) {
        move(
                Words.of("load.task", file.getFileName()),
                Words.of("load.failed", file.getFileName()),
                transfers -> transfers.load(file),
                () -> {});
    }

    private void move(String title, String failed, Move move, Runnable done) {
        var progress = new ReadOnlyObjectWrapper<>(TransferProgress.NONE);
        var failure = new ReadOnlyObjectWrapper<>(Optional.<Explanation>empty());
        // news come many times a second: a window needs the newest
        var newest = new Latest<TransferProgress>(fx, progress::set);
        var task =
                tasks.perform(
                        title,
                        (engine, running) -> {
                            Consumer<TransferProgress> tell =
                                    newest.andThen(now -> running.tell(ImageWords.of(now)));
                            var end = move.on(new ImageTransfers(engine.images(), logins, tell));
                            tell.accept(end);
                            running.log(end(end));
                        },
                        done,
                        why -> failure.set(Optional.of(Explain.act(failed, why))),
                        Explain::failure);
        transfers.addFirst(
                new Transfer(task, progress.getReadOnlyProperty(), failure.getReadOnlyProperty()));
    }

    private static String end(TransferProgress end) {
        if (!end.names().isEmpty()) {
            return Words.of("load.loaded", String.join(", ", end.names()));
        }
        return end.digest().isEmpty() ? end.said() : Words.of("transfer.digest", end.digest());
    }

    void tag(ImageRow row, ImageName name) {
        perform(
                Words.of("tag.task", row.shown(), name),
                Words.of("tag.failed", row.shown()),
                (engine, _) -> engine.images().tag(row.image().id(), name));
    }

    /// Each goes or stays for itself; what stays is told with its reason.
    ///
    /// @param force also what has other names, or stopped containers
    void remove(List<ImageRow> rows, boolean force) {
        var title =
                rows.size() == 1
                        ? Words.of("imageRemove.one", rows.getFirst().shown())
                        : Words.of("imageRemove.many", rows.size());
        var stayed = new ArrayList<Explanation>();
        tasks.perform(
                title,
                (engine, task) -> remove(rows, force, engine, task).forEach(stayed::add),
                () -> stayed.forEach(refused),
                why -> refused.accept(Explain.act(Words.of("imageRemove.failed"), why)),
                Explain::failure);
    }

    private static List<Explanation> remove(
            List<ImageRow> rows, boolean force, Engine engine, Tasks.Task task) {
        var references = rows.stream().map(ImageRow::reference).toList();
        var report = new RemoveImages(engine, outcome -> task.log(told(outcome, rows)));
        var done = report.run(references, force);
        task.tell(Words.of("imageRemove.freed", Sizes.of(done.freedBytes())));
        return done.stayed().stream()
                .map(stayed -> inTheWay(rowOf(rows, stayed.reference()), stayed.why()))
                .toList();
    }

    private static String told(Outcome outcome, List<ImageRow> rows) {
        var row = rowOf(rows, outcome.reference());
        return switch (outcome) {
            case Outcome.Removed(_, var gone)
                    when gone.deleted().isEmpty() && gone.untagged().isEmpty() ->
                    Words.of("imageRemove.goneBefore", row.shown());
            case Outcome.Removed(_, var gone) when gone.deleted().isEmpty() ->
                    Words.of("imageRemove.untagged", row.shown());
            case Outcome.Removed(_, var gone) ->
                    Words.of("imageRemove.removed", row.shown(), gone.deleted().size());
            case Outcome.Stayed(_, var why) -> inTheWay(row, why).inOneLine();
        };
    }

    private static ImageRow rowOf(List<ImageRow> rows, String reference) {
        return rows.stream()
                .filter(row -> row.reference().equals(reference))
                .findFirst()
                .orElseThrow();
    }

    /// The engine names one container by its id; a person wants all of them by name.
    private static Explanation inTheWay(ImageRow row, EngineException failure) {
        var why = Explain.act(Words.of("imageRemove.failedOn", row.shown()), failure);
        var names = row.users().stream().map(Container::name).toList();
        return names.isEmpty()
                ? why
                : new Explanation(
                        why.title(),
                        Words.of("imageRemove.usedBy", String.join(", ", names)),
                        why.details());
    }

    void save(List<ImageRow> rows, Path file) {
        var references = rows.stream().map(ImageRow::reference).toList();
        perform(
                Words.of("saveImages.task", rows.size(), file.getFileName()),
                Words.of("saveImages.failed", file.getFileName()),
                (engine, task) ->
                        SaveDownload.to(
                                file,
                                () -> engine.images().save(references),
                                bytes -> task.tell(Sizes.of(bytes))));
    }

    /// Makes an image of a root file system in a tar.
    void importRoot(Path file, ImageName name) {
        perform(
                Words.of("importImage.task", name),
                Words.of("importImage.failed", file.getFileName()),
                (engine, task) -> {
                    try (var tar = Files.newInputStream(file)) {
                        var id =
                                engine.images()
                                        .importRoot(
                                                tar,
                                                name,
                                                Words.of("importImage.message", file.getFileName()),
                                                List.of());
                        task.tell(id.brief());
                    } catch (IOException unreadable) {
                        throw new UncheckedIOException(unreadable);
                    }
                });
    }

    /// Asks registries for each of the names.
    ///
    /// @param told of each answer, on the JavaFX thread
    void lookForNewer(List<ImageRow> rows, BiConsumer<ImageRow, Newer> told) {
        var found = new ArrayList<Runnable>();
        tasks.perform(
                Words.of("newer.task", rows.size()),
                (engine, task) -> {
                    int done = 0;
                    for (var row : rows) {
                        var answer = newer(engine, row);
                        task.log(Words.of(words(answer.verdict()), row.shown()));
                        found.add(() -> told.accept(row, answer));
                        task.tell(Words.of("newer.progress", ++done, rows.size()));
                    }
                },
                () -> found.forEach(Runnable::run),
                why -> refused.accept(Explain.act(Words.of("newer.failed"), why)),
                Explain::failure);
    }

    private Newer newer(Engine engine, ImageRow row) {
        return Newer.ask(engine.images(), row.image(), row.name().orElseThrow(), logins);
    }

    static String words(Newer.Verdict verdict) {
        return "newer." + verdict.name().toLowerCase(Locale.ROOT);
    }

    /// One after the other, each put back when its new one does not prove itself.
    void recreate(List<Container> users) {
        tasks.perform(
                Words.of("recreateUsers.task", users.size()),
                (engine, task) -> {
                    for (var user : users) {
                        var details = engine.containers().inspect(user.id());
                        var draft =
                                BodyOf.container(
                                        details, engine.images().defaults(details.imageId()));
                        new RecreateContainer(
                                        engine,
                                        step -> task.tell(user.name() + ": " + DraftWords.of(step)))
                                .run(user.id(), draft);
                        task.log(Words.of("recreateUsers.done", user.name()));
                    }
                },
                () -> {},
                why -> refused.accept(explained(why)),
                ImageDeeds::explained);
    }

    private static Explanation explained(Throwable why) {
        return why instanceof RecreateException known
                ? DraftWords.of(known)
                : Explain.act(Words.of("recreateUsers.failed"), why);
    }

    private void perform(String title, String failed, HostTasks.Work work) {
        tasks.perform(
                title,
                work,
                () -> {},
                why -> refused.accept(Explain.act(failed, why)),
                Explain::failure);
    }
}
