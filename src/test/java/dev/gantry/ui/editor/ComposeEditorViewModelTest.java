package dev.gantry.ui.editor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gantry.compose.load.LoadRequest;
import dev.gantry.compose.yaml.TextRange;
import dev.gantry.ui.kit.Background;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The editor without a window: what is checked, what counts, what is found.
@Timeout(60)
class ComposeEditorViewModelTest {

    @TempDir private Path folder;

    private final LinkedBlockingQueue<Runnable> answers = new LinkedBlockingQueue<>();
    private final List<Throwable> unexpected = new ArrayList<>();

    private ComposeEditorViewModel model() {
        var request = LoadRequest.of(List.of(folder.resolve("compose.yaml")), Map.of());
        return new ComposeEditorViewModel(
                new Background(answers::add, unexpected::add), () -> request, Duration.ZERO);
    }

    private void answer() throws InterruptedException {
        var answer = answers.poll(30, TimeUnit.SECONDS);
        assertThat(answer).isNotNull();
        if (answer != null) {
            answer.run();
        }
    }

    @Test
    void onlyTheNewestTextCounts() throws InterruptedException {
        var model = model();
        var file = model.setText(folder.resolve("compose.yaml"), "services: {a: {imge: x}}\n");
        file.edit(() -> "services: {a: {image: x}}\n", true);
        while (model.checkingProperty().get()) {
            answer();
            assertThat(model.findingsProperty().get()).isEmpty();
        }
        assertThat(model.dirtyProperty().get()).isTrue();
        assertThat(model.resolvedProperty().get()).contains("image: x");
        model.saved();
        assertThat(model.dirtyProperty().get()).isFalse();
        assertThat(unexpected).isEmpty();
    }

    @Test
    void dotenvCountsBeforeItIsSaved() throws InterruptedException {
        var model = model();
        model.setText(folder.resolve("compose.yaml"), "services: {a: {image: \"x:${TAG}\"}}\n");
        model.setText(folder.resolve(".env"), "TAG=7\n");
        while (model.checkingProperty().get()) {
            answer();
        }
        assertThat(model.resolvedProperty().get()).contains("image: x:7");
        assertThat(model.variablesProperty().get()).hasToString("[TAG FILE]");
    }

    @Test
    void lineEndsAndTheMarkStay() {
        var whole = "\ufeffservices: {}\r\nname: x\r\n";
        var file = model().setText(folder.resolve("compose.yaml"), whole);
        assertThat(file.text()).isEqualTo(whole);
        file.edit(() -> "name: y\n", true);
        assertThat(file.text()).isEqualTo("\ufeffname: y\r\n");
    }

    @Test
    void searchFindsAndReplaces() {
        var text = "a.b A.B axb";
        assertThat(new Search("a.b", false, false).in(text).ranges())
                .containsExactly(new TextRange(0, 3), new TextRange(4, 7));
        assertThat(new Search("a.b", true, true).in(text).ranges())
                .containsExactly(new TextRange(0, 3), new TextRange(8, 11));
        assertThat(new Search("(a)(.)", true, true).replaced(text, new TextRange(8, 10), "$2$1"))
                .isEqualTo("xa");
        assertThat(new Search("(", true, true).in(text).trouble())
                .isEqualTo(Search.Trouble.PATTERN);
        assertThat(new Search("(x+x+)+\\1y", true, true).in("x".repeat(60)).trouble())
                .isEqualTo(Search.Trouble.SLOW);
    }
}
