package dev.gantry.boot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gantry.docker.LogRequest;
import dev.gantry.docker.engine.Dialer;
import dev.gantry.testing.EngineTest;
import dev.gantry.testing.Fx;
import dev.gantry.testing.TestEngine;
import dev.gantry.ui.file.FilesView;
import dev.gantry.ui.kit.Tasks;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.control.RadioButton;
import javafx.scene.control.TabPane;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.TreeItem;
import javafx.scene.control.TreeTableView;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Files of containers in the window, on a real engine.
@EngineTest
@Timeout(300)
class FilesEngineTest {

    @TempDir private Path data;
    @TempDir private Path here;
    private final String name = TestEngine.name();

    @Test
    void theTreeOfARunningContainerOpensFolderByFolder(TestEngine engine) {
        var id =
                engine.run(
                        name,
                        "sh",
                        "-c",
                        "mkdir -p /srv/w/sub; echo hello >/srv/w/sub/text; rm /etc/passwd;"
                                + " echo done; sleep 600");
        try (var gantry = new Dialer().connect(engine.address());
                var log = gantry.logs().open(id, LogRequest.all().following())) {
            assertThat(log.read((_, _, _, _, _, _) -> {})).isTrue(); // all is written
        }
        try (var window = TestWindow.on(data, engine.address().toString())) {
            open(window, "state=RUNNING");
            awaitRow(window, "/srv");
            expand(window, "/srv", "/srv/w", "/srv/w/sub");
            awaitRow(window, "/srv/w/sub/text");
            assertThat(said(window, "/srv/w")).contains("change=Optional[ADDED]");
            expand(window, "/etc");
            awaitRow(window, "/etc/passwd");
            assertThat(said(window, "/etc/passwd")).contains("change=Optional[DELETED]");
            select(window, "/srv/w/sub/text");
            Fx.run(() -> view(window).openSelected());
            window.await("#files-kind");
            assertThat(window.text("#files-kind")).isEqualTo("UTF-8");
            assertThat(Fx.get(() -> ((TextArea) window.need(".files .text-area")).getText()))
                    .isEqualTo("hello\n");
            window.press("#files-back");
            window.await("#files-tree");
            assertThat(window.unexpected).isEmpty();
        }
    }

    @Test
    void aStoppedContainerIsReadFilledAndEmptiedInto(TestEngine engine) throws Exception {
        engine.awaitEnd(engine.run(name, "sh", "-c", "mkdir /srv/w; echo old >/srv/w/one"));
        var one = Files.writeString(here.resolve("one"), "new");
        var folder = Files.createDirectory(here.resolve("two"));
        Files.writeString(folder.resolve("inner"), "inside");
        try (var window = TestWindow.on(data, engine.address().toString())) {
            open(window, "state=EXITED");
            go(window, "/srv/w");
            awaitRow(window, "/srv/w/one");
            Fx.run(() -> view(window).upload(List.of(one, folder)));
            answer(window, "KEEP_BOTH");
            awaitTask(window, 1);
            awaitRow(window, "/srv/w/one (2)");
            expand(window, "/srv/w/two");
            awaitRow(window, "/srv/w/two/inner");
            var into = Files.createDirectory(here.resolve("into"));
            select(window, "/srv/w/two");
            Fx.run(() -> view(window).downloadTo(into));
            awaitTask(window, 2);
            assertThat(into.resolve("two/inner")).hasContent("inside");
            Files.writeString(into.resolve("one"), "mine");
            select(window, "/srv/w/one");
            Fx.run(() -> view(window).downloadTo(into));
            answer(window, "SKIP");
            awaitTask(window, 3);
            assertThat(into.resolve("one")).hasContent("mine");
            Fx.run(() -> view(window).downloadTo(into));
            answer(window, "REPLACE");
            awaitTask(window, 4);
            assertThat(into.resolve("one")).hasContent("old\n");
            assertThat(window.unexpected).isEmpty();
        }
    }

    @Test
    void aFolderThatIsNotThereIsSaidAndTheTreeLivesOn(TestEngine engine) {
        engine.create(name, "true");
        try (var window = TestWindow.on(data, engine.address().toString())) {
            open(window, "state=CREATED");
            go(window, "/no/such");
            window.await("#files-again");
            assertThat(window.text(".files .placeholder-title"))
                    .isEqualTo("There is no folder /no/such in " + name + ".");
            window.press("#files-root");
            awaitRow(window, "/srv");
            go(window, "/etc");
            awaitRow(window, "/etc/passwd");
            go(window, "/proc");
            Fx.until("empty", () -> rows(window).stream().anyMatch(row -> row.contains("Note")));
            window.press("#files-up");
            awaitRow(window, "/etc");
            assertThat(window.unexpected).isEmpty();
        }
    }

    @Test
    void aFolderIsMadeRenamedAndDeletedInARunningContainer(TestEngine engine) {
        engine.run(name, "sleep", "600");
        try (var window = TestWindow.on(data, engine.address().toString())) {
            open(window, "state=RUNNING");
            go(window, "/srv");
            Fx.until(
                    "read",
                    () ->
                            String.valueOf(tree(window).getRoot().getValue()).contains("/srv")
                                    && !rows(window).isEmpty());
            choose(window, "files-make");
            confirm(window, "made here");
            awaitRow(window, "/srv/made here");
            select(window, "/srv/made here");
            choose(window, "files-rename");
            confirm(window, "other");
            awaitRow(window, "/srv/other");
            select(window, "/srv/other");
            choose(window, "files-remove");
            confirm(window, "");
            Fx.until("gone", () -> find(tree(window).getRoot(), "/srv/other") == null);
            assertThat(window.unexpected).isEmpty();
        }
    }

