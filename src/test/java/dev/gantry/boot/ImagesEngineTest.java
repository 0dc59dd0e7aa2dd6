package dev.gantry.boot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gantry.app.image.ImageTransfers;
import dev.gantry.app.image.Logins;
import dev.gantry.docker.Engine;
import dev.gantry.docker.EngineException;
import dev.gantry.docker.ImageId;
import dev.gantry.docker.ImageName;
import dev.gantry.docker.Removal;
import dev.gantry.docker.engine.Dialer;
import dev.gantry.testing.EngineTest;
import dev.gantry.testing.Fx;
import dev.gantry.testing.ImageTars;
import dev.gantry.testing.TestEngine;
import dev.gantry.ui.kit.Row;
import dev.gantry.ui.kit.Tasks;
import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The page of images, on a real engine and a real registry.
@EngineTest
@Timeout(120)
class ImagesEngineTest {

    private static final String REGISTRY = System.getenv("GANTRY_TEST_REGISTRY");

    @TempDir private Path data;
    private final ImageName name = ImageName.parse(REGISTRY + "/" + TestEngine.name() + ":1");
    private Engine gantry;

    @BeforeEach
    void connect(TestEngine engine) {
        gantry = new Dialer().connect(engine.address());
    }

    @AfterEach
    void removeWhatIsLeft() {
        try {
            gantry.images().removeByForce(name.toString());
        } catch (EngineException.Gone removedByTheTest) {
            // wanted
        }
        gantry.close();
    }

    @Test
    void aPushIsShownLayerByLayerAndItsPullEndsWithTheSameDigest(TestEngine engine) {
        imported();
        try (var window = open(engine)) {
            select(window);
            window.press("#command-imagePush");
            var question = window.dialog();
            Fx.run(() -> act(question).fire());
            awaitTask(window, "Push " + name, Tasks.Status.DONE);
            Fx.until("digest", () -> facts(window).contains("sha256:"));
            gantry.images().removeByForce(name.toString());
            Fx.until("gone", () -> rows(window).getItems().isEmpty());
            window.press("#command-imagePull");
            var dialog = window.dialog();
            type(dialog, "#pull-name", "Bad/Name");
            assertThat(Fx.get(() -> act(dialog).isDisabled())).isTrue();
            type(dialog, "#pull-name", name.toString());
            Fx.run(() -> act(dialog).fire());
            awaitTask(window, "Pull " + name, Tasks.Status.DONE);
            Fx.until("here", () -> rows(window).getItems().size() == 1);
            assertThat(window.unexpected).isEmpty();
        }
    }

    @Test
    void whatAContainerUsesStaysAndTheContainerIsNamed(TestEngine engine) {
        imported();
        var user = TestEngine.name();
        engine.create(user, Map.of("Image", name.toString(), "Cmd", List.of("x")));
        try (var window = open(engine)) {
            select(window);
            Fx.until("used", () -> usedBy(window).contains(user));
            window.press("#command-imageRemove");
            var dialog = window.dialog();
            assertThat(Fx.get(() -> dialog.lookupAll(".list-view").size())).isEqualTo(2);
            Fx.run(() -> act(dialog).fire());
            Fx.until("refused", () -> messages(window).contains(user));
            window.press("#command-imageRemove");
            var again = window.dialog();
            Fx.run(() -> {
                ((CheckBox) again.lookup("#image-remove-force")).setSelected(true);
                act(again).fire();
            });
            Fx.until("untagged", () -> rows(window).getItems().isEmpty());
        }
    }

    @Test
    void aNewNameIsOneMoreRow(TestEngine engine) {
        imported();
        try (var window = open(engine)) {
            select(window);
            window.press("#command-imageTag");
            var dialog = window.dialog();
            type(dialog, "#dialog-text", name.familiarRepository() + ":2");
            Fx.run(() -> act(dialog).fire());
            Fx.until("both", () -> rows(window).getItems().size() == 2);
            gantry.images().remove(name.familiarRepository() + ":2");
            Fx.until("one", () -> rows(window).getItems().size() == 1);
        }
    }

    @Test
    void aNewerImageIsFoundPulledAndItsContainerMadeAnew(TestEngine engine) {
        var old = imported();
        push();
        var newer = imported();
        push();
        gantry.images().tag(old, name);
        var user = TestEngine.name();
        var container = engine.create(user, Map.of("Image", name.toString(), "Cmd", List.of("x")));
        try (var window = open(engine)) {
            select(window);
            Fx.until("used", () -> usedBy(window).contains(user));
            window.press("#command-imageNewer");
            pressNote(window, "Pull it");
            pressNote(window, "Make anew");
            awaitTask(window, "anew", Tasks.Status.DONE);
            var now =
                    gantry.containers().all().stream()
                            .filter(each -> each.name().equals(user))
                            .findFirst()
                            .orElseThrow();
            assertThat(now.id()).isNotEqualTo(container);
            assertThat(now.imageId()).isEqualTo(newer);
            gantry.containers().remove(now.id(), new Removal(true, true));
        }
    }

    private static void pressNote(TestWindow window, String text) {
        Fx.until(text, () -> note(window, text).isPresent());
        Fx.run(() -> note(window, text).orElseThrow().fire());
    }

    private static Optional<Button> note(TestWindow window, String text) {
        return window.scene().getRoot().lookupAll(".message-bar .button").stream()
                .map(Button.class::cast)
                .filter(button -> text.equals(button.getText()))
                .findFirst();
    }

    private ImageId imported() {
        var tar = ImageTars.withFile("file", TestEngine.name());
        return gantry.images().importRoot(new ByteArrayInputStream(tar), name, "", List.of());
    }

    private void push() {
        new ImageTransfers(gantry.images(), Logins.NONE, _ -> {}).push(name);
    }

    private TestWindow open(TestEngine engine) {
        var window = TestWindow.on(data, engine.address().toString());
        Fx.until("live", () -> window.text("#link-badge").equals("Live"));
        window.press("#page-images");
        window.await("#images-table");
        window.type("#images-search", name.repository());
        Fx.until("listed", () -> !rows(window).getItems().isEmpty());
        return window;
    }

    private static void select(TestWindow window) {
        Fx.run(() -> rows(window).getSelectionModel().select(0));
    }

    @SuppressWarnings("unchecked")
    private static TableView<Row<?>> rows(TestWindow window) {
        return (TableView<Row<?>>) window.need("#images-table");
    }

    private static String usedBy(TestWindow window) {
        return rows(window).getItems().stream()
                .map(row -> String.valueOf(((Row.Item<?>) row).value()))
                .reduce("", String::concat);
    }

    private static String facts(TestWindow window) {
        return labels(window, ".transfer-facts");
    }

    private static String messages(TestWindow window) {
        return labels(window, ".message-bar .label");
    }

    private static String labels(TestWindow window, String selector) {
        var all = new StringBuilder();
        window.scene()
                .getRoot()
                .lookupAll(selector)
                .forEach(node -> all.append(((Label) node).getText()).append('\n'));
        return all.toString();
    }

    private static void type(Parent dialog, String field, String text) {
        Fx.run(() -> ((TextField) dialog.lookup(field)).setText(text));
    }

    private static Button act(Parent dialog) {
        return dialog.lookupAll(".button").stream()
                .map(Button.class::cast)
                .filter(Button::isDefaultButton)
                .findFirst()
                .orElseThrow();
    }

    private static void awaitTask(TestWindow window, String title, Tasks.Status status) {
        Fx.until(
                title + " " + status,
                () ->
                        window.tasks().stream()
                                .anyMatch(task ->
                                        task.title().contains(title) && task.status() == status));
    }
}
