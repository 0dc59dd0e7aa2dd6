package dev.gantry.ui.container;

import dev.gantry.app.words.Words;
import dev.gantry.docker.Container;
import dev.gantry.ui.kit.Hints;
import dev.gantry.ui.kit.Icons;
import java.util.Locale;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.util.StringConverter;

/// Title, search and filters above the list of containers.
final class ContainersHeader extends HBox {

    private final ContainersViewModel model;

    ContainersHeader(ContainersViewModel model, TextField search) {
        this.model = model;
        var title = new Label(Words.of("containers.title"));
        title.getStyleClass().add("screen-title");
        var count = new Label();
        count.getStyleClass().addAll("text-muted", "screen-count");
        count.textProperty()
                .bind(
                        Bindings.createStringBinding(
                                this::countInWords,
                                model.list().shownProperty(),
                                model.totalProperty()));
        search.setId("containers-search");
        search.setPromptText(Words.of("containers.search"));
        Hints.on(search, () -> Words.of("containers.searchHint"));
        search.setPrefWidth(300);
        search.setMinWidth(100);
        title.setMinWidth(Region.USE_PREF_SIZE);
        search.textProperty().bindBidirectional(model.searchProperty());
        getChildren().setAll(title, count, gap(), search, stateFilter(), groupToggle());
        getStyleClass().add("screen-header");
    }

    private String countInWords() {
        int shown = model.list().shownProperty().get();
        int total = model.totalProperty().get();
        return shown == total
                ? Words.of("containers.all", total)
                : Words.of("containers.some", shown, total);
    }

    private Node stateFilter() {
        var filter = new ComboBox<Optional<Container.State>>();
        filter.setId("containers-state");
        filter.setAccessibleText(Words.of("containers.stateFilter"));
        filter.getItems().add(Optional.empty());
        for (var state : Container.State.values()) {
            if (state != Container.State.UNKNOWN) {
                filter.getItems().add(Optional.of(state));
            }
        }
        filter.setConverter(new StateConverter());
        filter.valueProperty().bindBidirectional(model.stateProperty());
        return filter;
    }

    private Node groupToggle() {
        var toggle = new ToggleButton("", Icons.of("layers"));
        toggle.setId("containers-group");
        toggle.getStyleClass().add("button-icon");
        toggle.setAccessibleText(Words.of("containers.group"));
        Hints.on(toggle, () -> Words.of("containers.group"));
        toggle.selectedProperty().bindBidirectional(model.groupedProperty());
        return toggle;
    }

    private static Region gap() {
        var gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        return gap;
    }

    private static final class StateConverter extends StringConverter<Optional<Container.State>> {
        @Override
        public String toString(Optional<Container.State> state) {
            return state == null || state.isEmpty()
                    ? Words.of("containers.anyState")
                    : Words.of("state." + state.get().name().toLowerCase(Locale.ROOT));
        }

        @Override
        public Optional<Container.State> fromString(String text) {
            throw new UnsupportedOperationException("the list is not editable");
        }
    }
}
