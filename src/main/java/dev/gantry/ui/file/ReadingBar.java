package dev.gantry.ui.file;

import dev.gantry.app.words.Words;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

/// Says how far a long archive is read, and lets a person stop it. It is there while it has to be.
final class ReadingBar extends HBox {

    ReadingBar(FilesViewModel model) {
        setId("files-reading");
        getStyleClass().add("files-reading");
        var facts = new Label();
        facts.setWrapText(true);
        facts.setMaxWidth(Double.MAX_VALUE);
        facts.textProperty().bind(model.factsProperty());
        HBox.setHgrow(facts, Priority.ALWAYS);
        var stop = new Button(Words.of("files.stop"));
        stop.setId("files-stop");
        stop.setMinWidth(USE_PREF_SIZE);
        stop.setOnAction(_ -> model.stopListing());
        getChildren().addAll(facts, stop);
        visibleProperty().bind(model.factsProperty().isNotEmpty());
        managedProperty().bind(visibleProperty());
    }
}
