package dev.gantry.ui.container;

import dev.gantry.app.container.ContainerDraft;
import dev.gantry.app.container.DraftException;
import dev.gantry.app.container.DraftField;
import dev.gantry.app.container.DraftWords;
import dev.gantry.app.container.RestartPolicies;
import dev.gantry.app.words.Words;
import dev.gantry.docker.Commit;
import dev.gantry.docker.Container;
import dev.gantry.docker.LiveLimits;
import dev.gantry.ui.kit.Dialogs;
import java.util.List;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;
import javafx.stage.Window;

/// What is asked before the rarer acts.
final class MoreDialogs {

    private MoreDialogs() {}

    static void commit(Window owner, Container container, Consumer<Commit> then) {
        var repository = field("commit-repository", container.name());
        var tag = field("commit-tag", "latest");
        var author = field("commit-author", "");
        var message = field("commit-message", "");
        var changes = new TextArea();
        changes.setId("commit-changes");
        changes.setPrefRowCount(3);
        changes.setPromptText(Words.of("commit.changesPrompt"));
        var pause = new CheckBox(Words.of("commit.pause"));
        pause.setSelected(true);
        var body = new VBox(hint(Words.of("commit.hint")));
        body.getStyleClass().add("dialog-body");
        add(body, "commit.repository", repository);
        add(body, "commit.tag", tag);
        add(body, "commit.author", author);
        add(body, "commit.message", message);
        add(body, "commit.changes", changes);
        body.getChildren().add(pause);
        Dialogs.ask(
                owner,
                Act.COMMIT.title(List.of(container)),
                Words.of("commit.act"),
                body,
                repository.textProperty().isNotEmpty(),
                () ->
                        new Commit(
                                repository.getText().strip(),
                                tag.getText().strip(),
                                author.getText(),
                                message.getText(),
                                changes.getText().lines().filter(line -> !line.isBlank()).toList(),
                                pause.isSelected()),
                then);
    }

    static void limits(
            Window owner, Container container, ContainerDraft now, Consumer<LiveLimits> then) {
        var memory = field("limits-memory", DraftField.MEMORY.read(now));
        var cpus = field("limits-cpus", DraftField.CPUS.read(now));
        var pids = field("limits-pids", DraftField.PIDS.read(now));
        var restart = field("limits-restart", now.restartPolicy());
        var problem = new Label();
        problem.getStyleClass().add("field-error");
        problem.setWrapText(true);
        var body = new VBox(hint(Words.of("limits.hint")));
        body.getStyleClass().add("dialog-body");
        add(body, "maker.memory", memory);
        add(body, "maker.cpus", cpus);
        add(body, "maker.pids", pids);
        add(body, "maker.restart", restart);
        body.getChildren().add(problem);
        var wrong =
                Bindings.createStringBinding(
                        () -> wrong(now, memory, cpus, pids, restart),
                        memory.textProperty(),
                        cpus.textProperty(),
                        pids.textProperty(),
                        restart.textProperty());
        problem.textProperty().bind(wrong);
        Dialogs.ask(
                owner,
                Act.LIMIT.title(List.of(container)),
                Words.of("limits.act"),
                body,
                Bindings.createBooleanBinding(() -> wrong.get().isEmpty(), wrong),
                () -> limits(now, memory, cpus, pids, restart),
                then);
    }

    private static String wrong(
            ContainerDraft now,
            TextField memory,
            TextField cpus,
            TextField pids,
            TextField restart) {
        try {
            var then = limits(now, memory, cpus, pids, restart);
            boolean lifted = then.memoryBytes().orElse(1) == 0 || then.nanoCpus().orElse(1) == 0;
            return lifted ? Words.of("limits.cannotLift") : "";
        } catch (DraftException stumbled) {
            return DraftWords.of(stumbled);
        }
    }

    /// Only what was changed.
    private static LiveLimits limits(
            ContainerDraft now,
            TextField memory,
            TextField cpus,
            TextField pids,
            TextField restart) {
        var then =
                DraftField.PIDS.write(
                        DraftField.CPUS.write(
                                DraftField.MEMORY.write(now, memory.getText()), cpus.getText()),
                        pids.getText());
        var limits = LiveLimits.NOTHING;
        if (then.memoryBytes() != now.memoryBytes()) {
            limits = limits.withMemory(then.memoryBytes());
        }
        if (then.nanoCpus() != now.nanoCpus()) {
            limits = limits.withNanoCpus(then.nanoCpus());
        }
        if (then.pidsLimit() != now.pidsLimit()) {
            limits = limits.withPids(then.pidsLimit() == 0 ? -1 : then.pidsLimit());
        }
        var policy = restart.getText().strip();
        if (!RestartPolicies.isPolicy(policy)) {
            throw new DraftException(DraftException.Reason.RESTART, policy);
        }
        return policy.equals(now.restartPolicy()) ? limits : limits.withRestartPolicy(policy);
    }

    private static TextField field(String id, String text) {
        var field = new TextField(text);
        field.setId(id);
        return field;
    }

    private static Label hint(String text) {
        var hint = new Label(text);
        hint.getStyleClass().add("text-muted");
        hint.setWrapText(true);
        return hint;
    }

    private static void add(VBox body, String key, Node field) {
        var label = new Label(Words.of(key));
        label.setLabelFor(field);
        var box = new VBox(label, field);
        box.getStyleClass().add("maker-field");
        body.getChildren().add(box);
    }
}
