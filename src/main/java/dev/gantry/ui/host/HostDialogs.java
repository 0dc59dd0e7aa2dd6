package dev.gantry.ui.host;

import dev.gantry.app.host.Host;
import dev.gantry.app.host.HostDraft;
import dev.gantry.app.words.Words;
import dev.gantry.ui.kit.Dialogs;
import java.util.List;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import javafx.stage.Window;

/// What is asked about hosts.
final class HostDialogs {

    private HostDialogs() {}

    static void edit(
            Window owner, HostsViewModel model, HostDraft draft, Consumer<HostDraft> then) {
        boolean isNew = draft.id().isEmpty();
        var form = new HostForm(draft, model::probe);
        Dialogs.ask(
                owner,
                isNew ? Words.of("hostForm.add") : Words.of("hostForm.change", draft.name()),
                isNew ? Words.of("hostForm.addAct") : Words.of("hostForm.changeAct"),
                form,
                form.isRight(),
                form::draft,
                then);
    }

    static void remove(Window owner, Host host, Consumer<Host> then) {
        var text = new Label(Words.of("hosts.removeHint"));
        text.setWrapText(true);
        var body = new VBox(text, Dialogs.victims(List.of(host.name() + "   " + host.address())));
        body.getStyleClass().add("dialog-body");
        Dialogs.confirmDanger(
                owner,
                Words.of("hosts.removeTitle", host.name()),
                Words.of("hosts.removeAct"),
                body,
                Bindings.createBooleanBinding(() -> true),
                () -> host,
                then);
    }
}
