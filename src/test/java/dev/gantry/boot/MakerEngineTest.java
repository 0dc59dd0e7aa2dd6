package dev.gantry.boot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gantry.app.image.ImageTransfers;
import dev.gantry.app.image.Logins;
import dev.gantry.docker.Container;
import dev.gantry.docker.ContainerId;
import dev.gantry.docker.Engine;
import dev.gantry.docker.ImageName;
import dev.gantry.docker.LogRequest;
import dev.gantry.testing.Connected;
import dev.gantry.testing.EngineTest;
import dev.gantry.testing.Fx;
import dev.gantry.testing.TestEngine;
import dev.gantry.ui.kit.Tasks;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.TableView;
import javafx.scene.control.TextInputControl;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Creating, editing and looking after containers in the whole window, on a real engine.
@EngineTest
class MakerEngineTest {

    @TempDir private Path data;
    private final String name = TestEngine.name();
    private Connected connected;
    private Engine gantry;

    @BeforeEach
    void connect(TestEngine engine) {
        connected = new Connected(engine, name);
        gantry = connected.gantry;
    }

    @AfterEach
    void removeWhatIsLeft() {
        connected.close();
    }

    @Test
    void aPastedLineIsCreatedAndRuns(TestEngine engine) {
        try (var window = TestWindow.on(data, engine.address().toString())) {
            Fx.until("live", () -> window.text("#link-badge").equals("Live"));
            choose(window, "create");
            var dialog = window.dialog();
            assertThat(Fx.get(() -> act(dialog).isDisabled())).isTrue();
            type(dialog, "paste", "docker run -e A=1 --nonsense " + TestEngine.IMAGE);
            press(dialog, "#maker-paste-take");
            assertThat(said(dialog, "#maker-paste-problem")).contains("--nonsense");
            type(dialog, "paste", "docker run -e A=1 " + TestEngine.IMAGE + " sleep 600");
            press(dialog, "#maker-paste-take");
            assertThat(said(dialog, "#maker-paste-problem")).isEmpty();
            type(dialog, "name", "no spaces!");
            assertThat(said(dialog, "#maker-problem-name")).contains("no spaces!");
            assertThat(Fx.get(() -> act(dialog).isDisabled())).isTrue();
            type(dialog, "name", name);
            Fx.run(() -> act(dialog).fire());
            window.awaitRow(name, "state=RUNNING");
            assertThat(connected.inspect().environment()).contains("A=1");
            assertThat(window.unexpected).isEmpty();
        }
    }

    @Test
    void whatCannotBeCreatedComesBackWithTheReason(TestEngine engine) {
        try (var window = TestWindow.on(data, engine.address().toString())) {
            Fx.until("live", () -> window.text("#link-badge").equals("Live"));
            choose(window, "create");
            var first = window.dialog();
            type(first, "image", "no/such:image");
            type(first, "name", name);
            Fx.run(() -> act(first).fire());
            Fx.until("the form again", () -> isFormWithReason(window, first));
            var again = window.dialog();
            assertThat(Fx.get(() -> field(again, "image").getText())).isEqualTo("no/such:image");
        }
    }

    @Test
    void anImageThatIsNotThereIsPulledFirst(TestEngine engine) {
        var image = ImageName.parse(System.getenv("GANTRY_TEST_REGISTRY") + "/" + name + ":1");
        gantry.images().tag(gantry.images().details(TestEngine.IMAGE).id(), image);
        new ImageTransfers(gantry.images(), Logins.NONE, _ -> {}).push(image);
        gantry.images().remove(image.toString());
        try (var window = TestWindow.on(data, engine.address().toString())) {
            Fx.until("live", () -> window.text("#link-badge").equals("Live"));
            choose(window, "create");
            var dialog = window.dialog();
            type(dialog, "image", image.toString());
            type(dialog, "name", name);
            Fx.run(() -> act(dialog).fire());
            window.awaitRow(name, "image=" + image);
            awaitTask(window, "Create " + name, Tasks.Status.DONE);
            assertThat(window.unexpected).isEmpty();
        }
        gantry.images().remove(image.toString());
    }

    private static boolean isFormWithReason(TestWindow window, Parent first) {
        return window.openDialog()
                .filter(form -> form != first)
                .filter(form -> form.lookup(".message-bar.danger") != null)
                .isPresent();
    }

    @Test
    void anEditedVariableIsThereInTheNewOne(TestEngine engine) {
        var old =
                engine.create(
                        name,
                        Map.of(
                                "Cmd", List.of("sleep", "600"),
                                "Env", List.of("A=1"),
                                "StopSignal", "SIGKILL"));
        gantry.containers().start(old);
        try (var window = TestWindow.on(data, engine.address().toString())) {
            window.awaitRow(name, "state=RUNNING");
            window.select(name);
            choose(window, "edit");
            var dialog = window.dialog();
            assertThat(Fx.get(() -> field(dialog, "environment").getText())).isEqualTo("A=1");
            type(dialog, "environment", "A=2\nB=3");
            Fx.run(() -> act(dialog).fire());
            awaitTask(window, "Edit " + name, Tasks.Status.DONE);
            var now = connected.inspect();
            assertThat(now.id()).isNotEqualTo(old);
            assertThat(now.environment()).contains("A=2", "B=3").doesNotContain("A=1");
            assertThat(now.command()).containsExactly("sleep", "600");
            window.awaitRow(name, "state=RUNNING");
        }
    }

