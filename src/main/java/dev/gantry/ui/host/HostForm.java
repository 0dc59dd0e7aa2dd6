package dev.gantry.ui.host;

import dev.gantry.app.host.Host;
import dev.gantry.app.host.HostDraft;
import dev.gantry.app.words.Explain;
import dev.gantry.app.words.Words;
import dev.gantry.docker.AddressException;
import dev.gantry.docker.EngineAddress;
import dev.gantry.ui.kit.Fxml;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.TextField;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;

/// The fields of one host. Says beside a field what is wrong with it, and tests the whole on
/// demand.
final class HostForm extends VBox {

    private final String id;

    @FXML private TextField name;
    @FXML private TextField address;
    @FXML private Label addressError;
    @FXML private CheckBox tls;
    @FXML private GridPane tlsFields;
    @FXML private TextField ca;
    @FXML private TextField certificate;
    @FXML private TextField key;
    @FXML private Button chooseCa;
    @FXML private Button chooseCertificate;
    @FXML private Button chooseKey;
    @FXML private CheckBox verify;
    @FXML private Label tlsError;
    @FXML private ComboBox<Integer> colour;
    @FXML private Button test;
    @FXML private VBox testPlace;

    private final ProbeLabel probe = new ProbeLabel();

    /// @param prober tests an address and tells what came of it
    HostForm(HostDraft draft, BiConsumer<EngineAddress, Consumer<Probe>> prober) {
        this.id = draft.id();
        Fxml.fill(this);
        testPlace.getChildren().add(probe);
        colour.setCellFactory(_ -> new ColourCell());
        colour.setButtonCell(new ColourCell());
        for (int index = 0; index < Host.COLOURS; index++) {
            colour.getItems().add(index);
        }
        fill(draft);
        tlsFields.visibleProperty().bind(tls.selectedProperty());
        tlsFields.managedProperty().bind(tls.selectedProperty());
        addressError
                .textProperty()
                .bind(
                        Bindings.createStringBinding(
                                this::wrongAddress,
                                address.textProperty(),
                                tls.selectedProperty()));
        tlsError.textProperty()
                .bind(
                        Bindings.createStringBinding(
                                this::wrongTls,
                                tls.selectedProperty(),
                                certificate.textProperty(),
                                key.textProperty()));
        heightProperty().addListener(_ -> fitWindow());
        test.disableProperty().bind(isRight().not());
        test.setOnAction(_ -> prober.accept(draft().engineAddress(), probe::show));
        address.textProperty().addListener(_ -> probe.clear());
        chooseCa.setOnAction(_ -> choose(ca));
        chooseCertificate.setOnAction(_ -> choose(certificate));
        chooseKey.setOnAction(_ -> choose(key));
    }

    /// The dialog grows with what is asked and told.
    private void fitWindow() {
        if (getScene() != null && getScene().getWindow() != null) {
            getScene().getWindow().sizeToScene();
        }
    }

    HostDraft draft() {
        return new HostDraft(
                id,
                name.getText(),
                address.getText(),
                tls.isSelected(),
                verify.isSelected(),
                ca.getText(),
                certificate.getText(),
                key.getText(),
                colour.getValue());
    }

    BooleanBinding isRight() {
        return Bindings.createBooleanBinding(
                () -> problem().isEmpty() && wrongTls().isEmpty(),
                address.textProperty(),
                tls.selectedProperty(),
                certificate.textProperty(),
                key.textProperty());
    }

    private void fill(HostDraft draft) {
        name.setText(draft.name());
        address.setText(draft.address());
        tls.setSelected(draft.tls());
        verify.setSelected(draft.verify());
        ca.setText(draft.ca());
        certificate.setText(draft.certificate());
        key.setText(draft.key());
        colour.setValue(draft.colour());
    }

    /// Nobody is scolded for a field not yet filled in.
    private String wrongAddress() {
        return address.getText().isBlank()
                ? ""
                : problem().map(why -> Explain.failure(why).advice()).orElse("");
    }

    private Optional<AddressException> problem() {
        try {
            draft().engineAddress();
            return Optional.empty();
        } catch (AddressException why) {
            return Optional.of(why);
        }
    }

    private String wrongTls() {
        return draft().lacksHalfACertificate() ? Words.of("hostForm.halfCertificate") : "";
    }

    private void choose(TextField field) {
        var chooser = new FileChooser();
        chooser.setTitle(Words.of("hostForm.choosePem"));
        var file = chooser.showOpenDialog(getScene().getWindow());
        if (file != null) {
            field.setText(file.getAbsolutePath());
        }
    }

    private static final class ColourCell extends ListCell<Integer> {
        private final Region swatch = new Region();

        @Override
        protected void updateItem(Integer colour, boolean empty) {
            super.updateItem(colour, empty);
            if (empty || colour == null) {
                setGraphic(null);
                setText(null);
                return;
            }
            swatch.getStyleClass().setAll("host-colour", "swatch", "colour-" + colour);
            setGraphic(swatch);
            setText(Words.of("hostForm.colour." + colour));
        }
    }
}
