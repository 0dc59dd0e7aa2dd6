package dev.gantry.ui.file;

import dev.gantry.app.file.FileEntry;
import dev.gantry.app.words.Words;
import java.util.regex.Pattern;
import javafx.beans.binding.BooleanExpression;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;

/// Mode and owner of a file, as numbers.
final class PermitForm extends VBox {

    private static final Pattern MODE = Pattern.compile("[0-7]{3,4}");
    private static final Pattern OWNER = Pattern.compile("\\d{1,9}:\\d{1,9}");

    private final TextField mode;
    private final TextField owner;

    /// @param mode the twelve bits of Unix
    record Wish(int mode, long user, long group) {}

    PermitForm(FileEntry entry) {
        mode = new TextField(Integer.toOctalString(entry.permissions()));
        mode.setId("permit-mode");
        owner = new TextField(entry.owner());
        owner.setId("permit-owner");
        var hint = new Label();
        hint.getStyleClass().add("text-muted");
        hint.setWrapText(true);
        hint.textProperty()
                .bind(
                        mode.textProperty()
                                .map(text ->
                                        MODE.matcher(text).matches()
                                                ? entry.withPermissions(octal(text)).mode()
                                                : Words.of("files.permitMode")));
        getChildren()
                .addAll(
                        label("files.mode", mode),
                        mode,
                        hint,
                        label("files.permitOwner", owner),
                        owner);
        getStyleClass().add("dialog-body");
    }

    private static Label label(String key, TextField field) {
        var label = new Label(Words.of(key));
        label.setLabelFor(field);
        return label;
    }

    private static int octal(String text) {
        return Integer.parseInt(text, 8);
    }

    BooleanExpression isRight() {
        return BooleanExpression.booleanExpression(
                        mode.textProperty().map(text -> MODE.matcher(text).matches()))
                .and(
                        BooleanExpression.booleanExpression(
                                owner.textProperty().map(text -> OWNER.matcher(text).matches())));
    }

    Wish wish() {
        var numbers = owner.getText().split(":", 2);
        return new Wish(
                octal(mode.getText()), Long.parseLong(numbers[0]), Long.parseLong(numbers[1]));
    }
}
