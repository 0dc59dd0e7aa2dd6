package dev.gantry.boot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gantry.docker.engine.Dialer;
import dev.gantry.testing.EngineTest;
import dev.gantry.testing.Fx;
import dev.gantry.testing.TestEngine;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import javafx.scene.AccessibleAttribute;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TabPane;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The terminal tab in the whole window, against a real engine, without a display.
@EngineTest
@Timeout(180)
class TerminalWindowTest {

    @TempDir private Path data;

    private final String name = TestEngine.name();

    @Test
    void aPersonTypesSeesTopAtANewSizeAndLosesTheContainer(TestEngine engine) {
        var long600 = "sleep 600" + " 0".repeat(150);
        var many = "i=0; while [ $i -lt 70 ]; do " + long600 + " & i=$((i+1)); done; wait";
        var id = engine.run(name, "sh", "-c", many);
        try (var window = open(engine);
                var other = new Dialer().connect(engine.address())) {
            resize(window, 900, 600);
            awaitShown(window, "#");
            type(window, "echo typ''ed");
            press(window, KeyCode.ENTER);
            awaitShown(window, "typed\n");
            type(window, "top -d 1");
            press(window, KeyCode.ENTER);
            Fx.until("top from the first row on", () -> shown(window).startsWith("Mem: "));
            Fx.until("processes to the last row", () -> sleepers(window) > 4);
            long rows = sleepers(window);
            int columns = columns(window);
            resize(window, 1270, 790);
            Fx.until("more rows of top", () -> sleepers(window) > rows + 5);
            Fx.until("longer rows of top", () -> columns(window) > columns + 20);
            resize(window, 900, 600);
            Fx.until("fewer again", () -> sleepers(window) < rows + 5);
            Fx.until("still from the first row on", () -> shown(window).startsWith("Mem: "));
            other.containers().kill(id, "KILL");
            window.await("#terminal-note");
            Fx.until("its end is told", () -> note(window).startsWith("Ended"));
            assertThat(shown(window)).as("what top showed is left").contains("sleep 600");
            other.containers().start(id);
            press(window, KeyCode.ENTER);
            Fx.until("begun anew", () -> shown(window).stripTrailing().endsWith("#"));
            type(window, "echo a''gain");
            press(window, KeyCode.ENTER);
            awaitShown(window, "again\n");
            assertThat(window.unexpected).isEmpty();
        }
    }

    private static void resize(TestWindow window, double width, double height) {
        Fx.run(() -> {
            window.stage().setWidth(width);
            window.stage().setHeight(height);
        });
    }

    private static long sleepers(TestWindow window) {
        return shown(window).lines().filter(line -> line.contains("sleep 600")).count();
    }

    private static int columns(TestWindow window) {
        return shown(window).lines().mapToInt(String::length).max().orElse(0);
    }

    @Test
    void modifiersAreNotTypedAndSpecialKeysAre(TestEngine engine) {
        engine.run(name, "sleep", "600");
        try (var window = open(engine)) {
            awaitShown(window, "#");
            type(window, "stty raw -echo; echo rea''dy; cat -v");
            // busybox holds its output back until a line ends
            press(window, KeyCode.ENTER);
            awaitShown(window, "ready");
            press(window, KeyCode.SHIFT);
            press(window, KeyCode.CONTROL);
            press(window, KeyCode.ALT);
            control(window, KeyCode.LEFT);
            control(window, KeyCode.P);
            control(window, KeyCode.L);
            control(window, KeyCode.J);
            awaitShown(window, "^[[1;5D^P^L");
            assertThat(shown(window)).doesNotContain("^@");
        }
    }

    @Test
    void leavingLosesNothingAndClosingATabEndsTheSession(TestEngine engine) {
        var id = engine.run(name, "sleep", "600");
        try (var window = open(engine)) {
            awaitShown(window, "#");
            type(window, "echo ke''pt; sleep 777");
            press(window, KeyCode.ENTER);
            awaitShown(window, "kept\n");
            openTab(window, "overview");
            openTab(window, "terminal");
            window.press("#page-dashboard");
            window.press("#page-containers");
            awaitShown(window, "kept\n");
            window.press("#command-terminalNew");
            Fx.until("two tabs", () -> tabs(window).getTabs().size() == 2);
            Fx.run(() -> close(window, 0));
            Fx.until("one tab", () -> tabs(window).getTabs().size() == 1);
            Fx.until("the sleep has ended", () -> !processes(engine, id.value()).contains("777"));
        }
    }

    @Test
    void theClipboardIsOnlyWrittenWhenAllowed(TestEngine engine) {
        engine.run(name, "sleep", "600");
        try (var window = open(engine)) {
            awaitShown(window, "#");
            Fx.run(() -> {
                var before = new ClipboardContent();
                before.putString("mine");
                Clipboard.getSystemClipboard().setContent(before);
            });
            type(window, "printf '\\033]52;c;aGVsbG8=\\007'");
            press(window, KeyCode.ENTER);
            window.await("#terminal-clipboard");
            assertThat(Fx.get(() -> Clipboard.getSystemClipboard().getString())).isEqualTo("mine");
            window.press("#terminal-clipboard-allow");
            assertThat(Fx.get(() -> Clipboard.getSystemClipboard().getString())).isEqualTo("hello");
        }
    }

