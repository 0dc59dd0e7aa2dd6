package dev.gantry.ui.container;

import dev.gantry.app.container.WhyStopped;
import dev.gantry.app.words.Words;
import dev.gantry.ui.kit.Icons;
import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// Why a container stopped, on one card.
final class WhyCard extends VBox {

    private static final int MOST_ROWS = 8;

    WhyCard(WhyStopped why) {
        setId("why-card");
        getStyleClass().addAll("why-card", why.isTrouble() ? "danger" : "info");
        var title = line(Words.of("why.title", why.exitCode(), why.inWords()), "why-title");
        getChildren().add(new HBox(8, Icons.of(icon(why)), title));
        if (!why.error().isEmpty()) {
            getChildren().add(line(why.error(), "text"));
        }
        if (why.restarts() > 0) {
            getChildren().add(line(Words.of("why.restarts", why.restarts()), "text-muted"));
        }
        block("why.checks", why.checks().stream().map(String::strip).toList());
        block("why.lines", why.lastLines());
        if (why.lastLines().isEmpty()) {
            getChildren().add(line(Words.of("why.noLines"), "text-muted"));
        }
    }

    private static String icon(WhyStopped why) {
        return why.isTrouble() ? "alert-triangle" : "info";
    }

    private void block(String title, List<String> lines) {
        if (lines.isEmpty()) {
            return;
        }
        var text = new TextArea(String.join("\n", lines));
        text.setEditable(false);
        text.setPrefRowCount(Math.min(MOST_ROWS, lines.size()));
        text.getStyleClass().add("why-lines");
        text.setAccessibleText(Words.of(title));
        text.setScrollTop(Double.MAX_VALUE);
        getChildren().addAll(line(Words.of(title), "text-muted"), text);
    }

    private static Label line(String text, String style) {
        var label = new Label(text);
        label.getStyleClass().add(style);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }
}
