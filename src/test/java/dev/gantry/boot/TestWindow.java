package dev.gantry.boot;

import dev.gantry.docker.EngineEnvironment;
import dev.gantry.store.HostStore;
import dev.gantry.testing.Fx;
import dev.gantry.ui.kit.Row;
import dev.gantry.ui.kit.Tasks;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Labeled;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.stage.Stage;
import javafx.stage.Window;

/// The whole window on an engine, and what a person sees and does in it.
public final class TestWindow implements AutoCloseable {

    public final List<String> browsed = new CopyOnWriteArrayList<>();
    public final List<Throwable> unexpected = new CopyOnWriteArrayList<>();
    private final Wiring wiring;
    private final Stage stage;
    private final WindowFrame frame;

    private TestWindow(Path data, String host, EngineEnvironment environment) {
        Fx.start();
        this.wiring = new Wiring(new Launch(data, Optional.of(host)), environment, unexpected::add);
        var startup = Startup.begin(new Launch(data, Optional.of(host)), wiring);
        this.stage = Fx.get(Stage::new);
        this.frame = Fx.get(() -> new WindowFrame(startup, stage, browsed::add));
        Fx.run(frame::open);
    }

    /// On an address, called "engine" in the window.
    public static TestWindow on(Path data, String address) {
        return on(data, address, EngineEnvironment.current());
    }

    /// @param environment where logins are looked for
    public static TestWindow on(Path data, String address, EngineEnvironment environment) {
        new HostStore(data)
                .keep(
                        new HostStore.KeptHost(
                                "kept:test", "engine", address, false, true, "", "", "", 1));
        return new TestWindow(data, "engine", environment);
    }

    /// What the task centre lists.
    public List<Tasks.Task> tasks() {
        return wiring.tasks.all();
    }

    public Stage stage() {
        return stage;
    }

    public Scene scene() {
        return stage.getScene();
    }

    @SuppressWarnings("unchecked")
    public TableView<Row<?>> table() {
        return (TableView<Row<?>>) need("#containers-table");
    }

    /// What a row says to a screen reader or in a tooltip: its record.
    public Optional<String> row(String name) {
        return Fx.get(() ->
                table().getItems().stream()
                        .filter(Row.Item.class::isInstance)
                        .map(row -> ((Row.Item<?>) row).value().toString())
                        .filter(text -> text.contains("name=" + name + ","))
                        .findFirst());
    }

    public void awaitRow(String name, String saying) {
        Fx.until(
                name + " saying " + saying,
                () ->
                        table().getItems().stream()
                                .filter(Row.Item.class::isInstance)
                                .map(row -> ((Row.Item<?>) row).value().toString())
                                .anyMatch(text ->
                                        text.contains("name=" + name + ",")
                                                && text.contains(saying)));
    }

    public void awaitNoRow(String name) {
        Fx.until(
                "no " + name,
                () ->
                        table().getItems().stream()
                                .filter(Row.Item.class::isInstance)
                                .noneMatch(row ->
                                        ((Row.Item<?>) row)
                                                .value()
                                                .toString()
                                                .contains("name=" + name + ",")));
    }

    public void select(String... names) {
        Fx.run(() -> {
            table().getSelectionModel().clearSelection();
            for (var name : names) {
                table().getSelectionModel().select(index(name));
            }
        });
    }

    public int index(String name) {
        var rows = table().getItems();
        for (int index = 0; index < rows.size(); index++) {
            if (rows.get(index) instanceof Row.Item<?> item
                    && item.value().toString().contains("name=" + name + ",")) {
                return index;
            }
        }
        throw new AssertionError("no row " + name);
    }

    public void press(String selector) {
        Fx.run(() -> ((ButtonBase) need(selector)).fire());
    }

    public void type(String selector, String text) {
        Fx.run(() -> ((TextField) need(selector)).setText(text));
    }

    public String text(String selector) {
        return Fx.get(() -> ((Labeled) need(selector)).getText());
    }

    public boolean has(String selector) {
        return Fx.get(() -> stage.getScene().lookup(selector) != null);
    }

    public void await(String selector) {
        Fx.until(selector, () -> stage.getScene().lookup(selector) != null);
    }

    public Node need(String selector) {
        return Objects.requireNonNull(stage.getScene().lookup(selector), selector);
    }

    /// The dialog that is open.
    public Parent dialog() {
        Fx.until("a dialog", () -> openDialog().isPresent());
        var root = Fx.get(() -> openDialog().orElseThrow());
        Fx.settle(root.getScene()); // what scrolls or splits has its parts a pulse later
        return root;
    }

    public boolean hasDialog() {
        return Fx.get(() -> openDialog().isPresent());
    }

    /// The dialog that is open just now; on the JavaFX thread.
    Optional<Parent> openDialog() {
        return Window.getWindows().stream()
                .filter(window -> window instanceof Stage && window != stage && window.isShowing())
                .map(window -> window.getScene().getRoot())
                .findFirst();
    }

    @Override
    public void close() {
        Fx.run(() -> {
            openDialog().ifPresent(root -> root.getScene().getWindow().hide());
            frame.close();
            stage.hide();
        });
        wiring.close();
    }
}
