package dev.gantry.boot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gantry.docker.ContainerId;
import dev.gantry.docker.Removal;
import dev.gantry.docker.engine.Dialer;
import dev.gantry.store.SettingStore;
import dev.gantry.store.Settings.Theme;
import dev.gantry.testing.EngineProxy;
import dev.gantry.testing.EngineTest;
import dev.gantry.testing.Fx;
import dev.gantry.testing.TestEngine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javafx.application.Application;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TabPane;
import javafx.scene.control.TextField;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The whole window against a real engine, without a display.
@EngineTest
class WindowEngineTest {

    @TempDir private Path data;

    @Test
    void whatHappensElsewhereShowsByItself(TestEngine engine) {
        var name = TestEngine.name();
        try (var window = TestWindow.on(data, engine.address().toString());
                var other = new Dialer().connect(engine.address())) {
            window.await("#link-badge");
            Fx.until("live", () -> window.text("#link-badge").equals("Live"));
            var id = engine.create(name, "sleep", "600");
            window.awaitRow(name, "state=CREATED");
            other.containers().start(id);
            window.awaitRow(name, "state=RUNNING");
            other.containers().pause(id);
            window.awaitRow(name, "state=PAUSED");
            other.containers().remove(id, new Removal(true, true));
            window.awaitNoRow(name);
            assertThat(window.unexpected).isEmpty();
        }
    }

    @Test
    void aPersonStopsAndStartsAndTheTaskListTells(TestEngine engine) {
        var name = TestEngine.name();
        engine.run(name, "sleep", "600");
        try (var window = TestWindow.on(data, engine.address().toString())) {
            window.awaitRow(name, "state=RUNNING");
            window.select(name);
            window.press("#command-kill");
            var dialog = window.dialog();
            Fx.run(() -> act(dialog).fire());
            window.awaitRow(name, "state=EXITED");
            Fx.until(
                    "settled",
                    () -> window.row(name).orElseThrow().endsWith("mark=Optional.empty]"));
            window.press("#command-start");
            window.awaitRow(name, "state=RUNNING");
            window.press("#tasks-button");
            Fx.until(
                    "both tasks",
                    () ->
                            window.scene().getRoot().lookupAll(".task-title").stream()
                                    .map(node -> ((Label) node).getText())
                                    .toList()
                                    .containsAll(List.of("Start " + name, "Kill " + name)));
        }
    }

    @Test
    void removingNamesItsVictimsAndAsksBeforeKilling(TestEngine engine) {
        var one = TestEngine.name();
        var two = TestEngine.name();
        engine.run(one, "sleep", "600");
        engine.create(two, "true");
        try (var window = TestWindow.on(data, engine.address().toString())) {
            window.awaitRow(one, "state=RUNNING");
            window.awaitRow(two, "state=CREATED");
            window.select(one, two);
            window.press("#command-remove");
            var dialog = window.dialog();
            var victims = Fx.get(() -> (ListView<?>) dialog.lookup(".victims"));
            assertThat(
                            Fx.get(() ->
                                    String.join(
                                            "\n",
                                            victims.getItems().stream()
                                                    .map(String::valueOf)
                                                    .toList())))
                    .contains(one, two, "running", "created");
            assertThat(Fx.get(() -> act(dialog).getText())).isEqualTo("Remove 2 containers");
            assertThat(Fx.get(() -> act(dialog).isDisabled())).isTrue();
            Fx.run(() -> ((CheckBox) dialog.lookup("#remove-force")).setSelected(true));
            Fx.run(() -> act(dialog).fire());
            window.awaitNoRow(one);
            window.awaitNoRow(two);
        }
    }

    @Test
    void aRefusalStaysAtTheRow(TestEngine engine) {
        var name = TestEngine.name();
        engine.create(name, Map.of("Cmd", List.of("/no/such/program")));
        try (var window = TestWindow.on(data, engine.address().toString())) {
            window.awaitRow(name, "state=CREATED");
            window.select(name);
            window.press("#command-start");
            window.awaitRow(name, "Failed[act=START");
            window.await(".detail .message-bar.danger");
            assertThat(Fx.get(() -> ((Label) window.need(".detail .message-details")).getText()))
                    .contains("/no/such/program");
        }
    }

    @Test
    void aBadNewNameIsSaidBesideTheField(TestEngine engine) {
        var name = TestEngine.name();
        engine.create(name, "true");
        try (var window = TestWindow.on(data, engine.address().toString())) {
            window.awaitRow(name, "state=CREATED");
            window.select(name);
            window.press("#command-rename");
            var dialog = window.dialog();
            var field = Fx.get(() -> (TextField) dialog.lookup("#dialog-text"));
            Fx.run(() -> field.setText("no spaces!"));
            assertThat(Fx.get(() -> ((Label) dialog.lookup(".field-error")).getText()))
                    .startsWith("A name begins with");
            assertThat(Fx.get(() -> act(dialog).isDisabled())).isTrue();
            Fx.run(() -> field.setText(name + "-new"));
            Fx.run(() -> act(dialog).fire());
            window.awaitRow(name + "-new", "state=CREATED");
        }
    }

    @Test
    void secretsAreHiddenUntilAskedFor(TestEngine engine) {
        var name = TestEngine.name();
        engine.create(
                name,
                Map.of("Cmd", List.of("true"), "Env", List.of("DB_PASSWORD=hunter2", "LANG=de")));
        try (var window = TestWindow.on(data, engine.address().toString())) {
            window.awaitRow(name, "state=CREATED");
            window.select(name);
            window.await(".detail .fact-sheet");
            Fx.run(() -> {
                var tabs = (TabPane) window.need(".detail .tab-pane");
                tabs.getTabs().stream()
                        .filter(tab -> "detail-environment".equals(tab.getId()))
                        .forEach(tabs.getSelectionModel()::select);
            });
            Fx.until("shown", () -> values(window).contains("de"));
            assertThat(Fx.get(() -> values(window))).doesNotContain("hunter2");
            Fx.run(() -> ((CheckBox) window.need("#detail-reveal")).setSelected(true));
            Fx.until("revealed", () -> values(window).contains("hunter2"));
        }
    }

