package dev.gantry.ui.stats;

import dev.gantry.app.stats.UsageRing;
import dev.gantry.app.stats.UsageRing.Series;
import dev.gantry.app.words.Words;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleFunction;
import java.util.stream.Collectors;
import javafx.scene.control.Label;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Line;
import javafx.scene.shape.Polygon;
import javafx.scene.shape.Polyline;

/// One or two figures of a container over time: what they are now in words, their course as lines,
/// and what they were where the pointer is.
final class UsageChart extends VBox {

    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm:ss");
    private static final int GRID_LINES = 3;

    /// @param styleClass its colour
    record Course(String name, Series series, String styleClass) {}

    private final List<Course> courses;
    private final DoubleFunction<String> words;
    private final double least;
    private final Label now = new Label();
    private final Label limit = new Label();
    private final Label top = new Label();
    private final Label hover = new Label();
    private final Pane plot = new Pane();
    private final Line pointer = new Line();
    private final List<Line> grid = new ArrayList<>();
    private final List<Polyline> lines = new ArrayList<>();
    private final List<Polygon> areas = new ArrayList<>();
    private UsageRing ring = new UsageRing();
    private Duration span = Duration.ofMinutes(1);
    private long end;
    private double highest;
    private double pointerX = -1;

    /// @param words says a value
    /// @param least what the height stands for at least
    UsageChart(String title, List<Course> courses, DoubleFunction<String> words, double least) {
        this.courses = courses;
        this.words = words;
        this.least = least;
        getStyleClass().add("usage-chart");
        var name = new Label(title);
        name.getStyleClass().add("usage-title");
        now.getStyleClass().add("usage-now");
        limit.getStyleClass().add("text-muted");
        var gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        var head = new HBox(name, gap, limit);
        head.getStyleClass().add("usage-head");
        getChildren().setAll(head, now, plot);
        VBox.setVgrow(plot, Priority.ALWAYS);
        arrangePlot();
    }

    private void arrangePlot() {
        plot.getStyleClass().add("usage-plot");
        plot.setMinHeight(70);
        plot.setPrefHeight(110);
        for (int index = 0; index <= GRID_LINES; index++) {
            var line = new Line();
            line.getStyleClass().add("usage-grid");
            grid.add(line);
            plot.getChildren().add(line);
        }
        for (var course : courses) {
            var area = new Polygon();
            area.getStyleClass().addAll("usage-area", course.styleClass());
            var line = new Polyline();
            line.getStyleClass().addAll("usage-line", course.styleClass());
            areas.add(area);
            lines.add(line);
            plot.getChildren().addAll(area, line);
        }
        pointer.getStyleClass().add("usage-pointer");
        pointer.setVisible(false);
        hover.getStyleClass().add("usage-hover");
        hover.setVisible(false);
        top.getStyleClass().add("usage-top");
        plot.getChildren().addAll(pointer, top, hover);
        plot.getChildren().forEach(node -> node.setManaged(false));
        plot.setOnMouseMoved(this::point);
        plot.setOnMouseExited(_ -> point(-1));
        plot.widthProperty().addListener(_ -> draw());
        plot.heightProperty().addListener(_ -> draw());
    }

    /// @param limitText what it may use at most; empty for no limit
    void show(UsageRing now, Duration over, Instant until, String limitText) {
        ring = now;
        span = over;
        end = until.toEpochMilli();
        limit.setText(limitText);
        draw();
    }

    private void draw() {
        int from = ring.firstSince(Instant.ofEpochMilli(end).minus(span));
        highest = least;
        for (var course : courses) {
            for (int index = from; index < ring.size(); index++) {
                highest = Math.max(highest, ring.value(course.series(), index));
            }
        }
        for (int index = 0; index < courses.size(); index++) {
            draw(courses.get(index).series(), from, lines.get(index), areas.get(index));
        }
        drawGrid();
        tellNow();
        tellPointed();
    }

    /// Several points that fall on one pixel show their highest: a peak must not vanish.
    private void draw(Series series, int from, Polyline line, Polygon area) {
        var points = new ArrayList<Double>();
        double before = -2;
        double peak = 0;
        for (int index = from; index < ring.size(); index++) {
            double x = x(ring.millis(index));
            double value = ring.value(series, index);
            if (x - before >= 1) {
                points.add(x);
                points.add(y(value));
                before = x;
                peak = value;
            } else if (value > peak) {
                points.set(points.size() - 1, y(value));
                peak = value;
            }
        }
        line.getPoints().setAll(points);
        if (points.size() >= 4) {
            points.addAll(List.of(points.get(points.size() - 2), plot.getHeight()));
            points.addAll(List.of(points.getFirst(), plot.getHeight()));
        }
        area.getPoints().setAll(points);
    }

    private void drawGrid() {
        for (int index = 0; index < grid.size(); index++) {
            var line = grid.get(index);
            double y = Math.floor(plot.getHeight() * index / GRID_LINES) + 0.5;
            line.setStartY(y);
            line.setEndY(y);
            line.setEndX(plot.getWidth());
        }
        top.setText(words.apply(highest));
        top.autosize();
        top.relocate(4, 2);
    }

    private void tellNow() {
        now.setText(ring.size() == 0 ? Words.of("stats.measuring") : said(ring.size() - 1));
        setAccessibleText(now.getText());
    }

    private String said(int index) {
        return courses.stream()
                .map(course -> {
                    var value = words.apply(ring.value(course.series(), index));
                    return course.name().isEmpty()
                            ? value
                            : Words.of("stats.named", course.name(), value);
                })
                .collect(Collectors.joining("   "));
    }

    private void point(MouseEvent event) {
        point(event.getX());
    }

    private void point(double x) {
        pointerX = x;
        tellPointed();
    }

    private void tellPointed() {
        boolean pointed = pointerX >= 0 && ring.size() > 0;
        pointer.setVisible(pointed);
        hover.setVisible(pointed);
        if (!pointed) {
            return;
        }
        int index = nearest(pointerX);
        double x = x(ring.millis(index));
        pointer.setStartX(x);
        pointer.setEndX(x);
        pointer.setEndY(plot.getHeight());
        var time = Instant.ofEpochMilli(ring.millis(index)).atZone(ZoneId.systemDefault());
        hover.setText(Words.of("stats.at", CLOCK.format(time), said(index)));
        hover.autosize();
        double room = plot.getWidth() - hover.getWidth() - 4;
        hover.relocate(Math.max(4, Math.min(x + 8, room)), 20);
    }

    private int nearest(double x) {
        long millis = end - Math.round((1 - x / plot.getWidth()) * span.toMillis());
        int after = Math.min(ring.size() - 1, ring.firstSince(Instant.ofEpochMilli(millis)));
        return after > 0 && millis - ring.millis(after - 1) < ring.millis(after) - millis
                ? after - 1
                : after;
    }

    private double x(long millis) {
        return plot.getWidth() * (1 - (double) (end - millis) / span.toMillis());
    }

    private double y(double value) {
        return plot.getHeight() - 1 - value / highest * (plot.getHeight() - 6);
    }
}
