package dev.gantry.ui.editor;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import dev.gantry.compose.edit.HostNames;
import dev.gantry.compose.load.LoadRequest;
import dev.gantry.testing.Fx;
import dev.gantry.ui.kit.Background;
import dev.gantry.ui.kit.FxThread;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import javafx.application.Application;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Stage;

/// The editor in a plain window, and what a person sees and does in it.
public final class EditorStage implements AutoCloseable {

    private static final HostNames HOST =
            new HostNames(
                    List.of("nginx:1.27", "postgres:17"), List.of("edge"), List.of("pg-data"));

    final List<Throwable> unexpected = new CopyOnWriteArrayList<>();
    final ComposeEditorViewModel model;
    public final Stage stage;
    public final ComposeEditor editor;
    private final Path file;

    /// @param file the compose file
    public EditorStage(Path file, Map<String, String> environment, String text) {
        Fx.start();
        this.file = file;
        var background = new Background(new FxThread(), unexpected::add);
        var request = LoadRequest.of(List.of(file), environment);
        this.model = new ComposeEditorViewModel(background, () -> request);
        Fx.run(() -> model.setText(file, text));
        this.editor = Fx.get(() -> new ComposeEditor(model, () -> HOST));
        this.stage = Fx.get(Stage::new);
        look("light");
        show(1000, 640);
    }

    public void look(String theme) {
        var sheet =
                theme.equals("dark")
                        ? new PrimerDark().getUserAgentStylesheet()
                        : new PrimerLight().getUserAgentStylesheet();
        Fx.run(() -> Application.setUserAgentStylesheet(sheet));
    }

    public void show(double width, double height) {
        Fx.run(() -> {
            if (stage.getScene() == null) {
                var scene = new Scene(editor);
                scene.getStylesheets()
                        .add(
                                String.valueOf(
                                        ComposeEditor.class.getResource(
                                                "/dev/gantry/ui/gantry.css")));
                stage.setScene(scene);
                editor.getStyleClass().add("root");
            }
            stage.setWidth(width);
            stage.setHeight(height);
            stage.show();
            editor.focusTarget().requestFocus();
        });
        Fx.settle(stage.getScene());
    }

    public void open(Path other, String text) {
        Fx.run(() -> model.setText(other, text));
    }

    EditorArea area() {
        return editor.pane().orElseThrow().area();
    }

    String text() {
        return Fx.get(() -> area().getText());
    }

    /// As the keyboard would.
    public void type(String text) {
        Fx.run(() -> text.chars().forEach(one -> typeOne(String.valueOf((char) one))));
    }

    void typeOne(String one) {
        var target = focused();
        if (one.equals("\n")) {
            pressOn(target, KeyCode.ENTER, false, false, false);
            return;
        }
        Event.fireEvent(
                target,
                new KeyEvent(
                        KeyEvent.KEY_TYPED,
                        one,
                        one,
                        KeyCode.UNDEFINED,
                        false,
                        false,
                        false,
                        false));
    }

    private Node focused() {
        var owner = stage.getScene().getFocusOwner();
        return owner == null ? area() : owner;
    }

    void press(KeyCode code) {
        Fx.run(() -> pressOn(focused(), code, false, false, false));
    }

    void pressShift(KeyCode code) {
        Fx.run(() -> pressOn(focused(), code, true, false, false));
    }

    public void pressControl(KeyCode code) {
        Fx.run(() -> pressOn(focused(), code, false, true, false));
    }

    void pressAlt(KeyCode code) {
        Fx.run(() -> pressOn(focused(), code, false, false, true));
    }

    private static void pressOn(
            Node target, KeyCode code, boolean shift, boolean control, boolean alt) {
        Event.fireEvent(
                target,
                new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, shift, control, alt, false));
    }

    /// Puts the caret behind the first place where this stands.
    public void caretBehind(String what) {
        Fx.run(() -> {
            int at = area().getText().indexOf(what);
            if (at < 0) {
                throw new AssertionError("nowhere: " + what);
            }
            area().moveTo(at + what.length());
            area().requestFollowCaret();
        });
        Fx.settle(stage.getScene());
    }

    public void caretToEnd() {
        Fx.run(() -> {
            area().moveTo(area().getLength());
            area().requestFollowCaret();
        });
        Fx.settle(stage.getScene());
    }

    /// The look of the first place where this stands.
    Collection<String> look(String text, int into) {
        return Fx.get(() -> area().getStyleOfChar(area().getText().indexOf(text) + into));
    }

    void awaitChecked() {
        Fx.until("checked", () -> !model.checkingProperty().get());
    }

    String label(String selector) {
        return Fx.get(() -> ((Labeled) need(selector)).getText());
    }

    public Node need(String selector) {
        return Objects.requireNonNull(stage.getScene().lookup(selector), selector);
    }

    @Override
    public void close() {
        Fx.run(() -> {
            editor.close();
            stage.hide();
        });
    }
}
