package dev.gantry.boot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gantry.docker.EngineEnvironment;
import dev.gantry.docker.EngineException;
import dev.gantry.docker.engine.Dialer;
import dev.gantry.docker.engine.wire.Request;
import dev.gantry.testing.BuildxPlugin;
import dev.gantry.testing.EngineTest;
import dev.gantry.testing.Fx;
import dev.gantry.testing.TestEngine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The page of builds, on a real engine.
@EngineTest
@Timeout(120)
class BuildsEngineTest {

    @TempDir private Path data;
    @TempDir private Path folder;

    private final String name = TestEngine.name();
    private final String tag = "localhost/" + name + ":1";

    @Test
    void buildsWhatTheFormSaysAndKeepsItForTheNextWindow(TestEngine engine) throws IOException {
        dockerfile(
                "FROM gantry/base:1 AS one\nRUN echo " + name + "\nFROM nowhere-at-all AS two\n");
        try {
            try (var window = open(engine)) {
                fill(window);
                var dialog = window.dialog();
                Fx.until("the stages", () -> targets(dialog).getItems().size() == 2);
                Fx.run(() -> targets(dialog).getEditor().setText("one"));
                confirm(dialog);
                Fx.until("built", () -> facts(window).startsWith("Built"));
                assertThat(facts(window)).contains("sha256:");
                assertThat(steps(window)).contains("RUN echo " + name);
                assertThat(window.unexpected).isEmpty();
            }
            try (var window = open(engine)) {
                Fx.until("history", () -> !list(window).getItems().isEmpty());
                Fx.run(() -> list(window).getSelectionModel().selectFirst());
                Fx.until("its log", () -> log(window).contains(name));
                assertThat(facts(window)).startsWith("Built");
                assertThat(window.unexpected).isEmpty();
            }
        } finally {
            remove(engine);
        }
    }

    @Test
    void aFailureShowsTheLineAndCanBeBuiltAgain(TestEngine engine) throws IOException {
        dockerfile("FROM gantry/base:1\nRUN true\nRUN echo oh; exit 7\n");
        try (var window = open(engine)) {
            fill(window);
            confirm(window.dialog());
            window.await("#build-excerpt");
            assertThat(
                            Fx.get(() ->
                                    ((Parent) window.need("#build-excerpt"))
                                            .getChildrenUnmodifiable().stream()
                                                    .filter(this::isFault)
                                                    .map(line -> ((Label) line).getText())
                                                    .toList()))
                    .containsExactly("   3  RUN echo oh; exit 7");
            window.press("#build-again");
            var dialog = window.dialog();
            assertThat(Fx.get(() -> field(dialog, "#build-tags").getText())).isEqualTo(tag);
            assertThat(window.unexpected).isEmpty();
        }
    }

    @Test
    void secretsGoThroughBuildxAndAreThereWhenBuiltAgain(TestEngine engine) throws IOException {
        var config = Files.createDirectory(data.resolve("docker"));
        BuildxPlugin.install(config);
        Files.writeString(folder.resolve("token"), "sesame-open");
        dockerfile(
                "FROM gantry/base:1\n"
                        + "RUN --mount=type=secret,id=t : "
                        + name
                        + "; cat /run/secrets/t\n");
        try (var window = open(engine, BuildxPlugin.environment(config))) {
            fill(window);
            var dialog = window.dialog();
            var problem = (Label) Objects.requireNonNull(dialog.lookup("#build-problem"));
            Fx.run(() -> area(dialog, "#build-secrets").setText("token"));
            assertThat(Fx.get(problem::getText)).startsWith("Write secrets as id=");
            Fx.run(() -> area(dialog, "#build-secrets").setText("id=t,src=token"));
            confirm(dialog);
            Fx.until("built", () -> facts(window).startsWith("Built"));
            assertThat(kept()).contains(name).doesNotContain("sesame-open");
            window.press("#build-again");
            var again = window.dialog();
            assertThat(Fx.get(() -> area(again, "#build-secrets").getText()))
                    .isEqualTo("id=t,src=" + folder.resolve("token"));
            assertThat(window.unexpected).isEmpty();
        } finally {
            remove(engine);
        }
    }

    @Test
    void aBuildCanBeStopped(TestEngine engine) throws IOException {
        dockerfile("FROM gantry/base:1\nRUN echo begun; sleep 600 # " + name + "\n");
        try (var window = open(engine)) {
            fill(window);
            confirm(window.dialog());
            window.await(".build-output");
            window.press("#build-stop");
            Fx.until("stopped", () -> facts(window).startsWith("Stopped"));
            var ids = engine.ask(Request.get("/images/json")).toString();
            assertThat(ids).doesNotContain(name);
            assertThat(window.unexpected).isEmpty();
        }
    }

    private boolean isFault(Node line) {
        return line.getPseudoClassStates().stream()
                .anyMatch(state -> state.getPseudoClassName().equals("fault"));
    }

    private TestWindow open(TestEngine engine) {
        return open(engine, EngineEnvironment.current());
    }

    private TestWindow open(TestEngine engine, EngineEnvironment environment) {
        var window = TestWindow.on(data, engine.address().toString(), environment);
        Fx.until("live", () -> window.text("#link-badge").equals("Live"));
        window.press("#page-builds");
        window.await("#builds-list");
        return window;
    }

    private void fill(TestWindow window) {
        window.press("#build-new");
        var dialog = window.dialog();
        Fx.run(() -> {
            field(dialog, "#build-folder").setText(folder.toString());
            field(dialog, "#build-tags").setText(tag);
            field(dialog, "#build-network").setText("none");
        });
    }

    private static void confirm(Parent dialog) {
        Fx.run(() ->
                dialog.lookupAll(".button").stream()
                        .filter(Button.class::isInstance)
                        .map(Button.class::cast)
                        .filter(Button::isDefaultButton)
                        .forEach(Button::fire));
    }

    private static TextField field(Parent dialog, String selector) {
        return (TextField) Objects.requireNonNull(dialog.lookup(selector), selector);
    }

    private static TextArea area(Parent dialog, String selector) {
        return (TextArea) Objects.requireNonNull(dialog.lookup(selector), selector);
    }

    @SuppressWarnings("unchecked")
    private static ComboBox<String> targets(Parent dialog) {
        return (ComboBox<String>) Objects.requireNonNull(dialog.lookup("#build-target"));
    }

    private static ListView<?> list(TestWindow window) {
        return (ListView<?>) window.need("#builds-list");
    }

    private static String facts(TestWindow window) {
        return window.has("#build-facts") ? window.text("#build-facts") : "";
    }

    private static String steps(TestWindow window) {
        return Fx.get(() ->
                String.join(
                        "\n",
                        window.scene().getRoot().lookupAll(".build-step-name").stream()
                                .map(step -> ((Label) step).getText())
                                .toList()));
    }

    private static String log(TestWindow window) {
        return window.scene().lookup("#build-pane .text-area") instanceof TextArea area
                ? area.getText()
                : "";
    }

    /// All that the history wrote.
    private String kept() throws IOException {
        var all = new StringBuilder(Files.readString(data.resolve("builds.json")));
        try (var logs = Files.list(data.resolve("builds"))) {
            for (var log : logs.toList()) {
                all.append(Files.readString(log));
            }
        }
        return all.toString();
    }

    private void dockerfile(String text) throws IOException {
        Files.writeString(folder.resolve("Dockerfile"), text);
    }

    private void remove(TestEngine engine) {
        try (var gantry = new Dialer().connect(engine.address())) {
            gantry.images().removeByForce(tag);
        } catch (EngineException.Gone neverMade) {
            // wanted
        }
    }
}
