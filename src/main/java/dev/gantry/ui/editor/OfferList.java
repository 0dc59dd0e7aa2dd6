package dev.gantry.ui.editor;

import dev.gantry.app.words.Words;
import dev.gantry.compose.edit.Completion;
import dev.gantry.compose.edit.Offer;
import dev.gantry.compose.edit.Outline;
import java.util.Locale;
import javafx.animation.PauseTransition;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.Popup;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;

/// What can be written at the caret, below it.
final class OfferList {

    private static final double ROW = 24;
    private static final int MOST_ROWS = 9;

    private final EditorArea area;
    private final Completion completion;
    private final EditorNeeds needs;
    private final Popup popup = new Popup();
    private final ListView<Offer> list = new ListView<>();
    private final Label about = new Label();
    private final PauseTransition pause = new PauseTransition(Duration.millis(60));
    private Completion.Offers offers = Completion.Offers.NONE;

    OfferList(EditorArea area, Completion completion, EditorNeeds needs) {
        this.area = area;
        this.completion = completion;
        this.needs = needs;
        list.setId("code-offers");
        list.getStyleClass().add("offer-list");
        list.setFixedCellSize(ROW);
        list.setFocusTraversable(false);
        list.setCellFactory(_ -> new OfferCell(this));
        about.getStyleClass().add("offer-about");
        about.setWrapText(true);
        list.getSelectionModel().selectedItemProperty().addListener((_, _, now) -> tell(now));
        var box = new VBox(list, about);
        box.getStyleClass().add("offer-box");
        popup.getContent().add(box);
        pause.setOnFinished(_ -> lookAndShow());
        popup.setAutoHide(true);
        popup.setHideOnEscape(false);
        area.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        area.addEventHandler(KeyEvent.KEY_TYPED, this::typed);
        area.caretPositionProperty().addListener(_ -> follow());
        area.focusedProperty().addListener(_ -> hideUnlessFocused());
    }

    boolean isOpen() {
        return popup.isShowing();
    }

    private void hideUnlessFocused() {
        if (!area.isFocused()) {
            popup.hide();
        }
    }

    private void tell(@Nullable Offer chosen) {
        about.setText(chosen == null ? "" : chosen.about());
        about.setVisible(!about.getText().isEmpty());
        about.setManaged(!about.getText().isEmpty());
    }

    private void pressed(KeyEvent key) {
        if (!popup.isShowing()) {
            return;
        }
        boolean isOurs =
                switch (key.getCode()) {
                    case UP -> step(-1);
                    case DOWN -> step(1);
                    case PAGE_UP -> step(-MOST_ROWS);
                    case PAGE_DOWN -> step(MOST_ROWS);
                    case ENTER, TAB -> accept();
                    case ESCAPE -> hide();
                    default -> false;
                };
        if (isOurs) {
            key.consume();
        }
    }

    private boolean hide() {
        pause.stop();
        popup.hide();
        return true;
    }

    private boolean step(int way) {
        int last = offers.all().size() - 1;
        int now = list.getSelectionModel().getSelectedIndex();
        list.getSelectionModel().select(Math.clamp(now + (long) way, 0, last));
        list.scrollTo(Math.max(0, list.getSelectionModel().getSelectedIndex() - MOST_ROWS / 2));
        return true;
    }

    boolean accept() {
        pause.stop();
        var chosen = list.getSelectionModel().getSelectedItem();
        popup.hide();
        if (chosen == null) {
            return false;
        }
        var text = chosen.text();
        if (area.after().stripLeading().startsWith(":")) {
            text = text.replaceFirst(":\\s*$", "");
        }
        int line = area.getCurrentParagraph();
        int from = area.getAbsolutePosition(line, offers.from());
        area.replaceText(from, area.getCaretPosition(), text);
        area.requestFollowCaret();
        return true;
    }

    private void typed(KeyEvent key) {
        var typed = key.getCharacter();
        boolean isWord = typed.length() == 1 && Character.isLetterOrDigit(typed.charAt(0));
        if (!isWord || key.isShortcutDown() || key.isAltDown()) {
            return;
        }
        pause.playFromStart();
    }

    private void lookAndShow() {
        look();
        boolean isWhole =
                offers.all().size() == 1 && offers.all().getFirst().text().strip().equals(word());
        if (offers.all().isEmpty() || isWhole && !popup.isShowing()) {
            popup.hide();
        } else {
            show();
        }
    }

    private String word() {
        var before = area.before();
        return before.substring(Math.min(offers.from(), before.length()));
    }

    /// Ctrl+Space.
    void open() {
        look();
        if (!offers.all().isEmpty()) {
            show();
        }
    }

    private void follow() {
        if (!popup.isShowing()) {
            pause.stop();
            return;
        }
        var spot = Outline.at(area.lines(), area.getCurrentParagraph(), area.getCaretColumn());
        if (spot.part() == Outline.Part.NONE || spot.from() != offers.from()) {
            popup.hide();
            return;
        }
        pause.playFromStart();
    }

    private void look() {
        offers =
                completion.at(
                        area.lines(),
                        area.getCurrentParagraph(),
                        area.getCaretColumn(),
                        needs.hostNames());
    }

    private void fill() {
        list.getItems().setAll(offers.all());
        list.setPrefHeight(ROW * Math.min(MOST_ROWS, offers.all().size()) + 2);
        list.getSelectionModel().select(0);
        list.scrollTo(0);
    }

    private void show() {
        if (!popup.isShowing()) {
            list.getItems().clear();
            area.getCaretBounds().ifPresent(at -> popup.show(area, at.getMinX(), at.getMaxY() + 2));
        }
        fill();
    }

    private static final class OfferCell extends ListCell<Offer> {

        private final Label text = new Label();
        private final Label kind = new Label();
        private final HBox row;

        OfferCell(OfferList owner) {
            kind.getStyleClass().add("text-muted");
            var gap = new Region();
            HBox.setHgrow(gap, Priority.ALWAYS);
            row = new HBox(text, gap, kind);
            row.getStyleClass().add("offer-row");
            setOnMouseClicked(_ -> owner.accept());
        }

        @Override
        protected void updateItem(@Nullable Offer offer, boolean empty) {
            super.updateItem(offer, empty);
            if (offer == null || empty) {
                setGraphic(null);
                return;
            }
            text.setText(offer.text().strip().replaceFirst(":$", ""));
            kind.setText(Words.of("code.offer." + offer.kind().name().toLowerCase(Locale.ROOT)));
            setGraphic(row);
        }
    }
}
