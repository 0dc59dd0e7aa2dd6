package dev.gantry.ui.editor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gantry.testing.Fx;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ListView;
import javafx.scene.control.TableView;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// A compose file is written in the editor.
@Timeout(120)
class ComposeEditorTest {

    private static final String SHOP =
            """
            # the shop
            services:
              web:
                image: nginx:1.27
                depends_on: [db]
                environment:
                  LEVEL: "info"
                  DB_PASSWORD: ${DB_PASSWORD}
              db:
                image: postgres:${PG:-17}
            """;

    @TempDir private Path folder;

    private EditorStage open(String text) {
        return new EditorStage(
                folder.resolve("compose.yaml"), Map.of("DB_PASSWORD", "s3cret"), text);
    }

    @Test
    void aMistakeIsUnderlinedSaidAndMended() {
        try (var window = open(SHOP)) {
            window.awaitChecked();
            assertThat(window.label("#code-verdict")).isEqualTo("No problems");
            assertThat(window.look("web:", 0)).containsExactly("code-key");
            window.caretBehind("nginx:1.27");
            window.type("\nrestrat: always");
            Fx.until("told", () -> !window.model.findingsProperty().get().isEmpty());
            assertThat(window.look("restrat", 2)).contains("code-key", "code-error");
            assertThat(said(window, "restrat").orElseThrow())
                    .contains("\"restrat\"")
                    .contains("restart");
            assertThat(window.label("#code-verdict")).isEqualTo("1 problem");
            int at = window.text().indexOf("restrat");
            Fx.run(() -> window.area().replaceText(at, at + 7, "restart"));
            Fx.until("well", () -> window.label("#code-verdict").equals("No problems"));
            assertThat(window.look("restart", 2)).containsExactly("code-key");
            assertThat(said(window, "restart")).isPresent();
            assertThat(Fx.get(() -> window.model.dirtyProperty().get())).isTrue();
            assertThat(window.unexpected).isEmpty();
        }
    }

    private static Optional<String> said(EditorStage window, String word) {
        return Fx.get(() ->
                window.editor
                        .pane()
                        .orElseThrow()
                        .hover()
                        .said(window.area().getText().indexOf(word) + 2));
    }

    @Test
    void aClickInTheListGoesThere() {
        try (var window = open(SHOP + "  bad:\n    imge: x\n")) {
            Fx.until("told", () -> !window.model.findingsProperty().get().isEmpty());
            Fx.run(() -> window.area().moveTo(0));
            @SuppressWarnings("unchecked")
            var list = (ListView<Finding>) window.need("#code-findings");
            Fx.run(() -> {
                list.getSelectionModel().select(0);
                list.requestFocus();
            });
            window.press(KeyCode.ENTER);
            assertThat(Fx.get(() -> window.area().getCurrentParagraph())).isEqualTo(11);
        }
    }

    @Test
    void whatIsTypedIsCompleted() {
        try (var window = open(SHOP)) {
            window.caretBehind("nginx:1.27");
            window.type("\nrest");
            Fx.until(
                    "offers",
                    () -> window.editor.pane().orElseThrow().offers().orElseThrow().isOpen());
            window.press(KeyCode.ENTER);
            assertThat(window.text()).contains("nginx:1.27\n    restart: \n");
            window.pressControl(KeyCode.SPACE);
            window.press(KeyCode.DOWN);
            window.press(KeyCode.TAB);
            assertThat(window.text()).contains("    restart: always\n");
            window.caretBehind("image: postgres:${PG:-17}");
            window.type("\nimage2: ng");
            window.press(KeyCode.ESCAPE);
            window.press(KeyCode.ESCAPE);
            assertThat(window.unexpected).isEmpty();
        }
    }

    @Test
    void keysHelpWithIndentsPairsAndLines() {
        try (var window = open("")) {
            window.type("services:\nweb:\n");
            assertThat(window.text()).isEqualTo("services:\n  web:\n    ");
            window.press(KeyCode.BACK_SPACE);
            assertThat(window.text()).isEqualTo("services:\n  web:\n  ");
            window.press(KeyCode.TAB);
            window.type("x-a: [\"b");
            window.press(KeyCode.ESCAPE);
            assertThat(window.text()).endsWith("    x-a: [\"b\"]");
            window.type("\"]");
            assertThat(window.text()).endsWith("    x-a: [\"b\"]");
            window.pressControl(KeyCode.SLASH);
            assertThat(window.text()).endsWith("\n    # x-a: [\"b\"]");
            window.pressControl(KeyCode.SLASH);
            window.pressAlt(KeyCode.UP);
            assertThat(window.text()).isEqualTo("services:\n    x-a: [\"b\"]\n  web:");
            window.pressShift(KeyCode.TAB);
            assertThat(window.text()).isEqualTo("services:\n  x-a: [\"b\"]\n  web:");
            Fx.run(() -> {
                while (window.area().isUndoAvailable()) {
                    window.area().undo();
                }
            });
            assertThat(window.text()).isEmpty();
            assertThat(Fx.get(() -> window.model.dirtyProperty().get())).isFalse();
        }
    }

