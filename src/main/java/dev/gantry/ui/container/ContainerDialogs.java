package dev.gantry.ui.container;

import dev.gantry.app.words.ContainerWords;
import dev.gantry.app.words.Words;
import dev.gantry.docker.Container;
import dev.gantry.docker.Removal;
import dev.gantry.ui.kit.Dialogs;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import javafx.beans.binding.Bindings;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import javafx.stage.Window;

/// What is asked before containers are touched for good.
final class ContainerDialogs {

    /// The engine's own rule for names.
    private static final Pattern NAME = Pattern.compile("[a-zA-Z0-9][a-zA-Z0-9_.-]*");

    private static final List<String> SIGNALS =
            List.of("SIGKILL", "SIGTERM", "SIGINT", "SIGHUP", "SIGQUIT", "SIGUSR1", "SIGUSR2");

    private static final Pattern SIGNAL = Pattern.compile("(SIG)?[A-Z][A-Z0-9+-]*|[1-9]\\d?");

    private ContainerDialogs() {}

    static void remove(Window owner, List<Container> victims, Consumer<Removal> then) {
        boolean anyUp = victims.stream().anyMatch(Container::isUp);
        var force = new CheckBox(Words.of("remove.force"));
        force.setId("remove-force");
        var volumes = new CheckBox(Words.of("remove.volumes"));
        volumes.setId("remove-volumes");
        var body = body(Words.of("remove.lost"), victims);
        if (anyUp) {
            body.getChildren().add(force);
        }
        body.getChildren().add(volumes);
        Dialogs.confirmDanger(
                owner,
                Act.REMOVE.title(victims) + "?",
                Act.REMOVE.title(victims),
                body,
                anyUp ? force.selectedProperty() : Bindings.createBooleanBinding(() -> true),
                () -> new Removal(force.isSelected(), volumes.isSelected()),
                then);
    }

    static void kill(
            Window owner, List<Container> victims, BiConsumer<List<Container>, String> then) {
        var signal = new ComboBox<String>();
        signal.setId("kill-signal");
        signal.setEditable(true);
        signal.getItems().setAll(SIGNALS);
        signal.setValue(SIGNALS.getFirst());
        var label = new Label(Words.of("kill.signal"));
        label.setLabelFor(signal);
        var body = body(Words.of("kill.lost"), victims);
        body.getChildren().addAll(label, signal);
        Dialogs.confirmDanger(
                owner,
                Act.KILL.title(victims) + "?",
                Act.KILL.title(victims),
                body,
                Bindings.createBooleanBinding(
                        () -> SIGNAL.matcher(signal.getEditor().getText().strip()).matches(),
                        signal.getEditor().textProperty()),
                () -> signal.getEditor().getText().strip(),
                chosen -> then.accept(victims, chosen));
    }

    static void rename(
            Window owner, Container container, Consumer<String> then, Set<String> taken) {
        Dialogs.askText(
                owner,
                Words.of("rename.title", container.name()),
                Words.of("rename.act"),
                Words.of("rename.label"),
                container.name(),
                name -> wrongName(name, container, taken),
                then);
    }

    private static Optional<String> wrongName(String name, Container container, Set<String> taken) {
        if (!NAME.matcher(name).matches()) {
            return Optional.of(Words.of("rename.bad"));
        }
        return taken.contains(name) && !name.equals(container.name())
                ? Optional.of(Words.of("rename.taken", name))
                : Optional.empty();
    }

    private static VBox body(String consequence, List<Container> victims) {
        var text = new Label(consequence);
        text.setWrapText(true);
        var names = victims.stream().map(ContainerDialogs::described).toList();
        var body = new VBox(text, Dialogs.victims(names));
        body.getStyleClass().add("dialog-body");
        return body;
    }

    private static String described(Container container) {
        return Words.of(
                "remove.victim",
                container.name(),
                container.image(),
                ContainerWords.state(container).toLowerCase(Locale.getDefault()));
    }
}
