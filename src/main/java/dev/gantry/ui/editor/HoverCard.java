package dev.gantry.ui.editor;

import dev.gantry.compose.edit.Outline;
import dev.gantry.compose.edit.SchemaGuide;
import java.time.Duration;
import java.util.Optional;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.ScrollEvent;
import org.fxmisc.richtext.event.MouseOverTextEvent;
import org.fxmisc.richtext.model.TwoDimensional.Bias;

/// What is said about the text under the pointer: what is wrong there, or what a key is for.
final class HoverCard {

    private static final Duration DELAY = Duration.ofMillis(350);
    private static final double WIDTH = 460;

    private final EditorArea area;
    private final Optional<SchemaGuide> guide;
    private final Tooltip card = new Tooltip();

    /// @param guide none where there are no keys to explain
    HoverCard(EditorArea area, Optional<SchemaGuide> guide) {
        this.area = area;
        this.guide = guide;
        card.setWrapText(true);
        card.setMaxWidth(WIDTH);
        area.setMouseOverTextDelay(DELAY);
        area.addEventHandler(MouseOverTextEvent.MOUSE_OVER_TEXT_BEGIN, this::begin);
        area.addEventHandler(MouseOverTextEvent.MOUSE_OVER_TEXT_END, _ -> card.hide());
        area.addEventFilter(KeyEvent.KEY_PRESSED, _ -> card.hide());
        area.addEventFilter(ScrollEvent.SCROLL, _ -> card.hide());
    }

    private void begin(MouseOverTextEvent over) {
        said(over.getCharacterIndex())
                .ifPresent(text -> {
                    card.setText(text);
                    var at = over.getScreenPosition();
                    card.show(area, at.getX() + 4, at.getY() + 14);
                });
    }

    Optional<String> said(int offset) {
        var place = area.offsetToPosition(offset, Bias.Forward);
        var wrong = area.marks().said(place.getMajor(), place.getMinor());
        if (!wrong.isEmpty()) {
            return Optional.of(wrong);
        }
        var key = Outline.keyAt(area.lines(), place.getMajor(), place.getMinor());
        return guide.flatMap(it -> it.about(key)).map(about -> key.getLast() + ": " + about);
    }
}
