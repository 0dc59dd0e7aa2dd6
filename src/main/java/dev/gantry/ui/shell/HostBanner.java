package dev.gantry.ui.shell;

import dev.gantry.app.host.Link;
import dev.gantry.app.words.Explain;
import dev.gantry.app.words.Explanation;
import dev.gantry.app.words.Words;
import dev.gantry.ui.kit.CurrentHost;
import dev.gantry.ui.kit.LinkText;
import dev.gantry.ui.kit.MessageBar;
import dev.gantry.ui.kit.Ticker;
import java.time.Duration;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.StackPane;

/// One calm line over greyed data while the host is away.
final class HostBanner extends StackPane {

    private final CurrentHost host;
    private final Ticker ticker;
    private final Label countdown = new Label();

    HostBanner(CurrentHost host, Ticker ticker) {
        this.host = host;
        this.ticker = ticker;
        setId("host-banner");
        countdown.getStyleClass().add("text-muted");
        countdown.setMinWidth(USE_PREF_SIZE);
        host.stateProperty().addListener((_, _, now) -> show(now.link()));
        ticker.nowProperty().addListener(_ -> count());
        show(host.state().link());
    }

    private void show(Link link) {
        // before there is any data the welcome page says it
        boolean down = link instanceof Link.Down && !host.state().snapshot().isEmpty();
        setVisible(down);
        setManaged(down);
        if (down && link instanceof Link.Down now) {
            var retry = new Button(Words.of("banner.retry"));
            retry.setId("banner-retry");
            retry.setMinWidth(USE_PREF_SIZE);
            retry.setOnAction(_ -> host.retryNow());
            var tone = link instanceof Link.Reconnecting ? "warning" : "danger";
            getChildren().setAll(new MessageBar(tone, said(now), countdown, retry));
            count();
        } else {
            getChildren().clear();
        }
    }

    private static Explanation said(Link.Down down) {
        var why = Explain.failure(down.cause());
        return down.staleSince()
                .map(since ->
                        new Explanation(
                                Words.of("banner.stale", why.title(), LinkText.clock(since)),
                                why.advice(),
                                why.details()))
                .orElse(why);
    }

    private void count() {
        if (host.state().link() instanceof Link.Down down) {
            long left = Duration.between(ticker.now(), down.nextTry()).toSeconds();
            countdown.setText(
                    left > 0 ? Words.of("banner.nextTry", left) : Words.of("banner.trying"));
        }
    }
}
