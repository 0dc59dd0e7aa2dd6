package dev.gantry.ui.container;

import dev.gantry.app.words.ContainerWords;
import dev.gantry.docker.PortMapping;
import dev.gantry.ui.kit.Column;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.layout.HBox;

/// Ports, the published ones to click.
final class PortsLook implements Column.Look<ContainerRow> {

    private final Consumer<PortMapping> open;
    private final HBox node = new HBox();
    private List<PortMapping> shown = List.of();

    PortsLook(Consumer<PortMapping> open) {
        this.open = open;
        node.getStyleClass().add("ports");
    }

    @Override
    public void show(ContainerRow row, String text, Labeled cell) {
        cell.setText(null);
        cell.setAccessibleText(text);
        cell.setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        cell.setGraphic(row.container().ports().isEmpty() ? null : node);
        show(row);
    }

    private void show(ContainerRow row) {
        if (row.container().ports().equals(shown)) {
            return;
        }
        shown = row.container().ports();
        var texts = new LinkedHashMap<String, Node>();
        for (var port : shown) {
            if (port.published().isPresent()) {
                texts.computeIfAbsent(ContainerWords.port(port), text -> link(text, port));
            }
        }
        for (var port : shown) {
            if (port.published().isEmpty()) {
                texts.computeIfAbsent(ContainerWords.port(port), PortsLook::plain);
            }
        }
        node.getChildren().setAll(texts.values());
    }

    private Node link(String text, PortMapping port) {
        if (!port.protocol().equals("tcp")) {
            return plain(text);
        }
        var link = new Hyperlink(text);
        link.setFocusTraversable(false);
        link.setOnAction(_ -> open.accept(port));
        return link;
    }

    private static Node plain(String text) {
        var label = new Label(text);
        label.getStyleClass().add("text-muted");
        return label;
    }
}
