package dev.gantry.boot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gantry.app.file.CopyProgress;
import dev.gantry.app.file.FileEntry;
import dev.gantry.app.volume.VolumeFiles;
import dev.gantry.app.volume.VolumeSession;
import dev.gantry.docker.VolumeName;
import dev.gantry.docker.engine.Dialer;
import dev.gantry.docker.engine.wire.Request;
import dev.gantry.testing.EngineTest;
import dev.gantry.testing.Fx;
import dev.gantry.testing.TestEngine;
import dev.gantry.ui.file.FilesView;
import dev.gantry.ui.kit.Row;
import dev.gantry.ui.kit.Tasks;
import dev.gantry.ui.volume.VolumesView;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TableView;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.TreeItem;
import javafx.scene.control.TreeTableView;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The page of volumes, and their files, on a real engine.
@EngineTest
@Timeout(180)
class VolumesEngineTest {

    @TempDir private Path data;
    @TempDir private Path here;
    private final TestEngine engine;
    private final String name = TestEngine.name();

    VolumesEngineTest(TestEngine engine) {
        this.engine = engine;
        engine.createVolume(name);
    }

    /// A helper that still goes holds it for a moment; nothing else does then.
    @AfterEach
    void removeWhatIsLeft() {
        removeLater.run();
        long until = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        for (var volume : List.of(name, name + "-copy")) {
            while (isThere(volume) && !engine.removeVolume(volume)) {
                assertThat(System.nanoTime()).as("%s is held", volume).isLessThan(until);
            }
        }
    }

    private boolean isThere(String volume) {
        return engine.ask(Request.get("/volumes"))
                .path("Volumes")
                .valueStream()
                .anyMatch(each -> each.path("Name").asText().equals(volume));
    }

    private String user() {
        var user = TestEngine.name();
        var id =
                engine.create(
                        user,
                        Map.of(
                                "Cmd",
                                List.of(
                                        "sh",
                                        "-c",
                                        "mkdir -p /v/sub/deeper; echo hello >/v/sub/text;"
                                                + " exec sleep 600"),
                                "HostConfig",
                                Map.of("Binds", List.of(name + ":/v"))));
        engine.start(id);
        removeLater =
                () -> {
                    removeLater = () -> {};
                    engine.remove(id);
                };
        return user;
    }

    private Runnable removeLater = () -> {};

    @Test
    void filesOfAVolumeAreSeenChangedAndDeleted() throws Exception {
        var user = user();
        var one = Files.writeString(here.resolve("one"), "from here");
        try (var window = open()) {
            select(window);
            Fx.until("user", () -> row(window).contains(user));
            Fx.run(() -> ((VolumesView) window.need("#volumes-table").getParent()).openSelected());
            awaitFile(window, "/sub");
            Fx.run(() -> need(window, "/sub").setExpanded(true));
            awaitFile(window, "/sub/text");
            selectFile(window, "/sub/text");
            Fx.run(() -> view(window).openSelected());
            window.await("#files-save");
            Fx.run(() -> ((TextArea) window.need(".files .text-area")).setText("edited\n"));
            window.press("#files-save");
            window.await("#files-tree");
            awaitFile(window, "/sub/text");
            selectFile(window, "/sub");
            Fx.run(() -> view(window).upload(List.of(one)));
            awaitFile(window, "/sub/one");
            selectFile(window, "/sub/one");
            var into = Files.createDirectory(here.resolve("into"));
            Fx.run(() -> view(window).downloadTo(into));
            awaitTask(window, "Download " + name + ":/sub/one");
            assertThat(into.resolve("one")).hasContent("from here");
            selectFile(window, "/sub");
            choose(window, "files-remove");
            var dialog = window.dialog();
            assertThat(Fx.get(() -> ((Label) dialog.lookup("#files-used")).getText()))
                    .isEqualTo("Used by running: " + user);
            Fx.until(
                    "counted",
                    () ->
                            ((Label) dialog.lookup("#files-measured"))
                                    .getText()
                                    .startsWith("4 names"));
            confirm(window);
            Fx.until("gone", () -> find(tree(window).getRoot(), "/sub") == null);
            window.press("#volume-back");
            window.await("#volumes-table");
            assertThat(window.unexpected).isEmpty();
        }
        removeLater.run();
    }

    @Test
    void permissionsAndOwnerAreSet() throws Exception {
        user();
        try (var window = open()) {
            select(window);
            window.press("#command-volumeOpen");
            awaitFile(window, "/sub");
            selectFile(window, "/sub");
            choose(window, "files-permit");
            var dialog = window.dialog();
            Fx.run(() -> {
                ((TextField) dialog.lookup("#permit-mode")).setText("2750");
                ((TextField) dialog.lookup("#permit-owner")).setText("70:80");
            });
            confirm(window);
            Fx.until(
                    "set",
                    () -> {
                        var item = find(tree(window).getRoot(), "/sub");
                        return item != null && String.valueOf(item.getValue()).contains("70:80");
                    });
            assertThat(window.unexpected).isEmpty();
        }
        removeLater.run();
    }

