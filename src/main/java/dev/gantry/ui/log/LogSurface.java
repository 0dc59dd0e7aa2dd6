package dev.gantry.ui.log;

import dev.gantry.app.words.Words;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javafx.geometry.Orientation;
import javafx.scene.AccessibleAttribute;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.Canvas;
import javafx.scene.control.ScrollBar;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/// The lines, painted: only those that are seen, however many there are.
final class LogSurface extends Region {

    private static final int NEAR_TOP = 200;

    private final LogViewModel model;
    private final Canvas canvas = new Canvas();
    private final ScrollBar down = new ScrollBar();
    private final ScrollBar across = new ScrollBar();
    private final LogInks inks = new LogInks(this::requestLayout);
    private final LogMetrics metrics;
    private final LogPainter painter;
    private Map<Long, PaintedLine> ready = new HashMap<>();
    private List<SeenPart> seen = List.of();
    private long topId;
    private int topPart;
    private boolean scrolling;
    private int widest;
    final LogSelection selection = new LogSelection();

    LogSurface(LogViewModel model) {
        this.model = model;
        this.metrics = LogMetrics.measured(model.targets());
        this.painter = new LogPainter(model, inks, metrics, selection);
        getStyleClass().add("log-surface");
        setId("log-surface");
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.TEXT_AREA);
        setAccessibleText(Words.of("logs.surface", model.names()));
        down.setOrientation(Orientation.VERTICAL);
        getChildren().addAll(canvas, down, across, inks.node());
        down.valueProperty().addListener(_ -> dragged());
        across.valueProperty().addListener(_ -> requestLayout());
        addEventHandler(ScrollEvent.SCROLL, this::wheel);
        addEventHandler(MouseEvent.MOUSE_PRESSED, this::pressed);
        addEventHandler(MouseEvent.MOUSE_DRAGGED, this::draggedOver);
        new LogKeys(this, model).listen();
        model.ticksProperty().addListener(_ -> requestLayout());
        for (var look : List.of(model.wrapped, model.timed, model.readableJson)) {
            look.addListener(_ -> lookAnew());
        }
        focusedProperty().addListener(_ -> requestLayout());
    }

    @Override
    public Object queryAccessibleAttribute(AccessibleAttribute attribute, Object... parameters) {
        return attribute == AccessibleAttribute.TEXT
                ? shownText()
                : super.queryAccessibleAttribute(attribute, parameters);
    }

    /// What is seen, a line of text each.
    String shownText() {
        return seen.stream()
                .filter(part -> part.part() == 0)
                .map(part -> part.line().spoken())
                .collect(Collectors.joining("\n"));
    }

    private void lookAnew() {
        ready = new HashMap<>();
        widest = 0;
        requestLayout();
    }

    @Override
    protected double computePrefWidth(double height) {
        return 400;
    }

    @Override
    protected double computePrefHeight(double width) {
        return 300;
    }

    @Override
    protected double computeMinWidth(double height) {
        return 60;
    }

    @Override
    protected double computeMinHeight(double width) {
        return 60;
    }

    @Override
    protected void layoutChildren() {
        model.painted();
        double bar = down.prefWidth(-1);
        double foot = model.wrapped.get() ? 0 : across.prefHeight(-1);
        across.setVisible(foot > 0);
        down.resizeRelocate(getWidth() - bar, 0, bar, getHeight() - foot);
        across.resizeRelocate(0, getHeight() - foot, getWidth() - bar, foot);
        canvas.setWidth(Math.max(1, getWidth() - bar));
        canvas.setHeight(Math.max(1, getHeight() - foot));
        arrange();
        paint();
    }

    private int room() {
        return Math.max(1, (int) (canvas.getHeight() / metrics.lineHeight()));
    }

    private int textColumns() {
        return Math.max(8, (int) ((canvas.getWidth() - textLeft() - 4) / metrics.cell()));
    }

    private double textLeft() {
        return metrics.textLeft(model.timed.get());
    }

    /// Chooses the lines that are seen, and tells the bars.
    private void arrange() {
        var rows = model.rows();
        if (rows.isEmpty()) {
            seen = List.of();
            ready.clear();
            return;
        }
        var before = ready;
        ready = new HashMap<>();
        long place = rows.place(topId);
        if (model.following.get() || place >= rows.end()) {
            place = fromEnd(rows, before);
        }
        topId = rows.id(Math.min(place, rows.end() - 1));
        fill(rows, place, before);
        tellBars(rows, place);
        if (place - rows.first() < NEAR_TOP && !model.following.get()) {
            model.loadOlder();
        }
    }

    /// As many as fit above the end.
    private long fromEnd(LogRows rows, Map<Long, PaintedLine> before) {
        long place = rows.end();
        int left = room();
        topPart = 0;
        while (left > 0 && place > rows.first()) {
            place--;
            int parts = parts(rows.id(place), before);
            if (parts > left) {
                topPart = parts - left;
            }
            left -= parts;
        }
        return place;
    }

    private int parts(long id, Map<Long, PaintedLine> before) {
        if (!model.wrapped.get()) {
            return 1;
        }
        var line = line(id, before);
        return line == null ? 1 : parts(line);
    }

    private int parts(PaintedLine line) {
        int width = textColumns();
        return model.wrapped.get() ? Math.max(1, (line.cells().width() + width - 1) / width) : 1;
    }

    private void fill(LogRows rows, long from, Map<Long, PaintedLine> before) {
        var filled = new ArrayList<SeenPart>();
        double y = 0;
        int part = topPart;
        for (long place = from; place < rows.end() && y < canvas.getHeight(); place++) {
            var line = line(rows.id(place), before);
            if (line == null) {
                y += metrics.lineHeight();
                continue;
            }
            for (int parts = parts(line); part < parts && y < canvas.getHeight(); part++) {
                filled.add(part(line, part, y));
                y += metrics.lineHeight();
            }
            part = 0;
            widest = Math.max(widest, line.cells().width());
        }
        seen = filled;
    }

    private SeenPart part(PaintedLine line, int part, double y) {
        if (!model.wrapped.get()) {
            return new SeenPart(line, 0, 0, line.text().text().length(), y);
        }
        int width = textColumns();
        return new SeenPart(
                line,
                part,
                line.cells().character(part * width),
                line.cells().character((part + 1) * width),
                y);
    }

    private @Nullable PaintedLine line(long id, Map<Long, PaintedLine> before) {
        var known = ready.containsKey(id) ? ready.get(id) : before.get(id);
        if (known == null) {
            known =
                    model.line(id)
                            .map(line ->
                                    PaintedLine.of(
                                            line, model.timed.get(), model.readableJson.get()))
                            .orElse(null);
        }
        if (known != null) {
            ready.put(id, known);
        }
        return known;
    }

    private void tellBars(LogRows rows, long place) {
        scrolling = true;
        double length = Math.max(0, rows.end() - rows.first() - room());
        down.setMin(0);
        down.setMax(length);
        down.setVisibleAmount(length == 0 ? 1 : length * room() / (length + room()));
        down.setUnitIncrement(1);
        down.setBlockIncrement(room());
        down.setValue(Math.min(length, place - rows.first()));
        across.setMax(Math.max(0, widest - textColumns()));
        across.setVisibleAmount(Math.max(1, across.getMax() * textColumns() / Math.max(1, widest)));
        across.setUnitIncrement(4);
        across.setBlockIncrement(40);
        scrolling = false;
    }

    private void dragged() {
        if (!scrolling) {
            var rows = model.rows();
            goTo(rows, rows.first() + Math.round(down.getValue()));
        }
    }

    private void wheel(ScrollEvent wheel) {
        if (wheel.isShiftDown() || Math.abs(wheel.getDeltaX()) > Math.abs(wheel.getDeltaY())) {
            double by = wheel.getDeltaX() == 0 ? wheel.getDeltaY() : wheel.getDeltaX();
            across.setValue(
                    Math.clamp(across.getValue() - by / metrics.cell(), 0, across.getMax()));
        } else {
            scroll(
                    -(int) Math.signum(wheel.getDeltaY())
                            * Math.max(
                                    1, (int) Math.abs(wheel.getDeltaY() / metrics.lineHeight())));
        }
        wheel.consume();
    }

    void scroll(long lines) {
        var rows = model.rows();
        if (!rows.isEmpty()) {
            goTo(rows, rows.place(topId) + lines);
        }
    }

    void page(int by) {
        scroll((long) by * Math.max(1, room() - 1));
    }

    void toBeginning() {
        var rows = model.rows();
        goTo(rows, rows.first());
    }

    void toEnd() {
        model.following.set(true);
    }

    private void goTo(LogRows rows, long place) {
        if (rows.isEmpty()) {
            return;
        }
        long last = rows.end() - room();
        boolean atEnd = place >= last;
        long wanted = Math.clamp(place, rows.first(), Math.max(rows.first(), last));
        topId = rows.id(Math.min(wanted, rows.end() - 1));
        topPart = 0;
        model.following.set(atEnd);
        requestLayout();
    }

    /// Brings a line into the middle.
    void reveal(long id) {
        var rows = model.rows();
        if (rows.isEmpty()) {
            return;
        }
        long place = Math.max(rows.first(), rows.place(id) - room() / 2);
        topId = rows.id(Math.min(place, rows.end() - 1));
        topPart = 0;
        model.following.set(false);
        requestLayout();
    }

    long topId() {
        return topId;
    }

    long bottomId() {
        return seen.isEmpty() ? topId : seen.getLast().line().line().id();
    }

    private void paint() {
        painter.paint(canvas, seen, new LogPainter.Place(textLeft(), shift(), textColumns()));
    }

    /// How many columns are hidden on the left.
    private int shift() {
        return model.wrapped.get() ? 0 : (int) across.getValue();
    }

    private void pressed(MouseEvent press) {
        requestFocus();
        press.consume(); // the tabs around it would take the focus
        at(press)
                .ifPresent(spot -> {
                    if (press.isShiftDown()) {
                        selection.extend(spot);
                    } else {
                        selection.begin(spot);
                    }
                    if (press.getClickCount() == 2 && model.folded.get()) {
                        model.toggleFold(spot.id());
                    } else if (press.getClickCount() == 3) {
                        selection.line(spot.id());
                    }
                    requestLayout();
                });
    }

    private void draggedOver(MouseEvent drag) {
        if (drag.getY() < 0) {
            scroll(-1);
        } else if (drag.getY() > canvas.getHeight()) {
            scroll(1);
        }
        at(drag).ifPresent(selection::extend);
        requestLayout();
    }

    private java.util.Optional<LogSelection.Spot> at(MouseEvent mouse) {
        if (seen.isEmpty()) {
            return java.util.Optional.empty();
        }
        int index = Math.clamp((int) (mouse.getY() / metrics.lineHeight()), 0, seen.size() - 1);
        var part = seen.get(index);
        double shift =
                model.wrapped.get()
                        ? part.line().cells().column(part.from())
                        : Math.floor(across.getValue());
        int column = (int) Math.round((mouse.getX() - textLeft()) / metrics.cell() + shift);
        return java.util.Optional.of(
                new LogSelection.Spot(
                        part.line().line().id(), part.line().cells().character(column)));
    }

    void copy() {
        if (selection.isEmpty()) {
            return;
        }
        model.copy(
                selection.from().id(),
                selection.to().id(),
                lines -> {
                    var text =
                            lines.stream()
                                    .map(line ->
                                            PaintedLine.of(
                                                    line,
                                                    model.timed.get(),
                                                    model.readableJson.get()))
                                    .map(this::chosen)
                                    .collect(Collectors.joining("\n"));
                    var content = new ClipboardContent();
                    content.putString(text);
                    Clipboard.getSystemClipboard().setContent(content);
                });
    }

    private String chosen(PaintedLine line) {
        var text = line.text().text();
        var chosen = selection.within(line.line().id(), text.length());
        boolean whole = chosen.from() == 0 && chosen.to() >= text.length();
        return whole ? line.spoken() : text.substring(chosen.from(), chosen.to());
    }
}
