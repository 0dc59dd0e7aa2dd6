package dev.gantry.ui.editor;

import java.util.function.IntFunction;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.text.Text;
import org.jspecify.annotations.Nullable;

/// Beside a line: what is wrong there, its number, and whether it folds.
final class GutterCell extends HBox {

    private static final PseudoClass ERROR = PseudoClass.getPseudoClass("error");
    private static final PseudoClass WARNING = PseudoClass.getPseudoClass("warning");
    private static final PseudoClass CLOSED = PseudoClass.getPseudoClass("closed");

    private final EditorArea area;
    private final int line;
    private final Region mark = new Region();
    private @Nullable Region fold;

    /// Scrolling makes one for each line that comes: no more nodes than are needed.
    private GutterCell(EditorArea area, int line) {
        this.area = area;
        this.line = line;
        var number = new Text("%4d".formatted(line + 1));
        number.getStyleClass().add("gutter-number");
        getStyleClass().add("gutter-cell");
        mark.getStyleClass().add("gutter-mark");
        getChildren().setAll(mark, number);
        refresh();
    }

    static IntFunction<Node> factory(EditorArea area) {
        return line -> new GutterCell(area, line);
    }

    void refresh() {
        if (line >= area.lines().count()) {
            return;
        }
        var said = area.marks().said(line);
        pseudoClassStateChanged(ERROR, area.marks().hasError(line));
        pseudoClassStateChanged(WARNING, !said.isEmpty() && !area.marks().hasError(line));
        if (fold == null && area.canFold(line)) {
            fold = foldButton();
            getChildren().add(fold);
        }
        if (fold != null) {
            fold.setVisible(area.canFold(line));
            fold.pseudoClassStateChanged(CLOSED, area.isClosed(line));
        }
    }

    private Region foldButton() {
        var button = new Region();
        button.getStyleClass().add("gutter-fold");
        button.setOnMouseClicked(click -> {
            area.toggleFold(line);
            click.consume();
        });
        return button;
    }
}
