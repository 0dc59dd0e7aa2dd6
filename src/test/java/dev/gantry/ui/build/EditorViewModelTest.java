package dev.gantry.ui.build;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gantry.store.DraftStore;
import dev.gantry.ui.kit.Background;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// A Dockerfile is edited, and nothing is lost.
@Timeout(60)
class EditorViewModelTest {

    @TempDir private Path data;
    @TempDir private Path folder;

    private final BlockingQueue<Runnable> fx = new LinkedBlockingQueue<>();
    private final List<String> unexpected = new ArrayList<>();
    private final List<EditorViewModel> made = new ArrayList<>();
    private final Asked asked = new Asked();

    @AfterEach
    void nothingWentWrong() {
        made.forEach(EditorViewModel::close);
        assertThat(unexpected).isEmpty();
    }

    @Test
    void whatIsTypedIsSavedOnce() throws Exception {
        var editor = opened("FROM a\n");
        assertThat(editor.dirtyProperty().get()).isFalse();
        editor.edit("FROM b\n");
        assertThat(editor.dirtyProperty().get()).isTrue();
        save(editor);
        assertThat(Files.readString(file())).isEqualTo("FROM b\n");
        assertThat(editor.dirtyProperty().get()).isFalse();
        editor.edit("FROM c\n");
        save(editor);
        assertThat(Files.readString(file())).isEqualTo("FROM c\n");
        assertThat(asked.questions).isEmpty();
    }

    @Test
    void mistakesAreKnownByTheirLine() throws Exception {
        var editor = opened("FROM a\n");
        editor.edit("FROM a\nFORM b\n");
        until(() -> editor.analysisProperty().get().text().equals(editor.text()));
        assertThat(editor.analysisProperty().get().problems())
                .extracting(each -> each.line())
                .containsExactly(2);
    }

    @Test
    void aFileThatWasChangedMeanwhileIsAskedAbout() throws Exception {
        var editor = opened("FROM a\n");
        editor.edit("FROM mine\n");
        Files.writeString(file(), "FROM theirs\n");
        editor.save(asked, () -> {});
        until(() -> asked.questions.contains("changed"));
        assertThat(Files.readString(file())).isEqualTo("FROM theirs\n");
        Objects.requireNonNull(asked.first).run();
        until(() -> !editor.dirtyProperty().get());
        assertThat(Files.readString(file())).isEqualTo("FROM mine\n");
    }

    @Test
    void whatIsOnTheDiskCanBeTakenInstead() throws Exception {
        var editor = opened("FROM a\n");
        editor.edit("FROM mine\n");
        Files.writeString(file(), "FROM theirs\n");
        editor.save(asked, () -> {});
        until(() -> asked.questions.contains("changed"));
        Objects.requireNonNull(asked.second).run();
        until(() -> editor.text().equals("FROM theirs\n"));
        assertThat(editor.dirtyProperty().get()).isFalse();
    }

    @Test
    void anotherFileIsOpenedOnlyAfterTheQuestion() throws Exception {
        var editor = opened("FROM a\n");
        editor.edit("FROM mine\n");
        var other = Files.writeString(folder.resolve("Other"), "FROM other\n");
        editor.open(other, 0, asked, () -> {});
        assertThat(asked.questions).containsExactly("unsaved");
        assertThat(editor.text()).isEqualTo("FROM mine\n");
        Objects.requireNonNull(asked.first).run();
        until(() -> editor.text().equals("FROM other\n"));
        assertThat(Files.readString(file())).isEqualTo("FROM mine\n");
    }

    @Test
    void givenUpMeansGivenUp() throws Exception {
        var editor = opened("FROM a\n");
        editor.edit("FROM mine\n");
        var left = new ArrayList<String>();
        editor.leave(asked, () -> left.add("left"));
        assertThat(left).isEmpty();
        Objects.requireNonNull(asked.second).run();
        assertThat(left).containsExactly("left");
        assertThat(editor.file()).isEmpty();
        editor.close();
        assertThat(Files.readString(file())).isEqualTo("FROM a\n");
    }

