package dev.gantry.ui.image;

import dev.gantry.app.container.DraftWords;
import dev.gantry.app.container.RecreateException;
import dev.gantry.app.file.SaveDownload;
import dev.gantry.app.image.CountedStream;
import dev.gantry.app.image.ImageTransfers;
import dev.gantry.app.image.ImageWords;
import dev.gantry.app.image.Logins;
import dev.gantry.app.image.Newer;
import dev.gantry.app.image.Outdated;
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
    private final Consumer<Note> notes;
    private final ObservableList<Transfer> transfers = FXCollections.observableArrayList();

    /// @param notes told what a person should read
    ImageDeeds(
            CurrentHost host,
            Background background,
            Tasks tasks,
            Logins logins,
            Consumer<Note> notes) {
        this.tasks = new HostTasks(host, background, tasks);
        this.fx = background.fx();
        this.logins = logins;
        this.notes = notes;
        // they go on as tasks, and are another host's
        host.hostProperty().addListener(_ -> transfers.clear());
    }

    /// Those on their way, and those whose end a person has not read; the latest first.
    ObservableList<Transfer> transfers() {
        return transfers;
    }

    void forget(Transfer transfer) {
        transfers.remove(transfer);
    }

    private interface Move {
        TransferProgress on(Engine engine, ImageTransfers transfers);
    }

    /// Afterwards the containers are named that were made of the image which had the name before.
    void pull(ImageName name, String platform) {
        var outdated = new ArrayList<Container>();
        move(
                Words.of("pull.task", name),
                Words.of("pull.failed", name),
                (engine, ways) -> {
                    var end = ways.pull(name, platform);
                    outdated.clear();
                    outdated.addAll(new Outdated(engine, name).find());
                    return end;
                },
                () -> tellOutdated(name, outdated));
    }

    void push(List<ImageName> names) {
        for (var name : names) {
            move(
                    Words.of("push.task", name),
                    Words.of("push.failed", name),
                    (_, ways) -> ways.push(name),
                    () -> {});
        }
    }

    void load(Path file) {
        move(
                Words.of("load.task", file.getFileName()),
                Words.of("load.failed", file.getFileName()),
                (_, ways) -> ways.load(file),
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
                            var ways = new ImageTransfers(engine.images(), logins, tell);
                            var end = move.on(engine, ways);
                            tell.accept(end);
                            running.log(ImageWords.end(end));
                        },
                        done,
                        why -> failure.set(Optional.of(Explain.act(failed, why))),
                        Explain::failure);
        transfers.addFirst(
                new Transfer(
                        task,
                        progress.getReadOnlyProperty(),
                        failure.getReadOnlyProperty(),
                        () -> move(title, failed, move, done)));
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
        var told = new ArrayList<Note>();
        tasks.perform(
                title,
                (engine, task) -> told.add(remove(rows, force, engine, task)),
                () -> told.forEach(notes),
                why -> refuse(Words.of("imageRemove.failed"), why),
                Explain::failure);
    }

    private static Note remove(List<ImageRow> rows, boolean force, Engine engine, Tasks.Task task) {
        var references = rows.stream().map(ImageRow::reference).toList();
        var report = new RemoveImages(engine, outcome -> task.log(told(outcome, rows)));
        var done = report.run(references, force);
        var stayed =
                done.stayed().stream()
                        .map(each -> inTheWay(rowOf(rows, each.reference()), each.why()))
                        .toList();
        var freed =
                done.freedBytes().isPresent()
                        ? Words.of("imageRemove.freed", Sizes.of(done.freedBytes().getAsLong()))
                        : Words.of("imageRemove.freedUnknown");
        task.tell(freed);
        return note(rows.size() - stayed.size(), freed, stayed);
    }

    private static Note note(int gone, String freed, List<Explanation> stayed) {
        if (stayed.size() == 1 && gone == 0) {
            return Note.of("danger", stayed.getFirst());
        }
        var title = Words.of("imageRemove.done", gone, freed);
        if (stayed.isEmpty()) {
            return Note.of("success", new Explanation(title, "", ""));
        }
        var lines = stayed.stream().map(Explanation::inOneLine).toList();
        return Note.of(
                "warning",
                new Explanation(
                        title,
                        Words.of("imageRemove.stayed", stayed.size()),
                        String.join("\n", lines)));
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
        boolean used = failure instanceof EngineException.Conflict && !names.isEmpty();
        return used
                ? new Explanation(
                        why.title(),
                        Words.of("imageRemove.usedBy", String.join(", ", names)),
                        why.details())
                : why;
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
                        var size = Sizes.of(Files.size(file));
                        var counted =
                                new CountedStream(
                                        tar,
                                        sent ->
                                                task.tell(
                                                        Words.of(
                                                                "transfer.bytes",
                                                                Sizes.of(sent),
                                                                size)));
                        var message = Words.of("importImage.message", file.getFileName());
                        var id = engine.images().importRoot(counted, name, message, List.of());
                        task.tell(id.brief());
                    }
                });
    }

    /// Asks registries for each of the names; one that does not answer does not stop the others.
    ///
    /// @param told of each answer, on the JavaFX thread
    void lookForNewer(List<ImageRow> rows, BiConsumer<ImageRow, Newer> told) {
        var found = new ArrayList<Runnable>();
        tasks.perform(
                Words.of("newer.task", rows.size()),
                (engine, task) -> {
                    int done = 0;
                    for (var row : rows) {
                        found.add(newer(engine, row, told, task));
                        task.tell(Words.of("newer.progress", ++done, rows.size()));
                    }
                },
                () -> found.forEach(Runnable::run),
                why -> refuse(Words.of("newer.failed"), why),
                Explain::failure);
    }

    private Runnable newer(
            Engine engine, ImageRow row, BiConsumer<ImageRow, Newer> told, Tasks.Task task) {
        var name = row.name().orElseThrow();
        try {
            var answer = Newer.ask(engine.images(), row.image(), name, logins);
            task.log(Words.of(words(answer.verdict()), row.shown()));
            return () -> told.accept(row, answer);
        } catch (EngineException.LoginNeeded
                | EngineException.Gone
                | EngineException.Conflict
                | EngineException.Refused refusal) {
            var why = Explain.act(Words.of("newer.failedOn", row.shown()), refusal);
            task.log(why.inOneLine());
            return () -> notes.accept(Note.of("warning", why));
        }
    }

    static String words(Newer.Verdict verdict) {
        return "newer." + verdict.name().toLowerCase(Locale.ROOT);
    }

    /// Looks for containers that were made of the name when it meant another image.
    void lookForOutdated(ImageName name) {
        var outdated = new ArrayList<Container>();
        tasks.perform(
                Words.of("outdated.task", name),
                (engine, _) -> outdated.addAll(new Outdated(engine, name).find()),
                () -> {
                    if (outdated.isEmpty()) {
                        notes.accept(Note.of("success", said("outdated.none", name)));
                    } else {
                        tellOutdated(name, outdated);
                    }
                },
                why -> refuse(Words.of("outdated.failed", name), why),
                Explain::failure);
    }

    private static Explanation said(String key, ImageName name) {
        return new Explanation(Words.of(key, name), "", "");
    }

    private void tellOutdated(ImageName name, List<Container> outdated) {
        if (outdated.isEmpty()) {
            return;
        }
        var names = String.join(", ", outdated.stream().map(Container::name).toList());
        var said =
                new Explanation(
                        Words.of("outdated.found", outdated.size(), name),
                        Words.of("recreateUsers.hint"),
                        names);
        var chosen = List.copyOf(outdated);
        notes.accept(
                Note.of("info", said)
                        .with(Words.of("recreateUsers.act"), () -> recreate(name, chosen)));
    }

    /// One after the other, each put back when its new one does not prove itself.
    private void recreate(ImageName name, List<Container> users) {
        var told = new ArrayList<Note>();
        tasks.perform(
                Words.of("recreateUsers.task", users.size()),
                (engine, task) -> {
                    var outcomes =
                            new Outdated(engine, name)
                                    .recreate(
                                            users,
                                            (user, step) ->
                                                    task.tell(
                                                            user.name()
                                                                    + ": "
                                                                    + DraftWords.of(step)));
                    outcomes.forEach(each -> told.add(note(each, task)));
                },
                () -> told.forEach(notes),
                why -> refuse(Words.of("recreateUsers.failed"), why),
                Explain::failure);
    }

    private static Note note(Outdated.Outcome outcome, Tasks.Task task) {
        var name = outcome.container().name();
        var said =
                outcome.failure()
                        .map(ImageDeeds::explained)
                        .orElseGet(() ->
                                new Explanation(Words.of("recreateUsers.done", name), "", ""));
        task.log(said.inOneLine());
        return Note.of(outcome.failure().isPresent() ? "danger" : "success", said);
    }

    private static Explanation explained(Throwable why) {
        return why instanceof RecreateException known
                ? DraftWords.of(known)
                : Explain.act(Words.of("recreateUsers.failed"), why);
    }

    private void perform(String title, String failed, HostTasks.Work work) {
        tasks.perform(title, work, () -> {}, why -> refuse(failed, why), Explain::failure);
    }

    private void refuse(String failed, Throwable why) {
        notes.accept(Note.of("danger", Explain.act(failed, why)));
    }
}
