package dev.gantry.ui.kit;

import dev.gantry.app.stats.UsageRing;
import dev.gantry.app.stats.UsageRing.Series;
import javafx.scene.layout.Region;
import javafx.scene.shape.Polyline;

/// The last minute of one figure as a small line; its highest point is the height.
public final class Sparkline extends Region {

    private static final double WIDTH = 48;
    private static final double HEIGHT = 16;
    private static final long SPAN_MILLIS = 60_000;

    private final Polyline line = new Polyline();
    private final double least;

    /// @param least what the height stands for at least, so that noise stays flat
    public Sparkline(double least) {
        this.least = least;
        getStyleClass().add("sparkline");
        line.getStyleClass().add("sparkline-line");
        line.setManaged(false);
        getChildren().add(line);
        setMinSize(WIDTH, HEIGHT);
        setPrefSize(WIDTH, HEIGHT);
        setMaxSize(WIDTH, HEIGHT);
    }

    public void show(UsageRing ring, Series series) {
        line.getPoints().clear();
        if (ring.size() < 2) {
            return;
        }
        long end = ring.millis(ring.size() - 1);
        int from = ring.size() - 1;
        double highest = least;
        while (from > 0 && ring.millis(from - 1) >= end - SPAN_MILLIS) {
            from--;
        }
        for (int index = from; index < ring.size(); index++) {
            highest = Math.max(highest, ring.value(series, index));
        }
        for (int index = from; index < ring.size(); index++) {
            double x = WIDTH - (double) (end - ring.millis(index)) / SPAN_MILLIS * WIDTH;
            double y = HEIGHT - 1 - ring.value(series, index) / highest * (HEIGHT - 2);
            line.getPoints().addAll(x, y);
        }
    }
}
