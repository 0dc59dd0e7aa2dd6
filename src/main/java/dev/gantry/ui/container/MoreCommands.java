package dev.gantry.ui.container;

import dev.gantry.app.container.ContainerDraft;
import dev.gantry.app.words.Explanation;
import dev.gantry.app.words.Words;
import dev.gantry.docker.Container;
import dev.gantry.docker.ContainerId;
import dev.gantry.ui.kit.Command;
import dev.gantry.ui.kit.Dialogs;
import dev.gantry.ui.kit.Icons;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.beans.binding.Bindings;
import javafx.scene.control.MenuButton;
import javafx.scene.input.KeyEvent;
import javafx.stage.FileChooser;
import javafx.stage.Window;

/// The acts on one container that are not wanted every day, behind one button.
final class MoreCommands {

    private final ContainersViewModel model;
    private final ContainerDeeds deeds;
    private final Supplier<Window> window;
    private final List<Command> commands;

    MoreCommands(ContainersViewModel model, Supplier<Window> window) {
        this.model = model;
        this.deeds = model.deeds();
        this.window = window;
        this.commands =
                List.of(
                        Command.of(
                                "create",
                                "plus",
                                "Shortcut+N",
                                Bindings.createBooleanBinding(
                                        () -> model.host().state().link().isLive(),
                                        model.host().stateProperty()),
                                this::create),
                        onOne("edit", "edit", "Shortcut+E", Act.EDIT, this::edit),
                        onOne("duplicate", "copy", "Shortcut+D", Act.DUPLICATE, this::duplicate),
                        onOne("limits", "sliders", "", Act.LIMIT, this::limits),
                        onOne("commit", "save", "", Act.COMMIT, this::commit),
                        onOne("export", "download", "", Act.EXPORT, this::export),
                        onOne("processes", "list", "", Act.TOP, this::processes));
    }

    private Command onOne(String id, String icon, String keys, Act act, Runnable deed) {
        return Command.of(id, icon, keys, model.isPossibleOnOne(act), deed);
    }

    List<Command> all() {
        return commands;
    }

    MenuButton button() {
        var button = new MenuButton(Words.of("more.name"), Icons.of("more-horizontal"));
        button.setId("containers-more");
        button.getStyleClass().addAll("flat", "tool");
        commands.forEach(command -> button.getItems().add(command.menuItem()));
        return button;
    }

    /// Whether the key was one of theirs.
    boolean take(KeyEvent event) {
        for (var command : commands) {
            if (command.keys() != null && command.keys().match(event)) {
                command.run();
                event.consume();
                return true;
            }
        }
        return false;
    }

    private Container chosen() {
        return model.list().selected().getFirst().container();
    }

    private void create() {
        create(ContainerDraft.of(""), Optional.empty());
    }

    private void create(ContainerDraft draft, Optional<Explanation> failure) {
        var maker = maker(draft, Optional.empty());
        var form = new MakerForm(maker, true, failure);
        Dialogs.ask(
                window.get(),
                Words.of("maker.createTitle"),
                Words.of("maker.create"),
                form,
                maker.rightProperty(),
                maker::draft,
                written ->
                        deeds.create(
                                written,
                                form.isToStart(),
                                why -> create(written, Optional.of(why))));
    }

    private void edit() {
        var container = chosen();
        deeds.draftOf(container, Act.EDIT, draft -> edit(container, draft));
    }

    private void edit(Container container, ContainerDraft draft) {
        var maker = maker(draft, Optional.of(container.id()));
        Dialogs.ask(
                window.get(),
                Words.of("maker.editTitle", container.name()),
                Words.of("maker.edit"),
                new MakerForm(maker, false, Optional.empty()),
                maker.rightProperty(),
                maker::draft,
                written -> deeds.recreate(container, written));
    }

    private void duplicate() {
        deeds.draftOf(
                chosen(),
                Act.DUPLICATE,
                draft -> create(draft.withName(freeName(draft.name())), Optional.empty()));
    }

    private String freeName(String name) {
        var taken =
                model.host().state().snapshot().containers().values().stream()
                        .map(Container::name)
                        .toList();
        int number = 2;
        while (taken.contains(name + "-" + number)) {
            number++;
        }
        return name + "-" + number;
    }

    private MakerViewModel maker(ContainerDraft draft, Optional<ContainerId> edited) {
        return new MakerViewModel(
                draft, model.host().state().snapshot().containers().values(), edited);
    }

    private void limits() {
        var container = chosen();
        deeds.draftOf(
                container,
                Act.LIMIT,
                draft ->
                        MoreDialogs.limits(
                                window.get(),
                                container,
                                draft,
                                limits -> deeds.limit(container, limits)));
    }

    private void commit() {
        var container = chosen();
        MoreDialogs.commit(window.get(), container, how -> deeds.commit(container, how));
    }

    private void export() {
        var container = chosen();
        var chooser = new FileChooser();
        chooser.setTitle(Act.EXPORT.title(List.of(container)));
        chooser.setInitialFileName(container.name() + ".tar");
        var file = chooser.showSaveDialog(window.get());
        if (file != null) {
            deeds.export(container, file.toPath());
        }
    }

    private void processes() {
        ProcessDialog.open(window.get(), chosen(), deeds);
    }
}