    @Test
    void publishedPortsOpenTheBrowser(TestEngine engine) {
        var name = TestEngine.name();
        var id =
                engine.create(
                        name,
                        Map.of(
                                "Cmd",
                                List.of("sleep", "600"),
                                "ExposedPorts",
                                Map.of("80/tcp", Map.of()),
                                "HostConfig",
                                Map.of(
                                        "PortBindings",
                                        Map.of("80/tcp", List.of(Map.of("HostPort", "18431"))))));
        start(engine, id);
        try (var window = TestWindow.on(data, engine.address().toString())) {
            window.awaitRow(name, "state=RUNNING");
            window.type("#containers-search", name);
            // others may publish ports on this engine, too
            window.type("#containers-search", name);
            Fx.until("alone", () -> window.table().getItems().size() <= 2);
            Fx.settle(window.scene());
            window.await(".ports .hyperlink");
            Fx.run(() -> ((Hyperlink) window.need(".ports .hyperlink")).fire());
            assertThat(window.browsed).containsExactly("http://localhost:18431");
        }
    }

    @Test
    void howAPersonLeftTheWindowIsKept(TestEngine engine) {
        try (var window = TestWindow.on(data, engine.address().toString())) {
            window.await("#containers-table");
            Fx.run(() -> {
                window.stage().setWidth(1100);
                window.stage().setHeight(700);
            });
            window.press("#containers-group");
            Fx.run(() -> window.table().getColumns().get(1).setVisible(false));
        }
        var kept = new SettingStore(data).read();
        assertThat(kept.window().orElseThrow().width()).isEqualTo(1100);
        assertThat(kept.groupByStack()).isFalse();
        assertThat(kept.tables().getOrDefault("containers", List.of()).get(1).visible()).isFalse();
        try (var window = TestWindow.on(data, engine.address().toString())) {
            window.await("#containers-table");
            assertThat(Fx.get(() -> window.stage().getWidth())).isEqualTo(1100);
            assertThat(Fx.get(() -> window.table().getColumns().get(1).isVisible())).isFalse();
        }
    }

    @Test
    void damagedSettingsCostNothingButAreToldAbout(TestEngine engine) throws IOException {
        Files.writeString(data.resolve("settings.json"), "{\"theme\": \"dark\", ");
        try (var window = TestWindow.on(data, engine.address().toString())) {
            window.await(".notices .message-bar");
            Fx.until("live", () -> window.text("#link-badge").equals("Live"));
        }
        try (var files = Files.list(data)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .anyMatch(name -> name.startsWith("settings.json.damaged-"));
        }
    }

    @Test
    void aLostEngineLeavesItsDataGreyedUnderABannerAndComesBack(TestEngine engine)
            throws IOException {
        var name = TestEngine.name();
        engine.create(name, "true");
        try (var proxy = EngineProxy.before(engine.address());
                var window = TestWindow.on(data, proxy.address().toString())) {
            window.awaitRow(name, "state=CREATED");
            window.select(name);
            proxy.cut();
            window.await("#host-banner .message-bar");
            assertThat(window.row(name)).isPresent();
            assertThat(window.text("#link-badge")).startsWith("Reconnecting, stale since");
            assertThat(Fx.get(() -> window.need("#command-remove").isDisabled())).isTrue();
            assertThat(Fx.get(() -> window.table().getPseudoClassStates().toString()))
                    .contains("stale");
            proxy.restore();
            Fx.until("live", () -> window.text("#link-badge").equals("Live"));
            Fx.until("no banner", () -> !window.has("#host-banner .message-bar"));
            assertThat(Fx.get(() -> window.need("#command-remove").isDisabled())).isFalse();
        }
    }

    @Test
    void withoutAnEngineAPageSaysWhyAndTestsAnAddress(TestEngine engine) {
        try (var window = TestWindow.on(data, "unix:///no/such/engine.sock")) {
            window.await("#welcome .message-bar.warning");
            window.type("#welcome-address", "localhost:2375");
            assertThat(window.text("#welcome-address-error")).startsWith("Begin with unix://");
            window.type("#welcome-address", engine.address().toString());
            window.press("#welcome-test");
            window.await("#welcome .message-bar.success");
            window.press("#welcome-open");
            Fx.until("live", () -> window.text("#link-badge").equals("Live"));
            window.await("#containers-table");
        }
    }

    @Test
    void theThemeIsKept(TestEngine engine) {
        new SettingStore(data).keepTheme(Theme.DARK);
        try (var window = TestWindow.on(data, engine.address().toString())) {
            window.await("#containers-table");
            assertThat(Fx.get(Application::getUserAgentStylesheet)).contains("dark");
        }
    }

    private static void start(TestEngine engine, ContainerId id) {
        try (var other = new Dialer().connect(engine.address())) {
            other.containers().start(id);
        }
    }

    private static Button act(Parent dialog) {
        return (Button)
                dialog.lookupAll(".button").stream()
                        .filter(node -> node instanceof Button button && button.isDefaultButton())
                        .findFirst()
                        .orElseThrow();
    }

    private static List<String> values(TestWindow window) {
        return window.scene().getRoot().lookupAll(".fact-value").stream()
                .map(node -> ((TextField) node).getText())
                .toList();
    }
}
