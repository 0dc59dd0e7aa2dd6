package dev.gantry.ui.volume;

import dev.gantry.app.volume.NewVolume;
import dev.gantry.app.words.Words;
import dev.gantry.ui.kit.Dialogs;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import javafx.beans.binding.BooleanExpression;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;
import javafx.stage.Window;

/// What is asked before volumes are made, copied, emptied and removed.
final class VolumeDialogs {

    static final Pattern NAME = Pattern.compile("[a-zA-Z0-9][a-zA-Z0-9_.-]+");

    private VolumeDialogs() {}

    /// @param taken names of volumes
    static void create(Window owner, Set<String> taken, Consumer<NewVolume> then) {
        var form = new NewVolumeForm(taken);
        Dialogs.ask(
                owner,
                Words.of("volumes.createTitle"),
                Words.of("volumes.createAct"),
                form,
                form.isRight(),
                form::wish,
                then);
        form.begin();
    }

    static void cloneAs(Window owner, VolumeRow row, Set<String> taken, Consumer<String> then) {
        var field = new TextField(row.name() + "-copy");
        field.setId("dialog-text");
        var label = new Label(Words.of("volumes.name"));
        label.setLabelFor(field);
        var problem = new Label();
        problem.getStyleClass().add("field-error");
        problem.setWrapText(true);
        problem.textProperty()
                .bind(field.textProperty().map(text -> wrong(text, taken).orElse("")));
        var body = new VBox(label, field, problem);
        body.getStyleClass().add("dialog-body");
        Dialogs.ask(
                owner,
                Words.of("volumes.cloneTitle", row.name()),
                Words.of("volumes.cloneAct"),
                body,
                BooleanExpression.booleanExpression(
                        field.textProperty()
                                .map(text -> !text.isEmpty() && wrong(text, taken).isEmpty())),
                field::getText,
                then);
    }

    static Optional<String> wrong(String name, Set<String> taken) {
        if (name.isEmpty()) {
            return Optional.empty();
        }
        if (taken.contains(name)) {
            return Optional.of(Words.of("volumes.taken"));
        }
        return NAME.matcher(name).matches()
                ? Optional.empty()
                : Optional.of(Words.of("volumes.wrongName"));
    }

    static void remove(Window owner, List<VolumeRow> rows, Runnable then) {
        danger(owner, "remove", rows, then);
    }

    static void empty(Window owner, VolumeRow row, Runnable then) {
        danger(owner, "empty", List.of(row), then);
    }

    private static void danger(Window owner, String key, List<VolumeRow> rows, Runnable then) {
        var warning = new Label(Words.of("volumes." + key + "Warning"));
        warning.setWrapText(true);
        var body =
                new VBox(Dialogs.victims(rows.stream().map(VolumeRow::asVictim).toList()), warning);
        body.getStyleClass().add("dialog-body");
        Dialogs.confirmDanger(
                owner,
                Words.of("volumes." + key + "Title", rows.size(), rows.getFirst().name()),
                Words.of("volumes." + key + "Act", rows.size()),
                body,
                new SimpleBooleanProperty(true),
                () -> rows,
                _ -> then.run());
    }
}
