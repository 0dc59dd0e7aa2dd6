package dev.gantry.boot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gantry.testing.EngineTest;
import dev.gantry.testing.Fx;
import dev.gantry.testing.TestEngine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Objects;
import javafx.event.Event;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.fxmisc.richtext.CodeArea;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// A Dockerfile is written in the window, and built.
@EngineTest
@Timeout(120)
class EditorEngineTest {

    @TempDir private Path data;
    @TempDir private Path folder;

    private final String tag = "localhost/" + TestEngine.name() + ":1";

    @Test
    void aNewDockerfileIsWrittenFromTheFormAndTheFormComesBack(TestEngine engine)
            throws IOException {
        try (var window = open(engine)) {
            fill(window);
            editFromForm(window);
            Fx.run(() -> text(window).replaceText("FROM gantry/base:1\nRUN echo \"$A\"\n"));
            Fx.until("its colours", () -> look(window, 0).contains("df-instruction"));
            assertThat(Fx.get(() -> look(window, 29))).contains("df-variable");
            window.press("#editor-build");
            var dialog = window.dialog();
            assertThat(Fx.get(() -> field(dialog, "#build-tags").getText())).isEqualTo(tag);
            assertThat(Files.readString(file())).isEqualTo("FROM gantry/base:1\nRUN echo \"$A\"\n");
            assertThat(window.unexpected).isEmpty();
        }
    }

    @Test
    void theLineThatFailedIsOpenedAndMended(TestEngine engine) throws IOException {
        Files.writeString(file(), "FROM gantry/base:1\nRUN true\nRUN echo oh; exit 7\n");
        try (var window = open(engine)) {
            fill(window);
            press(window.dialog(), "Build");
            window.await("#build-excerpt");
            window.press("#build-edit");
            window.await("#editor-text");
            Fx.until("the line", () -> text(window).getCurrentParagraph() == 2);
            assertThat(Fx.get(() -> text(window).getSelectedText()))
                    .isEqualTo("RUN echo oh; exit 7");
            Fx.run(() -> text(window).replaceSelection("RUN echo well"));
            Fx.run(() -> text(window).undo());
            Fx.run(() -> text(window).redo());
            window.press("#editor-save");
            Fx.until("saved", () -> window.text("#editor-name").equals("Dockerfile"));
            assertThat(Files.readString(file())).endsWith("RUN echo well\n");
            window.press("#editor-back");
            window.await("#builds-list");
            assertThat(window.unexpected).isEmpty();
        }
    }

    @Test
    void leavingAsksAndMistakesAreMarked(TestEngine engine) throws IOException {
        Files.writeString(file(), "FROM gantry/base:1\n");
        try (var window = open(engine)) {
            fill(window);
            editFromForm(window);
            Fx.run(() -> text(window).appendText("FORM x\n"));
            Fx.until("told", () -> window.text("#editor-problems").startsWith("Line 2:"));
            window.type("#editor-find", "form");
            assertThat(window.text("#editor-hits")).isEqualTo("1 of 1");
            window.press("#editor-back");
            var question = window.dialog();
            Fx.run(() -> Event.fireEvent(question, escape()));
            Fx.until("no question", () -> !window.hasDialog());
            assertThat(Fx.get(() -> text(window).getText())).endsWith("FORM x\n");
            window.press("#editor-back");
            press(window.dialog(), "Discard");
            Fx.until("back", () -> window.scene().lookup("#editor") == null);
            assertThat(Files.readString(file())).isEqualTo("FROM gantry/base:1\n");
            assertThat(window.unexpected).isEmpty();
        }
    }

    @Test
    void whatWasNotSavedComesBackWithTheNextWindow(TestEngine engine) throws IOException {
        Files.writeString(file(), "FROM gantry/base:1\n");
        try (var window = open(engine)) {
            fill(window);
            editFromForm(window);
            Fx.run(() -> text(window).appendText("USER me\n"));
        }
        try (var window = open(engine)) {
            window.await("#editor-discard");
            assertThat(Fx.get(() -> text(window).getText())).endsWith("USER me\n");
            window.press("#editor-save");
            Fx.until("saved", () -> window.text("#editor-name").equals("Dockerfile"));
            assertThat(Files.readString(file())).isEqualTo("FROM gantry/base:1\nUSER me\n");
            assertThat(window.unexpected).isEmpty();
        }
    }

    private static KeyEvent escape() {
        return new KeyEvent(
                KeyEvent.KEY_PRESSED, "", "", KeyCode.ESCAPE, false, false, false, false);
    }

    private TestWindow open(TestEngine engine) {
        var window = TestWindow.on(data, engine.address().toString());
        Fx.until("live", () -> window.text("#link-badge").equals("Live"));
        window.press("#page-builds");
        Fx.until("the page", () -> window.scene().lookup("#build-new") != null);
        return window;
    }

    private void fill(TestWindow window) {
        window.press("#build-new");
        var dialog = window.dialog();
        Fx.run(() -> {
            field(dialog, "#build-folder").setText(folder.toString());
            field(dialog, "#build-tags").setText(tag);
            field(dialog, "#build-network").setText("none");
        });
    }

    private static void editFromForm(TestWindow window) {
        var dialog = window.dialog();
        Fx.run(() ->
                ((Button) Objects.requireNonNull(dialog.lookup("#build-edit-dockerfile"))).fire());
        window.await("#editor-text");
        Fx.until("closed", () -> !window.hasDialog());
    }

    private static void press(Parent dialog, String name) {
        Fx.run(() ->
                dialog.lookupAll(".button").stream()
                        .filter(Button.class::isInstance)
                        .map(Button.class::cast)
                        .filter(button -> button.getText().equals(name))
                        .findFirst()
                        .orElseThrow()
                        .fire());
    }

    private static TextField field(Parent dialog, String selector) {
        return (TextField) Objects.requireNonNull(dialog.lookup(selector), selector);
    }

    private static CodeArea text(TestWindow window) {
        return (CodeArea) window.need("#editor-text");
    }

    private static Collection<String> look(TestWindow window, int at) {
        return text(window).getStyleOfChar(at);
    }

    private Path file() {
        return folder.resolve("Dockerfile");
    }
}
