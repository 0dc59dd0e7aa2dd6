package dev.gantry.ui.registry;

import dev.gantry.app.words.Explanation;
import dev.gantry.app.words.Words;
import dev.gantry.registry.Keeping;
import dev.gantry.registry.RegistryName;
import dev.gantry.ui.kit.Dialogs;
import dev.gantry.ui.kit.Job;
import dev.gantry.ui.kit.MessageBar;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.Node;
import javafx.scene.control.DialogPane;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TextField;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.Window;

/// Asks who a person is at a registry; stays open until the registry believes it.
final class LoginDialog extends VBox {

    private final RegistriesViewModel model;
    private final TextField server = new TextField();
    private final TextField user = new TextField();
    private final PasswordField password = new PasswordField();
    private final Label note = new Label();
    private final VBox refusal = new VBox();
    private final SimpleBooleanProperty trying = new SimpleBooleanProperty();
    private Job asking = () -> {};

    private LoginDialog(RegistriesViewModel model, String registry, String name) {
        this.model = model;
        getStyleClass().add("dialog-body");
        server.setId("login-server");
        server.setPromptText(Words.of("registries.serverPrompt"));
        server.setText(registry);
        user.setId("login-user");
        user.setText(name);
        password.setId("login-password");
        note.setId("login-note");
        note.getStyleClass().add("login-note");
        note.setWrapText(true);
        note.setMinHeight(Region.USE_PREF_SIZE);
        getChildren()
                .setAll(
                        field("registries.server", server),
                        problem(),
                        field("registries.userName", user),
                        field("registries.password", password),
                        note,
                        refusal);
        server.textProperty().addListener(_ -> showKeeping());
        showKeeping();
        widthProperty().addListener(_ -> fitWindow());
    }

    /// @param registry empty to be asked for
    static void open(Window owner, RegistriesViewModel model, String registry, String name) {
        var body = new LoginDialog(model, registry, name);
        Dialogs.tell(
                owner,
                Words.of("registries.logInTitle"),
                body,
                Words.of("registries.logInAct"),
                body::logIn);
        body.bindButton();
        body.first().requestFocus();
    }

    private TextField first() {
        if (server.getText().isEmpty()) {
            return server;
        }
        return user.getText().isEmpty() ? user : password;
    }

    private void bindButton() {
        var pane = (DialogPane) getScene().getRoot();
        var button = pane.lookupButton(pane.getButtonTypes().getFirst());
        button.disableProperty().bind(ready().not());
    }

    private BooleanBinding ready() {
        return Bindings.createBooleanBinding(
                () ->
                        !trying.get()
                                && RegistryName.read(server.getText()).isPresent()
                                && !user.getText().isBlank()
                                && !password.getText().isEmpty(),
                trying,
                server.textProperty(),
                user.textProperty(),
                password.textProperty());
    }

    private static Node field(String key, Node field) {
        var label = new Label(Words.of(key));
        label.setLabelFor(field);
        var box = new VBox(label, field);
        box.getStyleClass().add("maker-field");
        return box;
    }

    private Label problem() {
        var problem = new Label();
        problem.getStyleClass().add("field-error");
        problem.setWrapText(true);
        problem.textProperty()
                .bind(
                        server.textProperty()
                                .map(text ->
                                        RegistryName.read(text).isPresent()
                                                ? ""
                                                : Words.of("registries.badServer")));
        problem.managedProperty().bind(problem.textProperty().isNotEmpty());
        return problem;
    }

    private void showKeeping() {
        asking.cancel();
        RegistryName.read(server.getText())
                .ifPresent(name -> asking = model.keepingFor(name, this::show, this::show));
    }

    private void show(Keeping keeping) {
        note.getStyleClass().remove("warning");
        switch (keeping) {
            case Keeping.Helper(var program) ->
                    note.setText(Words.of("registries.keptIn", program));
            case Keeping.PlainFile(var file) -> {
                note.getStyleClass().add("warning");
                note.setText(
                        Words.of("registry.plainWarning", file.toString())
                                + " "
                                + Words.of("registry.plainAdvice"));
            }
            case Keeping.Nowhere _ -> note.setText("");
        }
        fitWindow();
    }

    private void show(Explanation why) {
        refusal.getChildren().setAll(new MessageBar("danger", why));
        fitWindow();
    }

    private void logIn() {
        if (!ready().get()) {
            return;
        }
        trying.set(true);
        refusal.getChildren().setAll(new Label(Words.of("registries.trying")));
        model.logIn(
                RegistryName.read(server.getText()).orElseThrow(),
                user.getText().strip(),
                password.getText(),
                this::finish,
                this::refuse);
    }

    private void finish() {
        password.clear();
        if (getScene() != null && getScene().getWindow() != null) {
            getScene().getWindow().hide();
        }
    }

    private void refuse(Optional<Explanation> why) {
        trying.set(false);
        refusal.getChildren().clear();
        why.ifPresent(this::show);
    }

    /// The dialog grows with what is told.
    private void fitWindow() {
        if (getScene() != null && getScene().getWindow() != null) {
            applyCss();
            setPrefHeight(USE_COMPUTED_SIZE);
            setPrefHeight(prefHeight(getWidth())); // lines that wrap are higher than they prefer
            getScene().getWindow().sizeToScene();
        }
    }
}
