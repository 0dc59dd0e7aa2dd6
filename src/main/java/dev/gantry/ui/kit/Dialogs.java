package dev.gantry.ui.kit;

import dev.gantry.app.words.Words;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.beans.binding.BooleanExpression;
import javafx.event.ActionEvent;
import javafx.scene.Node;
import javafx.scene.control.ButtonBar;
import javafx.scene.control.ButtonType;
import javafx.scene.control.Dialog;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.Window;

/// Questions to a person. None of them waits: the answer comes to whoever asked.
public final class Dialogs {

    private static final double ROW = 28;
    private static final int MOST_ROWS = 8;

    private Dialogs() {}

    /// Asks before something that cannot be undone.
    ///
    /// @param act what the button says: "Remove 3 containers"
    /// @param body what stands between title and buttons
    /// @param ready whether the button may be pressed
    public static <R> void confirmDanger(
            Window owner,
            String title,
            String act,
            Node body,
            BooleanExpression ready,
            Supplier<R> answer,
            Consumer<R> then) {
        var dialog = dialog(owner, title, body, act, answer, then);
        var button = actButton(dialog);
        button.getStyleClass().add("danger");
        button.disableProperty().bind(ready.not());
        dialog.show();
    }

    /// Asks for a choice or a text.
    public static <R> void ask(
            Window owner,
            String title,
            String act,
            Node body,
            BooleanExpression ready,
            Supplier<R> answer,
            Consumer<R> then) {
        var dialog = dialog(owner, title, body, act, answer, then);
        actButton(dialog).disableProperty().bind(ready.not());
        dialog.show();
    }

    /// Asks which of two ways to go; a third button goes neither.
    public static void askEither(
            Window owner,
            String title,
            Node body,
            String act,
            Runnable deed,
            String otherAct,
            Runnable otherDeed) {
        Dialog<Runnable> dialog = dialog(owner, title, body, act, () -> deed, Runnable::run);
        var doIt = dialog.getDialogPane().getButtonTypes().getFirst();
        var other = new ButtonType(otherAct, ButtonBar.ButtonData.LEFT); // NO would be Escape's
        dialog.getDialogPane().getButtonTypes().add(1, other);
        dialog.setResultConverter(pressed -> {
            if (pressed == doIt) {
                return deed;
            }
            return pressed == other ? otherDeed : null;
        });
        dialog.show();
    }

    /// Asks for one line of text, and says beside it why it cannot be taken.
    ///
    /// @param wrong what is wrong with a text; empty when nothing is
    public static void askText(
            Window owner,
            String title,
            String act,
            String label,
            String before,
            Function<String, Optional<String>> wrong,
            Consumer<String> then) {
        var field = new TextField(before);
        field.setId("dialog-text");
        var name = new Label(label);
        name.setLabelFor(field);
        var hint = new Label();
        hint.getStyleClass().add("field-error");
        hint.setWrapText(true);
        hint.textProperty().bind(field.textProperty().map(text -> wrong.apply(text).orElse("")));
        var box = new VBox(name, field, hint);
        box.getStyleClass().add("dialog-body");
        var ready =
                BooleanExpression.booleanExpression(
                        field.textProperty()
                                .map(text -> wrong.apply(text).isEmpty() && !text.equals(before)));
        ask(owner, title, act, box, ready, field::getText, then);
        field.requestFocus();
        field.selectAll();
    }

    /// Shows something, with a button that does something to it and one that closes.
    public static void tell(Window owner, String title, Node body, String act, Runnable deed) {
        Dialog<Boolean> dialog = dialog(owner, title, body, act, () -> true, _ -> {});
        var pane = dialog.getDialogPane();
        var close = new ButtonType(Words.of("dialog.close"), ButtonBar.ButtonData.CANCEL_CLOSE);
        pane.getButtonTypes().set(1, close);
        actButton(dialog)
                .addEventFilter(
                        ActionEvent.ACTION,
                        pressed -> {
                            pressed.consume();
                            deed.run();
                        });
        dialog.show();
    }

    /// The names of what an act will reach, in a list that scrolls.
    public static Node victims(List<String> names) {
        var list = new ListView<String>();
        list.getItems().setAll(names);
        list.getStyleClass().addAll("dense", "victims");
        list.setFixedCellSize(ROW);
        list.setPrefHeight(ROW * Math.min(MOST_ROWS, names.size()) + 4);
        list.setFocusTraversable(names.size() > MOST_ROWS);
        return list;
    }

    private static <R> Dialog<R> dialog(
            Window owner,
            String title,
            Node body,
            String act,
            Supplier<R> answer,
            Consumer<R> then) {
        var dialog = new Dialog<R>();
        dialog.initOwner(owner);
        dialog.setTitle(Words.of("app.name"));
        dialog.setHeaderText(title);
        var pane = dialog.getDialogPane();
        pane.getStyleClass().add("gantry-dialog");
        pane.getStylesheets().setAll(owner.getScene().getStylesheets());
        pane.setContent(body);
        pane.setPrefWidth(body instanceof Region wide ? Math.max(480, wide.getPrefWidth()) : 480);
        var doIt = new ButtonType(act, ButtonBar.ButtonData.OK_DONE);
        pane.getButtonTypes()
                .setAll(
                        doIt,
                        new ButtonType(
                                Words.of("dialog.cancel"), ButtonBar.ButtonData.CANCEL_CLOSE));
        dialog.setResultConverter(pressed -> pressed == doIt ? answer.get() : null);
        dialog.resultProperty()
                .addListener((_, _, result) -> {
                    if (result != null) {
                        then.accept(result);
                    }
                });
        return dialog;
    }

    private static Node actButton(Dialog<?> dialog) {
        return dialog.getDialogPane()
                .lookupButton(dialog.getDialogPane().getButtonTypes().getFirst());
    }
}
