package dev.gantry.ui.build;

import dev.gantry.app.build.DockerfileCheck;
import dev.gantry.app.build.DockerfileTokens;
import dev.gantry.app.build.TextOnDisk;
import dev.gantry.app.words.Explain;
import dev.gantry.app.words.Explanation;
import dev.gantry.app.words.Words;
import dev.gantry.store.DraftStore;
import dev.gantry.store.DraftStore.KeptDraft;
import dev.gantry.store.StoreException;
import dev.gantry.ui.kit.Background;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The Dockerfile that is being edited. What is not saved is kept as a draft, and comes back with
/// the next window.
public final class EditorViewModel {

    private static final Logger LOG = LoggerFactory.getLogger(EditorViewModel.class);
    private static final Duration BEFORE_DRAFT = Duration.ofMillis(700);

    /// What only a person can decide.
    interface Questions {

        /// The text would be lost.
        void unsaved(Path file, Runnable save, Runnable discard);

        /// Somebody else wrote the file, or removed it.
        void changedOnDisk(Path file, Runnable overwrite, Runnable reload);
    }

    /// @param text that this is true of
    record Analysis(
            String text,
            List<DockerfileTokens.Token> tokens,
            List<DockerfileCheck.Problem> problems) {

        private static final Analysis NONE = new Analysis("", List.of(), List.of());

        private static Analysis of(String text) {
            return new Analysis(text, DockerfileTokens.of(text), DockerfileCheck.of(text));
        }
    }

    private final Background background;
    private final DraftKeeper drafts;
    private final ReadOnlyObjectWrapper<Optional<TextOnDisk>> disk =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyBooleanWrapper dirty = new ReadOnlyBooleanWrapper();
    private final ReadOnlyIntegerWrapper loads = new ReadOnlyIntegerWrapper();
    private final ReadOnlyIntegerWrapper jumps = new ReadOnlyIntegerWrapper();
    private final ReadOnlyBooleanWrapper restored = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<Analysis> analysis =
            new ReadOnlyObjectWrapper<>(Analysis.NONE);
    private final ReadOnlyObjectWrapper<Optional<Explanation>> trouble =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private String text = "";
    private String basis = "";
    private int line;
    private boolean analysing;
    private boolean draftIsDue;
    private boolean saving;
    private boolean looked;
    private boolean closed;

    public EditorViewModel(Background background, DraftStore store) {
        this.background = background;
        this.drafts = new DraftKeeper(store);
    }

    /// What is open.
    Optional<Path> file() {
        return disk.get().map(TextOnDisk::file);
    }

    ReadOnlyObjectProperty<Optional<TextOnDisk>> diskProperty() {
        return disk.getReadOnlyProperty();
    }

    ReadOnlyBooleanProperty dirtyProperty() {
        return dirty.getReadOnlyProperty();
    }

    /// Counts on when [#text] was set from here, and not by who types.
    ReadOnlyIntegerProperty loadsProperty() {
        return loads.getReadOnlyProperty();
    }

    /// Counts on when somebody wants to see [#line].
    ReadOnlyIntegerProperty jumpsProperty() {
        return jumps.getReadOnlyProperty();
    }

