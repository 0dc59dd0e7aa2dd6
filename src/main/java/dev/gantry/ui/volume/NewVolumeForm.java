package dev.gantry.ui.volume;

import dev.gantry.app.volume.NewVolume;
import dev.gantry.app.words.Words;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.StringProperty;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;

/// A volume to be made: on the engine's machine, on an NFS or Windows server, or by any driver.
final class NewVolumeForm extends VBox {

    enum Kind {
        LOCAL,
        NFS,
        CIFS,
        OTHER
    }

    private final Set<String> taken;
    private final TextField name = field("volume-name");
    private final ComboBox<Kind> kind = new ComboBox<>();
    private final TextField server = field("volume-server");
    private final TextField path = field("volume-path");
    private final TextField user = field("volume-user");
    private final PasswordField password = new PasswordField();
    private final TextField mount = field("volume-mount");
    private final TextField driver = field("volume-driver");
    private final TextArea options = new TextArea();
    private final VBox parts = new VBox();

    NewVolumeForm(Set<String> taken) {
        this.taken = taken;
        kind.setId("volume-kind");
        kind.getItems().setAll(Kind.values());
        kind.setConverter(new KindWords());
        kind.setValue(Kind.LOCAL);
        kind.setMaxWidth(Double.MAX_VALUE);
        kind.valueProperty().addListener(_ -> showParts());
        password.setId("volume-password");
        options.setId("volume-options");
        options.setPrefRowCount(4);
        options.setPromptText(Words.of("volumes.optionsPrompt"));
        var wrong = new Label();
        wrong.getStyleClass().add("field-error");
        wrong.setWrapText(true);
        wrong.textProperty()
                .bind(name.textProperty().map(text -> VolumeDialogs.wrong(text, taken).orElse("")));
        getChildren()
                .addAll(
                        labelled("volumes.name", name),
                        wrong,
                        labelled("volumes.kind", kind),
                        parts);
        getStyleClass().add("dialog-body");
        parts.getStyleClass().add("volume-parts");
        setPrefHeight(540);
        showParts();
    }

    private static TextField field(String id) {
        var field = new TextField();
        field.setId(id);
        return field;
    }

    private static Node labelled(String key, Node field) {
        var label = new Label(Words.of(key));
        label.setLabelFor(field);
        var both = new VBox(label, field);
        both.getStyleClass().add("volume-part");
        return both;
    }

    void begin() {
        name.requestFocus();
    }

    private void showParts() {
        mount.setPromptText(
                Words.of(kind.getValue() == Kind.NFS ? "volumes.nfsMount" : "volumes.cifsMount"));
        path.setPromptText(
                Words.of(kind.getValue() == Kind.NFS ? "volumes.nfsPath" : "volumes.cifsPath"));
        parts.getChildren()
                .setAll(
                        switch (kind.getValue()) {
                            case LOCAL -> List.of(muted("volumes.localHint"));
                            case NFS ->
                                    List.of(
                                            labelled("volumes.server", server),
                                            labelled("volumes.path", path),
                                            labelled("volumes.mount", mount));
                            case CIFS ->
                                    List.of(
                                            labelled("volumes.server", server),
                                            labelled("volumes.share", path),
                                            labelled("volumes.user", user),
                                            labelled("volumes.password", password),
                                            labelled("volumes.mount", mount),
                                            muted("volumes.passwordHint"));
                            case OTHER ->
                                    List.of(
                                            labelled("volumes.driver", driver),
                                            labelled("volumes.options", options));
                        });
    }

    private static Label muted(String key) {
        var label = new Label(Words.of(key));
        label.getStyleClass().add("text-muted");
        label.setWrapText(true);
        label.setMinHeight(USE_PREF_SIZE);
        return label;
    }

    BooleanBinding isRight() {
        return Bindings.createBooleanBinding(
                this::right,
                kind.valueProperty(),
                name.textProperty(),
                server.textProperty(),
                path.textProperty(),
                driver.textProperty());
    }

    private boolean right() {
        boolean named =
                VolumeDialogs.NAME.matcher(name.getText()).matches()
                        && !taken.contains(name.getText());
        return named
                && switch (kind.getValue()) {
                    case LOCAL -> true;
                    case NFS, CIFS ->
                            isFilled(server.textProperty()) && isFilled(path.textProperty());
                    case OTHER -> isFilled(driver.textProperty());
                };
    }

    private static boolean isFilled(StringProperty text) {
        return !text.get().isBlank();
    }

    NewVolume wish() {
        return switch (kind.getValue()) {
            case LOCAL -> new NewVolume(name.getText(), "local", Map.of(), Map.of());
            case NFS -> NewVolume.nfs(name.getText(), said(server), said(path), said(mount));
            case CIFS ->
                    NewVolume.cifs(
                            name.getText(),
                            said(server),
                            said(path),
                            said(user),
                            password.getText(),
                            said(mount));
            case OTHER -> new NewVolume(name.getText(), said(driver), options(), Map.of());
        };
    }

    private static String said(TextInputControl field) {
        return field.getText().strip();
    }

    private Map<String, String> options() {
        var all = new LinkedHashMap<String, String>();
        options.getText()
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .map(line -> line.split("=", 2))
                .forEach(pair -> all.put(pair[0], pair.length > 1 ? pair[1] : ""));
        return all;
    }

    private static final class KindWords extends StringConverter<Kind> {
        @Override
        public String toString(Kind kind) {
            return kind == null ? "" : Words.of("volumes.kind." + kind);
        }

        @Override
        public Kind fromString(String text) {
            throw new UnsupportedOperationException("the list is not editable");
        }
    }
}
