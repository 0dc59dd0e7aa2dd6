package dev.gantry.ui.terminal;

import dev.gantry.app.terminal.Modifiers;
import dev.gantry.app.terminal.TerminalScreen;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/// What keys send to the program in a terminal.
final class TerminalKeys {

    private static final byte ESC = 0x1b;

    private TerminalKeys() {}

    /// Empty when it sends nothing, or a typed character will follow.
    static Optional<byte[]> pressed(KeyEvent event, TerminalScreen screen) {
        var code = event.getCode();
        if (code.isModifierKey() || code == KeyCode.UNDEFINED) {
            return Optional.empty();
        }
        var special = special(event, screen);
        if (special.isPresent()) {
            return special;
        }
        if (event.isControlDown() && !event.isAltDown() && !event.isMetaDown()) {
            return control(code).map(one -> new byte[] {one});
        }
        return isAlone(event) ? alt(event) : Optional.empty();
    }

    private static boolean isAlone(KeyEvent event) {
        return event.isAltDown() && !event.isControlDown() && !event.isMetaDown();
    }

    private static Optional<byte[]> special(KeyEvent event, TerminalScreen screen) {
        int modifiers = Modifiers.of(event.isShiftDown(), event.isControlDown(), event.isAltDown());
        return switch (event.getCode()) {
            case ESCAPE -> Optional.of(new byte[] {ESC});
            case TAB ->
                    event.isShiftDown()
                            ? Optional.of(bytes("\u001b[Z"))
                            : Optional.of(new byte[] {'\t'});
            case BACK_SPACE -> Optional.of(backspace(event));
            case ENTER -> Optional.of(bytes(event.isAltDown() ? "\u001b\r" : "\r"));
            case UP, DOWN, LEFT, RIGHT, HOME, END, PAGE_UP, PAGE_DOWN, INSERT, DELETE ->
                    screen.code(event.getCode().getCode(), modifiers);
            case F1, F2, F3, F4, F5, F6, F7, F8, F9, F10, F11, F12 ->
                    screen.code(event.getCode().getCode(), modifiers);
            case KP_UP -> screen.code(KeyCode.UP.getCode(), modifiers);
            case KP_DOWN -> screen.code(KeyCode.DOWN.getCode(), modifiers);
            case KP_LEFT -> screen.code(KeyCode.LEFT.getCode(), modifiers);
            case KP_RIGHT -> screen.code(KeyCode.RIGHT.getCode(), modifiers);
            default -> Optional.empty();
        };
    }

    private static byte[] backspace(KeyEvent event) {
        byte one = (byte) (event.isControlDown() ? 0x08 : 0x7f);
        return event.isAltDown() ? new byte[] {ESC, one} : new byte[] {one};
    }

    private static Optional<Byte> control(KeyCode code) {
        if (code.isLetterKey()) {
            return Optional.of((byte) (code.getChar().charAt(0) & 0x1f));
        }
        int value =
                switch (code) {
                    case SPACE, AT, DIGIT2 -> 0;
                    case OPEN_BRACKET, DIGIT3 -> 0x1b;
                    case BACK_SLASH, DIGIT4 -> 0x1c;
                    case CLOSE_BRACKET, DIGIT5 -> 0x1d;
                    case CIRCUMFLEX, DIGIT6 -> 0x1e;
                    case UNDERSCORE, SLASH, DIGIT7 -> 0x1f;
                    default -> -1;
                };
        return value < 0 ? Optional.empty() : Optional.of((byte) value);
    }

    private static Optional<byte[]> alt(KeyEvent event) {
        var code = event.getCode();
        if (!code.isLetterKey() && !code.isDigitKey() && code != KeyCode.PERIOD) {
            return Optional.empty();
        }
        var letter = code == KeyCode.PERIOD ? "." : code.getChar();
        var shown = event.isShiftDown() ? letter : letter.toLowerCase(java.util.Locale.ROOT);
        return Optional.of(bytes("\u001b" + shown));
    }

    /// Characters, also composed ones; what [#pressed] has sent is not sent twice.
    static Optional<byte[]> typed(KeyEvent event) {
        var text = event.getCharacter();
        boolean isCommand =
                event.isMetaDown() || event.isControlDown() && !event.isAltDown() || isAlone(event);
        if (text.isEmpty() || text.charAt(0) < ' ' || text.charAt(0) == 0x7f || isCommand) {
            return Optional.empty();
        }
        return Optional.of(bytes(text));
    }

    /// Lines become returns; what would end the mark of a paste is taken out of it.
    static byte[] pasted(String text, boolean marked) {
        var lines = text.replace("\r\n", "\r").replace('\n', '\r').replace("\u001b", "");
        return bytes(marked ? "\u001b[200~" + lines + "\u001b[201~" : lines);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
