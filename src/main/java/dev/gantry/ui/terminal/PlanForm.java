package dev.gantry.ui.terminal;

import dev.gantry.app.terminal.CommandWords;
import dev.gantry.app.terminal.TerminalPlan;
import dev.gantry.app.words.Words;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.scene.layout.VBox;

/// Asks what to run in a new terminal, and how.
final class PlanForm extends VBox {

    private final TextField command = new TextField();
    private final TextField user = new TextField();
    private final TextField directory = new TextField();
    private final TextArea environment = new TextArea();
    private final CheckBox terminal = new CheckBox(Words.of("terminal.form.tty"));
    private final CheckBox privileged = new CheckBox(Words.of("terminal.form.privileged"));
    private final Label wrong = new Label();

    PlanForm() {
        getStyleClass().add("dialog-body");
        terminal.setSelected(true);
        terminal.setId("terminal-form-tty");
        privileged.setId("terminal-form-privileged");
        environment.setPrefRowCount(3);
        environment.setPromptText("NAME=value");
        wrong.getStyleClass().add("field-error");
        wrong.setWrapText(true);
        wrong.textProperty().bind(Bindings.createStringBinding(this::wrong, inputs()));
        getChildren()
                .addAll(
                        field("command", command),
                        field("user", user),
                        field("directory", directory),
                        field("environment", environment),
                        terminal,
                        privileged,
                        wrong);
    }

    private static Node field(String id, TextInputControl input) {
        input.setId("terminal-form-" + id);
        var label = new Label(Words.of("terminal.form." + id));
        label.setLabelFor(input);
        if (input.getPromptText() == null || input.getPromptText().isEmpty()) {
            input.setPromptText(Words.of("terminal.form." + id + "Hint"));
        }
        return new VBox(2, label, input);
    }

    private javafx.beans.Observable[] inputs() {
        return new javafx.beans.Observable[] {
            command.textProperty(), environment.textProperty(), directory.textProperty()
        };
    }

    BooleanBinding ready() {
        return Bindings.createBooleanBinding(() -> wrong().isEmpty(), inputs());
    }

    private String wrong() {
        if (CommandWords.split(command.getText()).isEmpty()) {
            return Words.of("terminal.form.openQuote");
        }
        if (pairs().stream().anyMatch(pair -> pair.indexOf('=') < 1)) {
            return Words.of("terminal.form.badPair");
        }
        var folder = directory.getText().strip();
        boolean isRelative = !folder.isEmpty() && !folder.startsWith("/");
        return isRelative ? Words.of("terminal.form.relative") : "";
    }

    private List<String> pairs() {
        return environment.getText().lines().map(String::strip).filter(s -> !s.isEmpty()).toList();
    }

    /// Only while [#ready].
    TerminalPlan plan() {
        var words = CommandWords.split(command.getText()).orElseThrow();
        return new TerminalPlan(
                words.isEmpty()
                        ? new TerminalPlan.Program.Shell()
                        : new TerminalPlan.Program.Command(words),
                user.getText().strip(),
                directory.getText().strip(),
                pairs(),
                terminal.isSelected(),
                privileged.isSelected());
    }
}
