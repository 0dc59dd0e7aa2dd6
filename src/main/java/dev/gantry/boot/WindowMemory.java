package dev.gantry.boot;

import dev.gantry.app.words.Explanation;
import dev.gantry.app.words.Words;
import dev.gantry.store.SettingStore;
import dev.gantry.store.Settings;
import dev.gantry.store.Settings.Bounds;
import dev.gantry.store.StoreException;
import dev.gantry.ui.kit.Background;
import dev.gantry.ui.kit.CurrentHost;
import dev.gantry.ui.kit.Icons;
import dev.gantry.ui.kit.MessageBar;
import dev.gantry.ui.kit.ResourceTable;
import dev.gantry.ui.kit.TableMemory;
import dev.gantry.ui.shell.Appearance;
import dev.gantry.ui.shell.MainWindow;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javafx.beans.property.BooleanProperty;
import javafx.scene.control.Button;
import javafx.stage.Screen;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/// Keeps how a person left the window, and says so when it cannot.
final class WindowMemory {

    private static final double WIDTH = 1280;
    private static final double HEIGHT = 800;
    private static final double LEAST_WIDTH = 760;
    private static final double LEAST_HEIGHT = 480;

    /// Enough of the window to take hold of.
    private static final double GRIP = 80;

    private final SettingStore store;
    private final Background background;
    private final Stage stage;
    private final Map<String, Runnable> waiting = new LinkedHashMap<>();
    private Settings settings = Settings.DEFAULT;
    private @Nullable MainWindow window;
    private boolean told;

    WindowMemory(SettingStore store, Background background, Stage stage) {
        this.store = store;
        this.background = background;
        this.stage = stage;
    }

    void tellThrough(MainWindow now) {
        window = now;
    }

    void restore(Settings kept) {
        settings = kept;
        stage.setMinWidth(LEAST_WIDTH);
        stage.setMinHeight(LEAST_HEIGHT);
        stage.setWidth(WIDTH);
        stage.setHeight(HEIGHT);
        kept.window().ifPresent(this::place);
    }

    void follow(Appearance appearance, CurrentHost host) {
        appearance
                .themeProperty()
                .addListener((_, _, now) -> later("theme", () -> store.keepTheme(now)));
        host.hostProperty()
                .addListener((_, _, now) ->
                        now.ifPresent(
                                shown -> later("host", () -> store.keepLastHost(shown.id()))));
        for (var bound :
                List.of(
                        stage.xProperty(),
                        stage.yProperty(),
                        stage.widthProperty(),
                        stage.heightProperty())) {
            bound.addListener(_ -> keepBounds());
        }
        stage.maximizedProperty().addListener(_ -> keepBounds());
    }

    void followTable(String id, ResourceTable<?> table) {
        var shapes = settings.tables().getOrDefault(id, List.of());
        table.restore(
                new TableMemory(
                        shapes.stream()
                                .map(shape ->
                                        new TableMemory.Shape(
                                                shape.id(),
                                                shape.width(),
                                                shape.visible(),
                                                shape.sort()))
                                .toList()));
        table.onReshaped(() -> {
            var now =
                    table.memory().columns().stream()
                            .map(shape ->
                                    new Settings.ColumnShape(
                                            shape.id(),
                                            shape.width(),
                                            shape.visible(),
                                            shape.sort()))
                            .toList();
            later("table " + id, () -> store.keepTable(id, now));
        });
    }

    void followGrouping(BooleanProperty byStack) {
        byStack.set(settings.groupByStack());
        byStack.addListener((_, _, now) -> later("grouping", () -> store.keepGrouping(now)));
    }

    void followMute(BooleanProperty muted) {
        muted.set(settings.noticesMuted());
        muted.addListener((_, _, now) -> later("notices", () -> store.keepNoticesMuted(now)));
    }

    void tell(StoreException trouble) {
        if (window == null) {
            return;
        }
        var close = new Button("", Icons.of("x"));
        close.getStyleClass().addAll("button-icon", "flat");
        close.setAccessibleText(Words.of("detail.dismiss"));
        var notice = new MessageBar("warning", said(trouble), close);
        var shown = window;
        close.setOnAction(_ -> shown.untell(notice));
        shown.tell(notice);
    }

    private static Explanation said(StoreException trouble) {
        return switch (trouble) {
            case StoreException.Closed closed ->
                    new Explanation(
                            Words.of("settings.closed", closed.file().toString()),
                            Words.of("settings.closedHint"),
                            String.valueOf(closed.getMessage()));
            case StoreException.Damaged damaged ->
                    new Explanation(
                            Words.of("settings.damaged", damaged.file().toString()),
                            Words.of("settings.damagedHint", damaged.setAside().toString()),
                            String.valueOf(damaged.getMessage()));
        };
    }

    /// On a screen that is still there.
    private void place(Bounds kept) {
        stage.setWidth(Math.max(LEAST_WIDTH, kept.width()));
        stage.setHeight(Math.max(LEAST_HEIGHT, kept.height()));
        boolean visible = !Screen.getScreensForRectangle(kept.x(), kept.y(), GRIP, GRIP).isEmpty();
        if (visible) {
            stage.setX(kept.x());
            stage.setY(kept.y());
        }
        stage.setMaximized(kept.maximized());
    }

    private void keepBounds() {
        if (stage.isIconified()) {
            return;
        }
        // a maximized window goes back to the size it had before
        var before = settings.window();
        var bounds =
                stage.isMaximized() && before.isPresent()
                        ? new Bounds(
                                before.get().x(),
                                before.get().y(),
                                before.get().width(),
                                before.get().height(),
                                true)
                        : new Bounds(
                                stage.getX(),
                                stage.getY(),
                                stage.getWidth(),
                                stage.getHeight(),
                                stage.isMaximized());
        later("window", () -> store.keepWindow(bounds));
    }

    /// A dragged edge changes a hundred times: the last one of a burst is written.
    private void later(String what, Runnable write) {
        boolean first = waiting.isEmpty();
        waiting.put(what, write);
        if (first) {
            background.run(
                    () -> {
                        Thread.sleep(400);
                        return true;
                    },
                    _ -> flush());
        }
    }

    private void flush() {
        var writes = List.copyOf(waiting.values());
        waiting.clear();
        background.run(
                () -> {
                    writes.forEach(Runnable::run);
                    return true;
                },
                _ -> {},
                this::notKept);
    }

    /// Once is enough: the next change would fail the same way.
    private void notKept(Throwable failure) {
        LoggerFactory.getLogger(WindowMemory.class).warn("Settings not kept", failure);
        if (failure instanceof StoreException trouble && !told) {
            told = true;
            tell(trouble);
        }
    }

    /// What still waits, written before the process ends. Blocks for a file.
    void writeNow() {
        var writes = List.copyOf(waiting.values());
        waiting.clear();
        try {
            writes.forEach(Runnable::run);
        } catch (StoreException closed) {
            LoggerFactory.getLogger(WindowMemory.class).warn("Settings not kept", closed);
        }
    }
}