    /// Whether what is shown comes from a window that was closed without saving it.
    ReadOnlyBooleanProperty restoredProperty() {
        return restored.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Analysis> analysisProperty() {
        return analysis.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Optional<Explanation>> troubleProperty() {
        return trouble.getReadOnlyProperty();
    }

    String text() {
        return text;
    }

    /// From 1; 0 for none.
    int line() {
        return line;
    }

    /// What an earlier window left, unless something else is open already.
    void restore() {
        if (looked) {
            return;
        }
        looked = true;
        background.run(
                () -> {
                    var draft = drafts.read();
                    return draft.isEmpty()
                            ? Optional.<Left>empty()
                            : Optional.of(
                                    new Left(
                                            draft.get(),
                                            TextOnDisk.read(Path.of(draft.get().file()))));
                },
                left -> left.filter(_ -> file().isEmpty()).ifPresent(this::showLeft),
                why -> trouble.set(Optional.of(Explain.act(Words.of("editor.noDraft"), why))));
    }

    private record Left(KeptDraft draft, TextOnDisk disk) {}

    private void showLeft(Left left) {
        basis = left.draft().basis();
        show(left.disk(), left.draft().text(), 0);
        restored.set(dirty.get());
        if (!dirty.get()) { // saved elsewhere
            background.run(drafts.next(Optional.empty()), _ -> {}, this::draftFailed);
            shut();
        }
    }

    /// @param at the line to be shown, from 1; 0 for none
    /// @param agreed when what was open before is saved or given up
    void open(Path wanted, int at, Questions questions, Runnable agreed) {
        var path = wanted.toAbsolutePath().normalize();
        if (file().filter(path::equals).isPresent()) {
            agreed.run();
            jump(at);
            return;
        }
        leave(
                questions,
                () -> {
                    agreed.run();
                    load(path, at);
                });
    }

    /// Afterwards nothing is open, and nothing was lost that a person did not give up.
    void leave(Questions questions, Runnable then) {
        if (!dirty.get()) {
            shut();
            then.run();
            return;
        }
        Runnable go =
                () -> {
                    shut();
                    then.run();
                };
        questions.unsaved(file().orElseThrow(), () -> save(questions, go), go);
    }

    private void shut() {
        disk.set(Optional.empty());
        text = "";
        restored.set(false);
        trouble.set(Optional.empty());
        setDirty(false);
    }

    private void load(Path path, int at) {
        background.run(
                () -> TextOnDisk.read(path),
                read -> {
                    basis = read.stamp();
                    show(read, begin(read), at);
                },
                why -> trouble.set(Optional.of(Explain.act(Words.of("editor.notRead"), why))));
    }

    /// What a file that is not there yet begins with.
    private static String begin(TextOnDisk on) {
        return on.exists() ? on.text() : Words.of("editor.start");
    }

    private void show(TextOnDisk read, String now, int at) {
        text = now;
        trouble.set(Optional.empty());
        restored.set(false);
        disk.set(Optional.of(read));
        loads.set(loads.get() + 1);
        changed();
        jump(at);
    }

    private void jump(int at) {
        line = at;
        if (at > 0) {
            jumps.set(jumps.get() + 1);
        }
    }

    /// A person typed.
    void edit(String now) {
        if (now.equals(text) || file().isEmpty()) {
            return;
        }
        text = now;
        changed();
    }

    private void changed() {
        setDirty(disk.get().filter(on -> begin(on).equals(text)).isEmpty());
        analyse();
        if (dirty.get() && !draftIsDue) {
            draftIsDue = true;
            background.run(
                    () -> {
                        Thread.sleep(BEFORE_DRAFT);
                        return true;
                    },
                    _ -> keepDraft());
        }
    }

    private void setDirty(boolean now) {
        if (dirty.get() && !now) {
            var forgotten = drafts.next(Optional.empty());
            background.run(forgotten, _ -> {}, this::draftFailed);
        }
        dirty.set(now);
    }

    private void keepDraft() {
        draftIsDue = false;
        if (dirty.get() && !closed) {
            background.run(drafts.next(draft()), _ -> {}, this::draftFailed);
        }
    }

    private Optional<KeptDraft> draft() {
        return file().map(path -> new KeptDraft(path.toString(), text, basis));
    }

    private void draftFailed(Throwable why) {
        trouble.set(Optional.of(Explain.act(Words.of("editor.noDraft"), why)));
    }

    private void analyse() {
        if (analysing) {
            return;
        }
        analysing = true;
        var now = text;
        background.run(
                () -> Analysis.of(now),
                done -> {
                    analysing = false;
                    if (done.text().equals(text)) {
                        analysis.set(done);
                    } else {
                        analyse();
                    }
                });
    }

    /// @param then when it is on the disk
    void save(Questions questions, Runnable then) {
        var on = disk.get();
        if (on.isEmpty() || saving) {
            return;
        }
        if (!dirty.get()) {
            then.run();
            return;
        }
        saving = true;
        var now = text;
        background.run(
                () -> write(on.get(), now, basis),
                written -> {
                    saving = false;
                    written.ifPresentOrElse(
                            fresh -> saved(fresh, then), () -> askWhich(questions, then));
                },
                this::saveFailed);
    }

    /// Nothing when somebody else wrote it.
    private static Optional<TextOnDisk> write(TextOnDisk on, String now, String basis)
            throws IOException {
        boolean isOurs = TextOnDisk.read(on.file()).stamp().equals(basis);
        return isOurs ? Optional.of(on.write(now)) : Optional.empty();
    }

    private void saved(TextOnDisk fresh, Runnable then) {
        basis = fresh.stamp();
        disk.set(Optional.of(fresh));
        restored.set(false);
        trouble.set(Optional.empty());
        changed();
        then.run();
    }

    private void saveFailed(Throwable why) {
        saving = false;
        trouble.set(Optional.of(Explain.act(Words.of("editor.notSaved"), why)));
    }

    private void askWhich(Questions questions, Runnable then) {
        var path = file().orElseThrow();
        questions.changedOnDisk(
                path,
                () ->
                        background.run(
                                () -> TextOnDisk.read(path).stamp(),
                                stamp -> {
                                    basis = stamp;
                                    save(questions, then);
                                },
                                this::saveFailed),
                this::reload);
    }

    /// What is on the disk, in place of what is shown.
    void reload() {
        file().ifPresent(path -> load(path, 0));
    }

    /// The window closes, and waits for nobody's answer. Nothing is written after this returns.
    void close() {
        closed = true;
        if (!dirty.get() && !drafts.isUsed()) {
            return;
        }
        try {
            drafts.next(dirty.get() ? draft() : Optional.empty()).call();
        } catch (StoreException unwritable) {
            LOG.warn("What was not saved could not be kept", unwritable);
        }
    }
}