    @Test
    void textIsFoundAndReplaced() {
        try (var window = open(SHOP)) {
            window.pressControl(KeyCode.H);
            fill(window, "#code-find", "IMAGE");
            assertThat(window.label("#code-hits")).isEqualTo("1 of 2");
            Fx.settle(window.stage.getScene());
            assertThat(window.look("image", 1)).contains("code-hit");
            press(window, "#code-pattern");
            fill(window, "#code-find", "(\\w+):1\\.27");
            fill(window, "#code-replace", "$1:1.28");
            press(window, "#code-replaceAll");
            assertThat(window.text()).contains("image: nginx:1.28\n");
            fill(window, "#code-find", "(a");
            assertThat(window.label("#code-hits")).isEqualTo("No regular expression");
            window.press(KeyCode.ESCAPE);
            Fx.run(() -> window.area().undo());
            assertThat(window.text()).isEqualTo(SHOP);
            assertThat(window.unexpected).isEmpty();
        }
    }

    private static void fill(EditorStage window, String selector, String text) {
        Fx.run(() -> ((TextInputControl) window.need(selector)).setText(text));
    }

    private static void press(EditorStage window, String selector) {
        Fx.run(() -> ((ButtonBase) window.need(selector)).fire());
    }

    @Test
    void linesFoldAndUnfoldWhenTheCaretGoesIn() {
        try (var window = open(SHOP)) {
            Fx.run(() -> window.area().toggleFold(2));
            Fx.settle(window.stage.getScene());
            assertThat(Fx.get(() -> window.area().isClosed(2))).isTrue();
            assertThat(window.text()).isEqualTo(SHOP);
            Fx.run(() -> window.area().show(5, 1));
            assertThat(Fx.get(() -> window.area().isClosed(2))).isFalse();
            assertThat(window.unexpected).isEmpty();
        }
    }

    @Test
    void definitionsAreReached() {
        try (var window = open(SHOP)) {
            window.open(folder.resolve(".env"), "# of the shop\nPG=16\n");
            window.caretBehind("depends_on: [d");
            window.press(KeyCode.F12);
            assertThat(Fx.get(() -> window.area().getCurrentParagraph())).isEqualTo(8);
            window.caretBehind("${P");
            window.press(KeyCode.F12);
            assertThat(window.text()).startsWith("# of the shop");
            assertThat(Fx.get(() -> window.area().getCurrentParagraph())).isEqualTo(1);
            assertThat(window.look("PG", 0)).containsExactly("code-key");
        }
    }

    @Test
    void whatItMeansIsShownWithoutSecrets() {
        try (var window = open(SHOP)) {
            window.open(folder.resolve(".env"), "PG=16\n");
            press(window, "#code-resolved");
            Fx.until("resolved", () -> resolved(window).contains("image: postgres:16"));
            assertThat(Fx.get(() -> resolved(window)))
                    .contains("LEVEL: info")
                    .doesNotContain("s3cret");
            press(window, "#code-variables");
            @SuppressWarnings("unchecked")
            var table = (TableView<Object>) window.need("#code-variables");
            Fx.until("variables", () -> table.getItems().size() == 2);
            assertThat(
                            Fx.get(() ->
                                    table.getColumns().stream()
                                            .map(column -> String.valueOf(column.getCellData(0)))
                                            .toList()))
                    .containsExactly("DB_PASSWORD", "••••••••", "environment");
        }
    }

    private static String resolved(EditorStage window) {
        return ((EditorArea) window.need("#code-resolved-text")).getText();
    }

    @Test
    void fiveMegabytesArePastedAndTheWindowLives() {
        try (var window = open("services:\n")) {
            var line = "  s%d: {image: \"x:1\", labels: {a: b}}\n";
            var text = new StringBuilder();
            for (int number = 0; text.length() < 5_000_000; number++) {
                text.append(line.formatted(number));
            }
            window.caretToEnd();
            Fx.run(() -> window.area().replaceSelection(text.toString()));
            assertThat(window.label("#code-place")).startsWith("Large file: no colours");
            window.type("x");
            assertThat(Fx.get(() -> window.area().getLength())).isGreaterThan(5_000_000);
            window.awaitChecked();
            assertThat(window.unexpected).isEmpty();
        }
    }
}
