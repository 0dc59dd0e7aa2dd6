package dev.gantry.boot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gantry.docker.LogRequest;
import dev.gantry.docker.engine.Dialer;
import dev.gantry.testing.EngineTest;
import dev.gantry.testing.Fx;
import dev.gantry.testing.TestEngine;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.TabPane;
import javafx.scene.control.TextField;
import javafx.scene.control.TreeItem;
import javafx.scene.control.TreeTableRow;
import javafx.scene.control.TreeTableView;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.TransferMode;
import javafx.scene.robot.Robot;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Files and folders dragged into a container, with a real pointer.
@EngineTest
@Timeout(300)
class FilesFlow {

    @TempDir private Path data;
    @TempDir private Path here;
    private final String name = TestEngine.name();

    @Test
    void aFileAndAFolderAreDroppedOnAFolderOfTheTree(TestEngine engine) throws Exception {
        var file = Files.writeString(here.resolve("dropped.txt"), "hello");
        var folder = Files.createDirectory(here.resolve("dropped folder"));
        Files.writeString(folder.resolve("inner"), "inside");
        var id = engine.run(name, "sh", "-c", "mkdir -p /srv/w/deep; echo done; sleep 600");
        try (var gantry = new Dialer().connect(engine.address());
                var log = gantry.logs().open(id, LogRequest.all().following())) {
            assertThat(log.read((_, _, _, _, _, _) -> {})).isTrue(); // all is there
        }
        try (var window = TestWindow.on(data, engine.address().toString())) {
            open(window);
            var source = Fx.get(() -> source(List.of(file.toFile(), folder.toFile())));
            try {
                drag(source.getScene().getRoot(), row(window, "/srv/w/deep"));
                Fx.until("a task", () -> window.tasks().size() == 1);
                expand(window, "/srv/w/deep");
                awaitRow(window, "/srv/w/deep/dropped.txt");
                expand(window, "/srv/w/deep/dropped folder");
                awaitRow(window, "/srv/w/deep/dropped folder/inner");
            } finally {
                Fx.run(source::close);
            }
            assertThat(window.unexpected).isEmpty();
        }
    }

    private void open(TestWindow window) {
        window.awaitRow(name, "state=RUNNING");
        Fx.run(() -> {
            window.stage().setX(0);
            window.stage().setY(0);
            window.stage().toFront();
        });
        window.select(name);
        window.await("#detail-alone");
        Fx.run(() -> {
            var tabs = (TabPane) window.need(".detail .tab-pane");
            tabs.getTabs().stream()
                    .filter(tab -> "detail-files".equals(tab.getId()))
                    .forEach(tabs.getSelectionModel()::select);
        });
        window.await("#files-tree");
        window.type("#files-path", "/srv/w");
        Fx.run(() -> {
            var field = (TextField) window.need("#files-path");
            field.getOnAction().handle(new javafx.event.ActionEvent());
        });
        awaitRow(window, "/srv/w/deep");
        Fx.settle(window.scene());
    }

    /// As a file manager, beside the window.
    private static Stage source(List<File> files) {
        var label = new Label("drag me");
        label.setMinSize(120, 60);
        label.setOnDragDetected(event -> {
            var content = new ClipboardContent();
            content.putFiles(files);
            label.startDragAndDrop(TransferMode.COPY).setContent(content);
            event.consume();
        });
        var stage = new Stage();
        stage.setScene(new Scene(label));
        stage.setX(1400);
        stage.setY(300);
        stage.show();
        return stage;
    }

    private static void drag(Node from, Node to) {
        Fx.settle(from.getScene());
        var start = Fx.get(() -> centre(from));
        var end = Fx.get(() -> centre(to));
        move(start);
        Fx.run(() -> robot().mousePress(MouseButton.PRIMARY));
        for (int step = 1; step <= 20; step++) {
            move(start.interpolate(end, step / 20.0));
        }
        move(end.add(3, 0));
        Fx.until("hovered", () -> to.getScene() != null);
        Fx.run(() -> robot().mouseRelease(MouseButton.PRIMARY));
    }

    private static void move(Point2D to) {
        Fx.run(() -> robot().mouseMove(to));
        Fx.run(() -> {}); // what it brought about has been handled
    }

    private static Point2D centre(Node node) {
        Bounds bounds = node.localToScreen(node.getBoundsInLocal());
        return new Point2D(bounds.getMinX() + 60, bounds.getCenterY());
    }

    private static Node row(TestWindow window, String path) {
        Fx.until("shown " + path, () -> shown(window, path) != null);
        return Objects.requireNonNull(Fx.get(() -> shown(window, path)));
    }

    private static @Nullable Node shown(TestWindow window, String path) {
        return tree(window).lookupAll(".tree-table-row-cell").stream()
                .filter(node ->
                        node instanceof TreeTableRow<?> row
                                && String.valueOf(row.getItem()).contains("path=" + path + ","))
                .findFirst()
                .orElse(null);
    }

    private static void expand(TestWindow window, String path) {
        // in one look: the rows are made anew after an upload
        Fx.until(
                path,
                () -> {
                    var item = find(tree(window).getRoot(), path);
                    if (item != null) {
                        item.setExpanded(true);
                    }
                    return item != null;
                });
    }

    private static void awaitRow(TestWindow window, String path) {
        Fx.until(path, () -> find(tree(window).getRoot(), path) != null);
    }

    private static @Nullable TreeItem<Object> find(TreeItem<Object> from, String path) {
        for (var child : from.getChildren()) {
            if (String.valueOf(child.getValue()).contains("path=" + path + ",")) {
                return child;
            }
            var below = find(child, path);
            if (below != null) {
                return below;
            }
        }
        return null;
    }

    @SuppressWarnings("unchecked")
    private static TreeTableView<Object> tree(TestWindow window) {
        return (TreeTableView<Object>) window.need("#files-tree");
    }

    private static Robot robot() {
        return new Robot();
    }
}
