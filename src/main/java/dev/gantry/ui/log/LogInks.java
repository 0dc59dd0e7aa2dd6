package dev.gantry.ui.log;

import dev.gantry.app.log.Ink;
import dev.gantry.app.log.Level;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Group;
import javafx.scene.Node;
import javafx.scene.paint.Color;
import javafx.scene.paint.Paint;
import javafx.scene.text.Text;

/// The colours of the stylesheet for what is painted by hand: empty texts wear the style classes,
/// so a change of theme reaches the painting too.
final class LogInks {

    private static final int TERMINAL = 16;
    private static final int SOURCES = 8;

    private final Group wearers = new Group();
    private final Runnable changed;
    private final Text usual = wear("log-usual");
    private final Text muted = wear("log-muted");
    private final Text selection = wear("log-selection");
    private final Text hit = wear("log-hit");
    private final Text hitLine = wear("log-hit-line");
    private final Text divider = wear("log-divider");
    private final Text error = wear("log-error");
    private final Text warning = wear("log-warning");
    private final Text info = wear("log-info");
    private final List<Text> terminal = new ArrayList<>();
    private final List<Text> sources = new ArrayList<>();

    LogInks(Runnable changed) {
        this.changed = changed;
        wearers.setManaged(false);
        for (int colour = 0; colour < TERMINAL; colour++) {
            terminal.add(wear("log-ansi-" + colour));
        }
        for (int source = 0; source < SOURCES; source++) {
            sources.add(wear("log-source-" + source));
        }
    }

    /// Must be in the scene.
    Node node() {
        return wearers;
    }

    private Text wear(String style) {
        var text = new Text();
        text.getStyleClass().add(style);
        text.fillProperty().addListener(_ -> changed());
        wearers.getChildren().add(text);
        return text;
    }

    private void changed() {
        changed.run();
    }

    Paint usual() {
        return usual.getFill();
    }

    Paint muted() {
        return muted.getFill();
    }

    Paint selection() {
        return selection.getFill();
    }

    Paint hit() {
        return hit.getFill();
    }

    Paint hitLine() {
        return hitLine.getFill();
    }

    Paint divider() {
        return divider.getFill();
    }

    Paint source(int source) {
        return sources.get(source % SOURCES).getFill();
    }

    Paint level(Level level) {
        return switch (level) {
            case ERROR -> error.getFill();
            case WARNING -> warning.getFill();
            case INFO -> info.getFill();
            case DEBUG, NONE -> Color.TRANSPARENT;
        };
    }

    Paint of(int colour, Paint usually) {
        if (colour == Ink.USUAL) {
            return usually;
        }
        return colour < TERMINAL
                ? terminal.get(colour).getFill()
                : Color.rgb(colour >> 16 & 0xff, colour >> 8 & 0xff, colour & 0xff);
    }
}