    @Test
    void anEditThatFailsPutsTheOldOneBackAndSaysSo(TestEngine engine) {
        var old =
                engine.create(
                        name, Map.of("Cmd", List.of("sleep", "600"), "StopSignal", "SIGKILL"));
        gantry.containers().start(old);
        try (var window = TestWindow.on(data, engine.address().toString())) {
            window.awaitRow(name, "state=RUNNING");
            window.select(name);
            choose(window, "edit");
            var dialog = window.dialog();
            type(dialog, "command", "sh -c 'echo no configuration; exit 78'");
            Fx.run(() -> act(dialog).fire());
            awaitTask(window, "Edit " + name, Tasks.Status.FAILED);
            window.awaitRow(name, "Failed[act=EDIT");
            window.awaitRow(name, "state=RUNNING");
            assertThat(connected.inspect().id()).isEqualTo(old);
            window.select(name);
            window.await(".detail .message-bar.danger");
            assertThat(texts(window, ".detail .message-bar.danger .label"))
                    .contains("exit code 78", "The old one is back", "no configuration");
        }
    }

    @Test
    void theCardTellsWhyItStopped(TestEngine engine) {
        var id =
                engine.create(
                        name, Map.of("Cmd", List.of("sh", "-c", "echo last words; sleep 600")));
        gantry.containers().start(id);
        awaitWords(id);
        engine.run(name + "-runs", "sleep", "600");
        gantry.containers().kill(id, "SIGKILL");
        engine.awaitEnd(id);
        try (var window = TestWindow.on(data, engine.address().toString())) {
            window.awaitRow(name, "state=EXITED");
            window.awaitRow(name + "-runs", "state=RUNNING");
            window.select(name + "-runs");
            Fx.until("its facts", () -> window.scene().lookup(".fact-sheet") != null);
            assertThat(window.has("#why-card")).isFalse();
            window.select(name);
            window.await("#why-card");
            assertThat(texts(window, "#why-card .why-title")).contains("137", "Killed (SIGKILL)");
            assertThat(Fx.get(() -> ((TextInputControl) window.need(".why-lines")).getText()))
                    .isEqualTo("last words");
        }
    }

    private void awaitWords(ContainerId id) {
        var found = new AtomicBoolean();
        try (var log = gantry.logs().open(id, LogRequest.all().following())) {
            while (!found.get()) {
                assertThat(log.read((_, _, _, _, _, _) -> found.set(true))).isTrue();
            }
        }
    }

    @Test
    void itsProcessesAreShown(TestEngine engine) {
        engine.run(name, "sleep", "613");
        try (var window = TestWindow.on(data, engine.address().toString())) {
            window.awaitRow(name, "state=RUNNING");
            window.select(name);
            choose(window, "processes");
            var dialog = window.dialog();
            Fx.until(
                    "the processes",
                    () ->
                            dialog.lookup("#processes") instanceof TableView<?> table
                                    && table.getItems().toString().contains("613"));
        }
    }

    @Test
    void aLimitIsSetWithoutStoppingIt(TestEngine engine) {
        var id = engine.run(name, "sleep", "600");
        try (var window = TestWindow.on(data, engine.address().toString())) {
            window.awaitRow(name, "state=RUNNING");
            window.select(name);
            choose(window, "limits");
            var dialog = window.dialog();
            Fx.run(() -> input(dialog, "#limits-memory").setText("lots"));
            assertThat(Fx.get(() -> act(dialog).isDisabled())).isTrue();
            Fx.run(() -> input(dialog, "#limits-memory").setText("64m"));
            Fx.run(() -> input(dialog, "#limits-restart").setText("on-failure:3"));
            Fx.run(() -> act(dialog).fire());
            awaitTask(window, "Limit " + name, Tasks.Status.DONE);
            var now = gantry.containers().inspect(id);
            assertThat(now.restartPolicy()).isEqualTo("on-failure:3");
            assertThat(now.rawJson()).contains("\"Memory\": " + (64 << 20));
            assertThat(now.state()).isEqualTo(Container.State.RUNNING);
        }
    }

    private static void choose(TestWindow window, String command) {
        Fx.run(() ->
                ((MenuButton) window.need("#containers-more"))
                        .getItems().stream()
                                .filter(item -> ("menu-" + command).equals(item.getId()))
                                .findFirst()
                                .orElseThrow()
                                .fire());
    }

    private static void awaitTask(TestWindow window, String title, Tasks.Status status) {
        Fx.until(
                title + " " + status,
                () ->
                        window.tasks().stream()
                                .anyMatch(task ->
                                        task.title().equals(title) && task.status() == status));
    }

    private static TextInputControl field(Parent dialog, String field) {
        return input(dialog, "#maker-" + field);
    }

    private static TextInputControl input(Parent dialog, String selector) {
        return (TextInputControl) Objects.requireNonNull(dialog.lookup(selector), selector);
    }

    private static void type(Parent dialog, String field, String text) {
        Fx.run(() -> field(dialog, field).setText(text));
    }

    private static void press(Parent dialog, String selector) {
        Fx.run(() -> ((Button) Objects.requireNonNull(dialog.lookup(selector))).fire());
    }

    private static String said(Parent dialog, String selector) {
        return Fx.get(() -> ((Label) Objects.requireNonNull(dialog.lookup(selector))).getText());
    }

    private static String texts(TestWindow window, String selector) {
        return Fx.get(() ->
                window.scene().getRoot().lookupAll(selector).stream()
                        .filter(Label.class::isInstance)
                        .map(label -> ((Label) label).getText())
                        .collect(Collectors.joining("\n")));
    }

    private static Button act(Parent dialog) {
        return dialog.lookupAll(".button").stream()
                .filter(node -> node instanceof Button button && button.isDefaultButton())
                .map(Button.class::cast)
                .findFirst()
                .orElseThrow();
    }
}