    private static void choose(TestWindow window, String item) {
        Fx.run(() ->
                tree(window).getContextMenu().getItems().stream()
                        .filter(each -> item.equals(each.getId()))
                        .forEach(javafx.scene.control.MenuItem::fire));
    }

    private static void confirm(TestWindow window, String text) {
        var dialog = window.dialog();
        Fx.run(() -> {
            if (dialog.lookup("#dialog-text") instanceof TextField field) {
                field.setText(text);
            }
            dialog.lookupAll(".button").stream()
                    .map(Button.class::cast)
                    .filter(Button::isDefaultButton)
                    .forEach(Button::fire);
        });
    }

    @Test
    void whatIsNoTextAndWhatIsTooBigIsSaid(TestEngine engine) {
        engine.awaitEnd(
                engine.run(
                        name,
                        "sh",
                        "-c",
                        "mkdir /srv/w; cd /srv/w; printf 'a\\000b' >nul; printf 'gr\\374n' >latin;"
                                + " head -c 6000000 /dev/zero >big; ln -s latin link"));
        try (var window = TestWindow.on(data, engine.address().toString())) {
            open(window, "state=EXITED");
            go(window, "/srv/w");
            awaitRow(window, "/srv/w/big");
            assertThat(kind(window, "/srv/w/nul")).isEqualTo("binary");
            assertThat(kind(window, "/srv/w/link")).isEqualTo("Latin-1");
            select(window, "/srv/w/big");
            Fx.run(() -> view(window).openSelected());
            window.await(".files .message-bar");
            assertThat(window.unexpected).isEmpty();
        }
    }

    @Test
    void tenThousandNamesAreShown(TestEngine engine) {
        engine.awaitEnd(
                engine.run(name, "sh", "-c", "mkdir /srv/w; cd /srv/w; seq 1 10000 | xargs touch"));
        try (var window = TestWindow.on(data, engine.address().toString())) {
            open(window, "state=EXITED");
            go(window, "/srv/w");
            Fx.until("all", () -> tree(window).getRoot().getChildren().size() == 10_000);
            assertThat(window.unexpected).isEmpty();
        }
    }

    private void open(TestWindow window, String state) {
        window.awaitRow(name, state);
        window.select(name);
        window.await("#detail-alone");
        Fx.run(() -> {
            var tabs = (TabPane) window.need(".detail .tab-pane");
            tabs.getTabs().stream()
                    .filter(tab -> "detail-files".equals(tab.getId()))
                    .forEach(tabs.getSelectionModel()::select);
        });
        window.await("#files-tree");
    }

    private static void go(TestWindow window, String path) {
        window.type("#files-path", path);
        Fx.run(() -> {
            var field = (TextField) window.need("#files-path");
            field.getOnAction().handle(new javafx.event.ActionEvent());
        });
    }

    private static void expand(TestWindow window, String... paths) {
        for (var path : paths) {
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
    }

    private static void select(TestWindow window, String path) {
        Fx.until(
                path,
                () -> {
                    var item = find(tree(window).getRoot(), path);
                    if (item != null) {
                        tree(window).getSelectionModel().select(item);
                    }
                    return item != null;
                });
    }

    private static String kind(TestWindow window, String path) {
        select(window, path);
        Fx.run(() -> view(window).openSelected());
        window.await("#files-kind");
        var kind = window.text("#files-kind");
        window.press("#files-back");
        window.await("#files-tree");
        return kind;
    }

    private static void answer(TestWindow window, String clash) {
        var dialog = window.dialog();
        Fx.run(() -> {
            ((RadioButton) dialog.lookup("#clash-" + clash)).setSelected(true);
            dialog.lookupAll(".button").stream()
                    .map(Button.class::cast)
                    .filter(Button::isDefaultButton)
                    .forEach(Button::fire);
        });
    }

    private static void awaitTask(TestWindow window, int count) {
        Fx.until(
                "task " + count,
                () ->
                        window.tasks().size() == count
                                && window.tasks().getFirst().status() != Tasks.Status.RUNNING);
        var task = Fx.get(() -> window.tasks().getFirst());
        assertThat(Fx.get(task::status))
                .as(Fx.get(() -> String.join(" ", task.log())))
                .isEqualTo(Tasks.Status.DONE);
    }

    private static void awaitRow(TestWindow window, String path) {
        Fx.until(path, () -> find(tree(window).getRoot(), path) != null);
    }

    private static String said(TestWindow window, String path) {
        return Fx.get(() -> String.valueOf(need(window, path).getValue()));
    }

    private static List<String> rows(TestWindow window) {
        return rowsBelow(tree(window).getRoot());
    }

    private static List<String> rowsBelow(TreeItem<?> item) {
        var rows = new ArrayList<String>();
        item.getChildren().forEach(child -> rows.add(String.valueOf(child.getValue())));
        return rows;
    }

    private static TreeItem<Object> need(TestWindow window, String path) {
        return java.util.Objects.requireNonNull(find(tree(window).getRoot(), path), path);
    }

    private static @org.jspecify.annotations.Nullable TreeItem<Object> find(
            TreeItem<Object> from, String path) {
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

    private static FilesView view(TestWindow window) {
        return (FilesView) window.need(".files");
    }

    @SuppressWarnings("unchecked")
    private static TreeTableView<Object> tree(TestWindow window) {
        return (TreeTableView<Object>) window.need("#files-tree");
    }
}
