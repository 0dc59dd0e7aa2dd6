package dev.gantry.ui.shell;

import dev.gantry.app.words.Words;
import dev.gantry.ui.kit.Icons;
import dev.gantry.ui.kit.Ticker;
import java.time.Duration;
import java.util.function.Consumer;
import javafx.collections.ListChangeListener;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// Notices in the corner of the page: they go by themselves, or when they were answered.
final class NoticesView extends VBox {

    private static final Duration STAY = Duration.ofSeconds(12);

    private final NoticesViewModel model;
    private final Consumer<NoticesViewModel.Notice> open;

    /// @param open shows the container it is about
    NoticesView(NoticesViewModel model, Ticker ticker, Consumer<NoticesViewModel.Notice> open) {
        this.model = model;
        this.open = open;
        getStyleClass().add("toasts");
        setPickOnBounds(false); // the page below stays usable
        setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        model.shown().addListener((ListChangeListener<NoticesViewModel.Notice>) _ -> show());
        // not while somebody is about to click one
        ticker.nowProperty()
                .addListener((_, _, now) -> {
                    if (!isHover()) {
                        model.dismissOlderThan(now.minus(STAY));
                    }
                });
    }

    private void show() {
        getChildren().setAll(model.shown().stream().map(this::toast).toList());
    }

    private Node toast(NoticesViewModel.Notice notice) {
        var text = new Label(notice.mishap().says());
        text.setWrapText(true);
        text.getStyleClass().add("toast-text");
        var host = new Label(notice.host().name());
        host.getStyleClass().add("text-muted");
        var texts = new VBox(text, host);
        HBox.setHgrow(texts, Priority.ALWAYS);
        var show = new Button(Words.of("notice.show"));
        show.getStyleClass().add("small");
        show.setMinWidth(Region.USE_PREF_SIZE);
        show.setOnAction(_ -> {
            model.dismiss(notice);
            open.accept(notice);
        });
        var close = new Button("", Icons.of("x"));
        close.getStyleClass().addAll("button-icon", "flat", "small");
        close.setAccessibleText(Words.of("detail.dismiss"));
        close.setOnAction(_ -> model.dismiss(notice));
        var toast = new HBox(Icons.of("alert-triangle"), texts, show, close);
        toast.getStyleClass().add("toast");
        toast.setAccessibleRole(AccessibleRole.TEXT);
        toast.setAccessibleText(notice.mishap().says());
        return toast;
    }
}