    @Test
    void theNextWindowBringsBackWhatWasNotSaved() throws Exception {
        var editor = opened("FROM a\n");
        editor.edit("FROM mine\n");
        editor.close();
        Files.writeString(file(), "FROM theirs\n");
        var next = editor();
        next.restore();
        until(() -> next.restoredProperty().get());
        assertThat(next.text()).isEqualTo("FROM mine\n");
        next.save(asked, () -> {});
        until(() -> asked.questions.contains("changed"));
        Objects.requireNonNull(asked.first).run();
        until(() -> !next.dirtyProperty().get() && new DraftStore(data).read().isEmpty());
        assertThat(Files.readString(file())).isEqualTo("FROM mine\n");
    }

    @Test
    void aDraftIsKeptWhileOneTypes() throws Exception {
        var editor = opened("FROM a\n");
        editor.edit("FROM mine\n");
        until(() -> new DraftStore(data).read().isPresent());
        assertThat(new DraftStore(data).read().orElseThrow().text()).isEqualTo("FROM mine\n");
        save(editor);
        until(() -> new DraftStore(data).read().isEmpty());
    }

    @Test
    void aNewOneIsBegunWhereThereIsNone() throws Exception {
        var editor = editor();
        editor.open(file(), 0, asked, () -> {});
        until(() -> editor.file().isPresent());
        assertThat(editor.text()).startsWith("FROM ");
        assertThat(editor.dirtyProperty().get()).isFalse();
        editor.edit("FROM new\n");
        save(editor);
        assertThat(Files.readString(file())).isEqualTo("FROM new\n");
    }

    @Test
    void whatCannotBeSavedIsToldAndStays() throws Exception {
        var editor = opened("FROM a\n");
        editor.edit("FROM mine\n");
        Files.delete(file());
        Files.createDirectory(file());
        editor.save(asked, () -> {});
        until(() -> editor.troubleProperty().get().isPresent());
        assertThat(editor.troubleProperty().get().orElseThrow().title()).contains("not saved");
        assertThat(editor.dirtyProperty().get()).isTrue();
        assertThat(editor.text()).isEqualTo("FROM mine\n");
    }

    private EditorViewModel editor() {
        var background = new Background(fx::add, why -> unexpected.add(why.toString()));
        var editor = new EditorViewModel(background, new DraftStore(data));
        made.add(editor);
        return editor;
    }

    private EditorViewModel opened(String text) throws IOException, InterruptedException {
        Files.writeString(file(), text);
        var editor = editor();
        editor.open(file(), 0, asked, () -> {});
        until(() -> editor.file().isPresent());
        return editor;
    }

    private void save(EditorViewModel editor) throws InterruptedException {
        var done = new ArrayList<String>();
        editor.save(asked, () -> done.add("saved"));
        until(() -> !done.isEmpty());
    }

    private Path file() {
        return folder.resolve("Dockerfile");
    }

    /// Does what waits for the JavaFX thread until it is so.
    private void until(BooleanSupplier truth) throws InterruptedException {
        while (!truth.getAsBoolean()) {
            var next = fx.poll(100, TimeUnit.MILLISECONDS);
            if (next != null) {
                next.run();
            }
        }
    }

    private static final class Asked implements EditorViewModel.Questions {

        private final List<String> questions = new ArrayList<>();
        private @Nullable Runnable first;
        private @Nullable Runnable second;

        @Override
        public void unsaved(Path file, Runnable save, Runnable discard) {
            note("unsaved", save, discard);
        }

        @Override
        public void changedOnDisk(Path file, Runnable overwrite, Runnable reload) {
            note("changed", overwrite, reload);
        }

        private void note(String question, Runnable one, Runnable other) {
            questions.add(question);
            first = one;
            second = other;
        }
    }
}
