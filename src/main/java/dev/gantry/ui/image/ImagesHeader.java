package dev.gantry.ui.image;

import dev.gantry.app.words.Sizes;
import dev.gantry.app.words.Words;
import dev.gantry.ui.kit.Hints;
import dev.gantry.ui.kit.Icons;
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

/// Title, search and filters above the list of images.
final class ImagesHeader extends HBox {

    private final ImagesViewModel model;

    ImagesHeader(ImagesViewModel model, TextField search) {
        this.model = model;
        var title = new Label(Words.of("page.images"));
        title.getStyleClass().add("screen-title");
        title.setMinWidth(USE_PREF_SIZE);
        search.setId("images-search");
        search.setPromptText(Words.of("images.search"));
        Hints.on(search, () -> Words.of("images.searchHint"));
        search.setPrefWidth(300);
        search.setMinWidth(100);
        search.textProperty().bindBidirectional(model.searchProperty());
        getChildren().setAll(title, count(), gap(), search, filter(), groupToggle());
        getStyleClass().add("screen-header");
    }

    private Label count() {
        var count = new Label();
        count.getStyleClass().addAll("text-muted", "screen-count");
        count.textProperty()
                .bind(
                        Bindings.createStringBinding(
                                () ->
                                        Words.of(
                                                "images.count",
                                                model.totalProperty().get(),
                                                Sizes.of(model.bytesProperty().get())),
                                model.totalProperty(),
                                model.bytesProperty()));
        return count;
    }

    private Node filter() {
        var filter = new ComboBox<ImageFilter>();
        filter.setId("images-filter");
        filter.setAccessibleText(Words.of("images.filter"));
        filter.getItems().setAll(ImageFilter.values());
        filter.setConverter(new FilterConverter());
        filter.valueProperty().bindBidirectional(model.filterProperty());
        return filter;
    }

    private Node groupToggle() {
        var toggle = new ToggleButton("", Icons.of("layers"));
        toggle.setId("images-group");
        toggle.getStyleClass().add("button-icon");
        toggle.setAccessibleText(Words.of("images.group"));
        Hints.on(toggle, () -> Words.of("images.group"));
        toggle.selectedProperty().bindBidirectional(model.groupedProperty());
        return toggle;
    }

    private static Region gap() {
        var gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        return gap;
    }

    private static final class FilterConverter extends StringConverter<ImageFilter> {
        @Override
        public String toString(ImageFilter filter) {
            return filter == null ? "" : filter.inWords();
        }

        @Override
        public ImageFilter fromString(String text) {
            throw new UnsupportedOperationException("the list is not editable");
        }
    }
}
