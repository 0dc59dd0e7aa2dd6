package dev.gantry.ui.host;

import dev.gantry.app.words.Explanation;
import dev.gantry.app.words.Words;
import dev.gantry.ui.kit.MessageBar;
import javafx.scene.layout.StackPane;

/// What came of a test, where it was asked for.
final class ProbeLabel extends StackPane {

    void show(Probe probe) {
        getChildren()
                .setAll(
                        switch (probe) {
                            case Probe.Asking _ ->
                                    bar(
                                            "info",
                                            Words.of("probe.asking"),
                                            Words.of("probe.askingHint"));
                            case Probe.Answered answered ->
                                    bar(
                                            "success",
                                            Words.of(
                                                    "probe.answered",
                                                    answered.engine().version(),
                                                    answered.engine().apiVersion()),
                                            Words.of(
                                                    "probe.answeredOn",
                                                    answered.engine().name(),
                                                    answered.engine().operatingSystem(),
                                                    answered.took().toMillis()));
                            case Probe.Failed failed -> new MessageBar("danger", failed.why());
                        });
    }

    void clear() {
        getChildren().clear();
    }

    private static MessageBar bar(String tone, String title, String advice) {
        return new MessageBar(tone, new Explanation(title, advice, ""));
    }
}
