package dev.gantry.boot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gantry.app.image.ImageTransfers;
import dev.gantry.docker.Engine;
import dev.gantry.docker.EngineEnvironment;
import dev.gantry.docker.EngineException;
import dev.gantry.docker.ImageName;
import dev.gantry.docker.RegistryLogin;
import dev.gantry.docker.engine.Dialer;
import dev.gantry.testing.EngineTest;
import dev.gantry.testing.Fx;
import dev.gantry.testing.ImageTars;
import dev.gantry.testing.TestEngine;
import dev.gantry.ui.kit.Row;
import dev.gantry.ui.kit.Tasks;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The page of registries, on a real engine and a registry with a password.
@EngineTest
@Timeout(120)
class RegistriesEngineTest {

    private static final String GUARDED = System.getenv("GANTRY_TEST_REGISTRY_AUTH");
    private static final String USER = System.getenv("GANTRY_TEST_REGISTRY_USER");
    private static final String PASSWORD = System.getenv("GANTRY_TEST_REGISTRY_PASSWORD");

    @TempDir private Path data;
    @TempDir private Path settings;
    private final String repository = TestEngine.name();
    private Engine gantry;

    @BeforeEach
    void connect(TestEngine engine) {
        gantry = new Dialer().connect(engine.address());
    }

    @AfterEach
    void removeWhatIsLeft() {
        for (var tag : List.of("1", "2")) {
            try {
                gantry.images().removeByForce(name(tag).toString());
            } catch (EngineException.Gone never) {
                // wanted
            }
        }
        gantry.close();
    }

    @Test
    void logsInPullsAndDeletesWithEveryTagNamed(TestEngine engine) throws IOException {
        push();
        try (var log = new Log();
                var window = open(engine)) {
            logIn(window);
            Fx.run(() -> select(window, "#registries-table", "name=" + GUARDED + ","));
            window.await("#registry-repositories");
            Fx.until("repositories", () -> !repositories(window).getItems().isEmpty());
            window.type("#registry-search", repository);
            Fx.run(() -> ((TextField) window.need("#registry-search")).getOnAction().handle(null));
            Fx.until("tags", () -> row(window, "#registry-tags", ":2, ", "RemoteManifest") >= 0);
            Fx.run(() -> select(window, "#registry-tags", ":2, "));
            Fx.until("live", () -> !window.need("#command-tagPull").isDisabled());
            window.press("#command-tagPull");
            awaitTask(window, "Pull " + name("2"), Tasks.Status.DONE);
            window.press("#page-registries");
            Fx.until("tags", () -> row(window, "#registry-tags", ":2, ", "RemoteManifest") >= 0);
            Fx.run(() -> select(window, "#registry-tags", ":2, "));
            window.press("#command-tagDelete");
            var dialog = window.dialog();
            Fx.until("victims", () -> dialog.lookup(".victims") != null);
            assertThat(victims(dialog)).containsExactlyInAnyOrder(shown("1"), shown("2"));
            Fx.run(() -> act(dialog).fire());
            awaitTask(window, "Delete " + name("2") + " at its registry", Tasks.Status.DONE);
            Fx.until("no tag 2", () -> row(window, "#registry-tags", ":2, ") < 0);
            window.press("#command-registryLogOut");
            Fx.until(
                    "nobody",
                    () -> row(window, "#registries-table", "name=" + GUARDED, "PlainFile") < 0);
            assertThat(window.unexpected).isEmpty();
            assertNothingTold(window, log);
        }
    }

    /// A wrong password is said in the dialog, which stays.
    private void logIn(TestWindow window) throws IOException {
        window.press("#page-registries");
        window.await("#registries-table");
        window.press("#registries-add");
        var dialog = window.dialog();
        Fx.until("its fields", () -> dialog.lookup("#login-server") != null);
        type(dialog, "#login-server", "no host");
        type(dialog, "#login-user", USER);
        type(dialog, "#login-password", "wrong-word");
        assertThat(Fx.get(() -> act(dialog).isDisabled())).isTrue();
        type(dialog, "#login-server", GUARDED);
        Fx.until("warned", () -> text(dialog).contains("unencrypted"));
        Fx.run(() -> act(dialog).fire());
        Fx.until("refused", () -> text(dialog).contains("does not know " + USER));
        assertThat(settings.resolve("config.json")).doesNotExist();
        type(dialog, "#login-password", PASSWORD);
        Fx.run(() -> act(dialog).fire());
        Fx.until("in", () -> !window.hasDialog());
        Fx.until("good", () -> row(window, "#registries-table", "PlainFile", "Good") >= 0);
        assertThat(Files.readString(settings.resolve("config.json"))).contains(GUARDED);
    }