    @Test
    void aVolumeIsClonedEmptiedAndRemoved() throws Exception {
        removeLaterAfterFilling();
        try (var window = open()) {
            select(window);
            window.press("#command-volumeClone");
            confirm(window);
            awaitTask(window, "Clone volume " + name);
            window.press("#command-volumeEmpty");
            confirm(window);
            awaitTask(window, "Empty volume " + name);
            assertThat(names(name)).isEmpty();
            assertThat(names(name + "-copy")).containsExactly("sub");
            awaitNoHelper();
            window.press("#command-volumeRemove");
            confirm(window);
            awaitTask(window, "Remove volume " + name);
            Fx.until("gone", () -> !rows(window).contains("value=" + name + "]"));
            assertThat(window.unexpected).isEmpty();
        }
    }

    private void removeLaterAfterFilling() {
        user();
        // until it has filled the volume
        while (names(name).isEmpty()) {
            Thread.onSpinWait();
        }
        removeLater.run();
        awaitNoHelper();
    }

    private void awaitNoHelper() {
        var filters = "{\"label\":[\"dev.gantry.helper\"],\"volume\":[\"%s\"]}".formatted(name);
        while (!engine.ask(
                        Request.get("/containers/json").query("all", "1").query("filters", filters))
                .isEmpty()) {
            Thread.onSpinWait();
        }
    }

    private List<String> names(String volume) {
        var found = new ArrayList<String>();
        try (var gantry = new Dialer().connect(engine.address());
                var session = new VolumeSession(() -> gantry, new VolumeName(volume))) {
            new VolumeFiles(session)
                    .list("/", (FileEntry each) -> found.add(each.name()), CopyProgress.NOBODY);
        } catch (java.io.IOException impossible) {
            throw new java.io.UncheckedIOException(impossible);
        }
        return found;
    }

    @Test
    void aNewVolumeIsMadeAndATakenNameIsNot() {
        try (var window = open()) {
            window.press("#command-volumeCreate");
            var dialog = window.dialog();
            Fx.run(() -> ((TextField) dialog.lookup("#volume-name")).setText(name));
            assertThat(Fx.get(() -> act(dialog).isDisabled())).isTrue();
            Fx.run(() -> ((TextField) dialog.lookup("#volume-name")).setText(name + "-copy"));
            confirm(window);
            Fx.until("made", () -> rows(window).contains("value=" + name + "-copy]"));
            assertThat(window.unexpected).isEmpty();
        }
    }

    private TestWindow open() {
        var window = TestWindow.on(data, engine.address().toString());
        window.await("#page-volumes");
        window.press("#page-volumes");
        window.await("#volumes-table");
        return window;
    }

    private void select(TestWindow window) {
        Fx.until(
                "selected",
                () -> {
                    var items = table(window).getItems();
                    for (int index = 0; index < items.size(); index++) {
                        if (items.get(index) instanceof Row.Item<?> item
                                && item.value().toString().contains("value=" + name + "]")) {
                            table(window).getSelectionModel().clearAndSelect(index);
                            return true;
                        }
                    }
                    return false;
                });
        window.await("#command-volumeOpen");
        Fx.until("possible", () -> !window.need("#command-volumeOpen").isDisabled());
    }

    private String row(TestWindow window) {
        return table(window).getItems().stream()
                .filter(Row.Item.class::isInstance)
                .map(item -> ((Row.Item<?>) item).value().toString())
                .filter(text -> text.contains("value=" + name + "]"))
                .findFirst()
                .orElse("");
    }

    private static String rows(TestWindow window) {
        var all = new StringBuilder();
        table(window).getItems().stream()
                .filter(Row.Item.class::isInstance)
                .forEach(item -> all.append(((Row.Item<?>) item).value()));
        return all.toString();
    }

    private static TableView<?> table(TestWindow window) {
        return (TableView<?>) window.need("#volumes-table");
    }

    private static void selectFile(TestWindow window, String path) {
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

    private static void choose(TestWindow window, String item) {
        Fx.run(() ->
                tree(window).getContextMenu().getItems().stream()
                        .filter(each -> item.equals(each.getId()))
                        .forEach(MenuItem::fire));
    }

    private static void confirm(TestWindow window) {
        var dialog = window.dialog();
        Fx.run(() -> act(dialog).fire());
    }

    private static Button act(javafx.scene.Parent dialog) {
        return dialog.lookupAll(".button").stream()
                .map(Button.class::cast)
                .filter(Button::isDefaultButton)
                .findFirst()
                .orElseThrow();
    }

    private static void awaitTask(TestWindow window, String title) {
        Fx.until(
                title,
                () ->
                        window.tasks().stream()
                                .anyMatch(task ->
                                        task.title().equals(title)
                                                && task.status() != Tasks.Status.RUNNING));
        var task =
                Fx.get(() ->
                        window.tasks().stream()
                                .filter(each -> each.title().equals(title))
                                .findFirst()
                                .orElseThrow());
        assertThat(Fx.get(task::status))
                .as(Fx.get(() -> String.join(" ", task.log())))
                .isEqualTo(Tasks.Status.DONE);
    }

    private static void awaitFile(TestWindow window, String path) {
        window.await("#files-tree");
        Fx.until(path, () -> find(tree(window).getRoot(), path) != null);
    }

    private static TreeItem<Object> need(TestWindow window, String path) {
        return Objects.requireNonNull(find(tree(window).getRoot(), path), path);
    }

    private static @Nullable TreeItem<Object> find(@Nullable TreeItem<Object> from, String path) {
        if (from == null) {
            return null;
        }
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
