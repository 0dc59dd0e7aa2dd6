package dev.gantry.boot.scenes;

import java.util.Objects;
import javafx.scene.AccessibleAttribute;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/// A shell, and `top`.
public final class TerminalScenes {

    private final Stagehand hand;

    public TerminalScenes(Stagehand hand) {
        this.hand = hand;
    }

    public void play() {
        hand.openTab("terminal");
        hand.until(() -> terminalText().contains("#"));
        typeInto("ls -la / | head -12; printf '\\033[1;32mgreen\\033[0m \\033[41mred\\033[0m\\n'");
        hand.until(() -> terminalText().contains("green red"));
        hand.picture("detail-terminal");
        hand.press("#detail-alone");
        hand.pause();
        typeInto("top");
        hand.until(() -> terminalText().contains("PID"));
        hand.pause();
        hand.picture("terminal-top");
        hand.press("#detail-alone");
        hand.pause();
    }

    private String terminalText() {
        var terminal = hand.find(".terminal");
        return terminal == null
                ? ""
                : String.valueOf(terminal.queryAccessibleAttribute(AccessibleAttribute.TEXT));
    }

    private void typeInto(String line) {
        hand.onFx(() -> {
            var terminal = Objects.requireNonNull(hand.find(".terminal"));
            (line + "\r")
                    .chars()
                    .forEach(letter ->
                            terminal.fireEvent(
                                    new KeyEvent(
                                            letter == '\r'
                                                    ? KeyEvent.KEY_PRESSED
                                                    : KeyEvent.KEY_TYPED,
                                            letter == '\r' ? "" : Character.toString(letter),
                                            "",
                                            letter == '\r' ? KeyCode.ENTER : KeyCode.UNDEFINED,
                                            false,
                                            false,
                                            false,
                                            false)));
            return true;
        });
    }
}
