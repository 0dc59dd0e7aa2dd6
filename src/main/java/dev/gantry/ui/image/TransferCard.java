package dev.gantry.ui.image;

import dev.gantry.app.image.ImageWords;
import dev.gantry.app.image.TransferProgress;
import dev.gantry.app.words.Words;
import dev.gantry.docker.TransferNews.Layer;
import dev.gantry.ui.kit.Icons;
import dev.gantry.ui.kit.MessageBar;
import dev.gantry.ui.kit.Tasks;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// How far one image has come: in facts, layer by layer for who wants it.
final class TransferCard extends VBox {

    private static final PseudoClass OVER = PseudoClass.getPseudoClass("over");
    private static final double MOST_HEIGHT = 180;

    private final Transfer transfer;
    private final Consumer<Transfer> forget;
    private final ProgressBar bar = new ProgressBar(-1);
    private final Label facts = new Label();
    private final ToggleButton more = new ToggleButton("", Icons.of("chevron-down"));
    private final Button end = new Button();
    private final VBox layers = new VBox();
    private final ScrollPane layersPane = new ScrollPane(layers);
    private final Map<String, LayerLine> lines = new HashMap<>();

    /// @param forget its end has been read
    TransferCard(Transfer transfer, Consumer<Transfer> forget) {
        this.transfer = transfer;
        this.forget = forget;
        getStyleClass().add("transfer-card");
        layers.getStyleClass().add("transfer-layers");
        layersPane.setFitToWidth(true);
        layersPane.setMaxHeight(MOST_HEIGHT);
        layersPane.getStyleClass().add("edge-to-edge");
        getChildren().setAll(head());
        more.selectedProperty().addListener(_ -> showLayers());
        transfer.progress().addListener((_, _, now) -> show(now));
        transfer.task().statusProperty().addListener((_, _, now) -> show(now));
        transfer.failure().addListener((_, _, _) -> showFailure());
        show(transfer.progress().get());
        show(transfer.task().status());
        showFailure();
    }

    private Node head() {
        var title = new Label(transfer.task().title());
        title.getStyleClass().add("transfer-title");
        title.setMinWidth(0);
        facts.getStyleClass().addAll("text-muted", "transfer-facts");
        facts.setMinWidth(0);
        HBox.setHgrow(facts, Priority.ALWAYS);
        facts.setMaxWidth(Double.MAX_VALUE);
        bar.getStyleClass().add("transfer-bar");
        more.getStyleClass().addAll("button-icon", "flat");
        more.setAccessibleText(Words.of("transfer.showLayers"));
        end.getStyleClass().addAll("button-icon", "flat");
        end.setOnAction(_ -> end());
        var head = new HBox(title, bar, facts, more, end);
        head.getStyleClass().add("transfer-head");
        return head;
    }

    private void end() {
        if (transfer.task().status() == Tasks.Status.RUNNING) {
            transfer.task().cancel();
        } else {
            forget.accept(transfer);
        }
    }

    private void show(TransferProgress now) {
        if (transfer.task().status() == Tasks.Status.RUNNING) { // else its end is told already
            facts.setText(ImageWords.of(now));
        }
        bar.setProgress(now.share());
        more.setDisable(now.layers().isEmpty());
        if (more.isSelected()) {
            now.layers().forEach(this::show);
        }
    }

    private void show(Layer layer) {
        lines.computeIfAbsent(
                        layer.id(),
                        id -> {
                            var line = new LayerLine(id);
                            layers.getChildren().add(line);
                            return line;
                        })
                .show(layer);
    }

    private void show(Tasks.Status status) {
        boolean running = status == Tasks.Status.RUNNING;
        bar.pseudoClassStateChanged(OVER, !running);
        bar.setVisible(running);
        bar.setManaged(running);
        end.setGraphic(Icons.of(running ? "x-circle" : "x"));
        end.setAccessibleText(Words.of(running ? "transfer.stop" : "transfer.forget"));
        switch (status) {
            case RUNNING -> {}
            case DONE -> facts.setText(ImageWords.end(transfer.progress().get()));
            case FAILED -> facts.setText(Words.of("transfer.failed"));
            case CANCELLED -> facts.setText(Words.of("transfer.cancelled"));
        }
    }

    private void showLayers() {
        getChildren().remove(layersPane);
        if (more.isSelected()) {
            transfer.progress().get().layers().forEach(this::show);
            getChildren().add(layersPane);
        }
        more.setGraphic(Icons.of(more.isSelected() ? "chevron-up" : "chevron-down"));
    }

    private void showFailure() {
        transfer.failure()
                .get()
                .ifPresent(why -> getChildren().add(new MessageBar("danger", why, again())));
    }

    private Button again() {
        var again = new Button(Words.of("transfer.again"), Icons.of("rotate-cw"));
        again.setMinWidth(USE_PREF_SIZE);
        again.setOnAction(_ -> {
            forget.accept(transfer);
            transfer.again().run();
        });
        return again;
    }

    /// One layer: which, how far, in a bar and in words.
    private static final class LayerLine extends HBox {
        private final ProgressBar bar = new ProgressBar(0);
        private final Label words = new Label();

        LayerLine(String id) {
            getStyleClass().add("transfer-layer");
            var name = new Label(id);
            name.getStyleClass().add("code");
            getChildren().setAll(name, bar, words);
        }

        void show(Layer layer) {
            bar.setProgress(share(layer));
            words.setText(ImageWords.of(layer));
        }

        private static double share(Layer layer) {
            if (layer.phase().isOver()) {
                return 1;
            }
            return layer.totalBytes() > 0
                    ? Math.min(1, (double) layer.doneBytes() / layer.totalBytes())
                    : 0;
        }
    }
}