    @Test
    void aContainerWithoutAShellOffersOtherWays(TestEngine engine) {
        var id =
                engine.create(
                        name,
                        Map.of(
                                "Entrypoint",
                                List.of("/bin/busybox"),
                                "Cmd",
                                List.of("sleep", "600"),
                                "Env",
                                List.of("PATH=/nowhere")));
        try (var other = new Dialer().connect(engine.address())) {
            other.containers().start(id);
        }
        try (var window = open(engine)) {
            window.await("#terminal-no-shell");
            assertThat(window.has("#terminal-to-logs")).isTrue();
        }
    }

    @Test
    void theFormSaysWhatIsWrongAndOpensACommand(TestEngine engine) {
        engine.run(name, "sleep", "600");
        try (var window = open(engine)) {
            awaitShown(window, "#");
            window.press("#command-terminalForm");
            var dialog = window.dialog();
            var command = (TextField) dialog.lookup("#terminal-form-command");
            Fx.run(() -> command.setText("echo 'open"));
            assertThat(Fx.get(() -> ((Label) dialog.lookup(".field-error")).getText()))
                    .startsWith("A quote");
            Fx.run(() -> command.setText("sh -c 'pwd; sleep 600'"));
            Fx.run(() -> ((TextField) dialog.lookup("#terminal-form-directory")).setText("/etc"));
            Fx.run(() ->
                    dialog.lookupAll(".button").stream()
                            .map(Button.class::cast)
                            .filter(Button::isDefaultButton)
                            .forEach(Button::fire));
            awaitShown(window, "/etc\n");
        }
    }

    @Test
    void aSearchCountsAndMoves(TestEngine engine) {
        engine.run(name, "sleep", "600");
        try (var window = open(engine)) {
            awaitShown(window, "#");
            type(window, "for i in $(seq 200); do echo row $i; done");
            press(window, KeyCode.ENTER);
            awaitShown(window, "row 200\n");
            window.press("#command-terminalFind");
            window.type("#terminal-search", "ROW 17");
            Fx.until("eleven lines", () -> count(window).equals("Line 11 of 11"));
            awaitShown(window, "row 179\n");
        }
    }

    private TestWindow open(TestEngine engine) {
        var window = TestWindow.on(data, engine.address().toString());
        window.awaitRow(name, "state=RUNNING");
        window.select(name);
        window.await("#detail-alone");
        Fx.run(() -> ((ToggleButton) window.need("#detail-alone")).setSelected(true));
        openTab(window, "terminal");
        window.await("#terminal-tabs");
        return window;
    }

    private static void openTab(TestWindow window, String id) {
        Fx.run(() -> {
            var details = (TabPane) window.need(".detail .tab-pane");
            details.getTabs().stream()
                    .filter(tab -> ("detail-" + id).equals(tab.getId()))
                    .forEach(details.getSelectionModel()::select);
        });
    }

    private static TabPane tabs(TestWindow window) {
        return (TabPane) window.need("#terminal-tabs");
    }

    private static void close(TestWindow window, int index) {
        var tab = tabs(window).getTabs().get(index);
        tab.getOnCloseRequest()
                .handle(new javafx.event.Event(javafx.scene.control.Tab.TAB_CLOSE_REQUEST_EVENT));
    }

    /// The terminal of the tab that is selected.
    private static Region terminal(TestWindow window) {
        var content = tabs(window).getSelectionModel().getSelectedItem().getContent();
        return (Region) java.util.Objects.requireNonNull(content.lookup(".terminal"));
    }

    private static String shown(TestWindow window) {
        return Fx.get(() -> {
            var text = terminal(window).queryAccessibleAttribute(AccessibleAttribute.TEXT);
            return text + "\n";
        });
    }

    private static void awaitShown(TestWindow window, String text) {
        Fx.until(text, () -> window.has("#terminal-tabs") && shown(window).contains(text));
    }

    private static String note(TestWindow window) {
        return window.has("#terminal-note") ? window.text("#terminal-note") : "";
    }

    private static String count(TestWindow window) {
        return window.text("#terminal-search-count");
    }

    private static String processes(TestEngine engine, String id) {
        return engine.ask(
                        dev.gantry.docker.engine.wire.Request.get(
                                "/containers/" + id + "/top?ps_args=-eo%20pid,args"))
                .toString();
    }

    private static void type(TestWindow window, String text) {
        Fx.run(() ->
                Arrays.stream(text.split(""))
                        .forEach(one ->
                                fire(
                                        terminal(window),
                                        KeyEvent.KEY_TYPED,
                                        one,
                                        KeyCode.UNDEFINED,
                                        false)));
    }

    private static void press(TestWindow window, KeyCode code) {
        Fx.run(() -> fire(terminal(window), KeyEvent.KEY_PRESSED, "", code, false));
    }

    private static void control(TestWindow window, KeyCode code) {
        Fx.run(() -> fire(terminal(window), KeyEvent.KEY_PRESSED, "", code, true));
    }

    private static void fire(
            Node node,
            javafx.event.EventType<KeyEvent> type,
            String character,
            KeyCode code,
            boolean control) {
        node.fireEvent(new KeyEvent(type, character, "", code, false, control, false, false));
    }
}
