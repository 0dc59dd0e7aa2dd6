package dev.gantry.ui.log;

import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/// What keys do on a log: move, mark, copy.
final class LogKeys {

    private final LogSurface surface;
    private final LogViewModel model;

    LogKeys(LogSurface surface, LogViewModel model) {
        this.surface = surface;
        this.model = model;
    }

    void listen() {
        surface.addEventHandler(KeyEvent.KEY_PRESSED, this::pressed);
    }

    private void pressed(KeyEvent key) {
        boolean known = key.isShortcutDown() ? shortcut(key.getCode()) : plain(key);
        if (known) {
            surface.requestLayout();
            key.consume();
        }
    }

    private boolean shortcut(KeyCode code) {
        switch (code) {
            case C, INSERT -> surface.copy();
            case A -> markAll();
            case HOME -> surface.toBeginning();
            case END -> surface.toEnd();
            default -> {
                return false;
            }
        }
        return true;
    }

    private void markAll() {
        var rows = model.rows();
        if (!rows.isEmpty()) {
            surface.selection.lines(rows.id(rows.first()), rows.id(rows.end() - 1));
        }
    }

    private boolean plain(KeyEvent key) {
        if (key.isShiftDown()) {
            return mark(key.getCode());
        }
        switch (key.getCode()) {
            case UP -> surface.scroll(-1);
            case DOWN -> surface.scroll(1);
            case PAGE_UP -> surface.page(-1);
            case PAGE_DOWN -> surface.page(1);
            case HOME -> surface.toBeginning();
            case END -> surface.toEnd();
            default -> {
                return false;
            }
        }
        return true;
    }

    /// Whole lines, from the one that was clicked or the first that is seen.
    private boolean mark(KeyCode code) {
        if (code != KeyCode.UP && code != KeyCode.DOWN) {
            return false;
        }
        var selection = surface.selection;
        var rows = model.rows();
        if (rows.isEmpty()) {
            return true;
        }
        if (selection.isEmpty()) {
            selection.line(surface.topId());
            return true;
        }
        long place = rows.place(selection.head().id()) + (code == KeyCode.UP ? -1 : 1);
        long id = rows.id(Math.clamp(place, rows.first(), rows.end() - 1));
        selection.extend(new LogSelection.Spot(id, code == KeyCode.UP ? 0 : Integer.MAX_VALUE));
        return true;
    }
}
