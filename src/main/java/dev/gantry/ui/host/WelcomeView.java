package dev.gantry.ui.host;

import dev.gantry.app.host.Host;
import dev.gantry.app.host.HostDraft;
import dev.gantry.app.host.HostState;
import dev.gantry.app.host.Link;
import dev.gantry.app.words.Explain;
import dev.gantry.app.words.Words;
import dev.gantry.docker.AddressException;
import dev.gantry.docker.EngineAddresses;
import dev.gantry.ui.kit.CurrentHost;
import dev.gantry.ui.kit.Fxml;
import dev.gantry.ui.kit.MessageBar;
import java.util.Locale;
import javafx.beans.binding.Bindings;
import javafx.collections.ListChangeListener;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// The page of who has no engine yet: why not, which there may be, and a field to name one.
public final class WelcomeView extends ScrollPane {

    private final HostsViewModel model;
    private final CurrentHost current;
    private final ProbeLabel probe = new ProbeLabel();

    @FXML private VBox why;
    @FXML private VBox found;
    @FXML private TextField address;
    @FXML private Label addressError;
    @FXML private Button test;
    @FXML private Button open;
    @FXML private VBox testPlace;
    @FXML private Label install;

    public WelcomeView(HostsViewModel model, CurrentHost current) {
        this.model = model;
        this.current = current;
        Fxml.fill(this);
        testPlace.getChildren().add(probe);
        install.setText(Words.of("welcome.install." + system()));
        addressError
                .textProperty()
                .bind(Bindings.createStringBinding(this::wrong, address.textProperty()));
        var unusable =
                Bindings.createBooleanBinding(
                        () -> address.getText().isBlank() || !wrong().isEmpty(),
                        address.textProperty());
        test.disableProperty().bind(unusable);
        open.disableProperty().bind(unusable);
        test.setOnAction(_ -> model.probe(EngineAddresses.parse(address.getText()), probe::show));
        open.setOnAction(_ -> openWritten());
        address.setOnAction(_ -> test.fire());
        address.textProperty().addListener(_ -> probe.clear());
        current.stateProperty().addListener((_, _, now) -> showWhy(now));
        current.hostProperty().addListener(_ -> showFound());
        model.hosts().addListener((ListChangeListener<Host>) _ -> showFound());
        showWhy(current.state());
        showFound();
    }

    private void showWhy(HostState state) {
        if (state.link() instanceof Link.Down down && state.snapshot().isEmpty()) {
            why.getChildren().setAll(new MessageBar("warning", Explain.failure(down.cause())));
        } else {
            why.getChildren().clear();
        }
    }

    private void showFound() {
        if (model.hosts().isEmpty()) {
            var none = new Label(Words.of("welcome.foundNone"));
            none.getStyleClass().add("text-muted");
            none.setWrapText(true);
            found.getChildren().setAll(none);
        } else {
            found.getChildren().setAll(model.hosts().stream().map(this::line).toList());
        }
    }

    private Node line(Host host) {
        var name = new Label(host.name());
        name.getStyleClass().add("strong");
        var where = new Label(host.address().toString());
        where.getStyleClass().add("text-muted");
        where.setMinWidth(0);
        var gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        boolean isCurrent =
                current.hostProperty().get().map(shown -> shown.equals(host)).orElse(false);
        var choose = new Button(Words.of(isCurrent ? "welcome.retry" : "welcome.open"));
        choose.setMinWidth(USE_PREF_SIZE);
        choose.setOnAction(_ -> {
            if (isCurrent) {
                current.retryNow();
            } else {
                model.open(host);
            }
        });
        var line = new HBox(name, where, gap, choose);
        line.getStyleClass().add("state");
        return line;
    }

    private void openWritten() {
        var draft = new HostDraft("", "", address.getText(), false, true, "", "", "", 1);
        model.keep(
                draft,
                model::open,
                failure ->
                        testPlace
                                .getChildren()
                                .setAll(new MessageBar("danger", Explain.failure(failure))));
    }

    private String wrong() {
        if (address.getText().isBlank()) {
            return "";
        }
        try {
            EngineAddresses.parse(address.getText());
            return "";
        } catch (AddressException why) {
            return Explain.failure(why).advice();
        }
    }

    private static String system() {
        var name = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        if (name.contains("mac")) {
            return "mac";
        }
        return name.contains("win") ? "windows" : "linux";
    }
}