    @Test
    void aBrokenFileIsSaidOnThePageAndStaysAsItIs(TestEngine engine) throws IOException {
        Files.writeString(settings.resolve("config.json"), "{\"auths\": {");
        try (var window = open(engine)) {
            window.press("#page-registries");
            Fx.until(
                    "told",
                    () -> text((Parent) window.need(".screen")).contains("cannot be understood"));
            assertThat(Files.readString(settings.resolve("config.json")))
                    .isEqualTo("{\"auths\": {");
            assertThat(window.unexpected).isEmpty();
        }
    }

    private void assertNothingTold(TestWindow window, Log log) throws IOException {
        var told = new ArrayList<>(log.lines);
        Fx.run(() ->
                window.tasks()
                        .forEach(task -> {
                            told.add(task.title());
                            told.add(task.progressProperty().get());
                            told.addAll(task.log());
                        }));
        try (var files = Files.walk(data)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                told.add(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1));
            }
        }
        var packed = USER + ":" + PASSWORD;
        var secret = Base64.getEncoder().encodeToString(packed.getBytes(StandardCharsets.UTF_8));
        // the name of what was pushed begins like the password
        told.replaceAll(text -> text.replace(repository, ""));
        assertThat(told)
                .isNotEmpty()
                .noneMatch(text -> text.contains(PASSWORD))
                .noneMatch(text -> text.contains(secret))
                .noneMatch(text -> text.contains("wrong-word"));
    }

    /// Everything that anybody logs.
    private static final class Log extends Handler implements AutoCloseable {
        private final List<String> lines = new CopyOnWriteArrayList<>();
        private final Logger ours = Logger.getLogger("dev.gantry");
        private final SimpleFormatter formatter = new SimpleFormatter();

        Log() {
            setLevel(Level.ALL);
            ours.setLevel(Level.ALL);
            ours.addHandler(this);
        }

        @Override
        public void publish(LogRecord record) {
            lines.add(formatter.format(record));
        }

        @Override
        public void flush() {}

        @Override
        public void close() {
            ours.removeHandler(this);
            ours.setLevel(null);
        }
    }

    private void push() {
        var tar = ImageTars.withFile("file", repository);
        var first = name("1");
        var id =
                gantry.images()
                        .importRoot(
                                new ByteArrayInputStream(tar),
                                first,
                                "for a test",
                                List.of("CMD [\"/x\"]"));
        gantry.images().tag(id, name("2"));
        var login = new RegistryLogin(GUARDED, USER, PASSWORD, "");
        var transfers = new ImageTransfers(gantry.images(), _ -> login, _ -> {});
        transfers.push(first);
        transfers.push(name("2"));
        gantry.images().removeByForce(id.value());
    }

    private ImageName name(String tag) {
        return ImageName.parse(GUARDED + "/" + repository + ":" + tag);
    }

    private String shown(String tag) {
        return name(tag).toString();
    }

    private TestWindow open(TestEngine engine) {
        var variables = Map.of("DOCKER_CONFIG", settings.toString());
        var window =
                TestWindow.on(
                        data,
                        engine.address().toString(),
                        new EngineEnvironment(variables, settings, settings.getRoot(), false));
        window.await("#page-registries");
        return window;
    }

    private static ListView<?> repositories(TestWindow window) {
        return (ListView<?>) window.need("#registry-repositories");
    }

    private static void select(TestWindow window, String table, String part) {
        ((TableView<?>) window.need(table))
                .getSelectionModel()
                .clearAndSelect(row(window, table, part));
    }

    private static int row(TestWindow window, String table, String... parts) {
        var rows = ((TableView<?>) window.need(table)).getItems();
        for (int index = 0; index < rows.size(); index++) {
            if (rows.get(index) instanceof Row.Item<?> item
                    && List.of(parts).stream().allMatch(item.value().toString()::contains)) {
                return index;
            }
        }
        return -1;
    }

    private static List<String> victims(Parent dialog) {
        return Fx.get(() ->
                ((ListView<?>) dialog.lookup(".victims"))
                        .getItems().stream().map(Object::toString).toList());
    }

    private static void awaitTask(TestWindow window, String title, Tasks.Status status) {
        Fx.until(
                title + " " + status,
                () ->
                        window.tasks().stream()
                                .anyMatch(task ->
                                        task.title().equals(title) && task.status() == status));
    }

    private static void type(Parent dialog, String id, String text) {
        Fx.run(() -> ((TextField) dialog.lookup(id)).setText(text));
    }

    private static Button act(Parent dialog) {
        return dialog.lookupAll(".button").stream()
                .map(Button.class::cast)
                .filter(Button::isDefaultButton)
                .findFirst()
                .orElseThrow();
    }

    private static String text(Parent root) {
        var text = new StringBuilder();
        root.lookupAll(".label").stream()
                .filter(Label.class::isInstance)
                .forEach(label -> text.append(((Label) label).getText()).append('\n'));
        return text.toString();
    }
}
