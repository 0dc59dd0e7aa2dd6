package dev.gantry.ui.log;

import dev.gantry.app.log.LineQuery;
import dev.gantry.app.log.LogText;
import dev.gantry.app.log.StackTraces;
import dev.gantry.app.words.Words;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javafx.geometry.Orientation;
import javafx.geometry.VPos;
import javafx.scene.AccessibleAttribute;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.control.ScrollBar;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.Region;
import javafx.scene.paint.Paint;
import javafx.scene.text.Font;
import javafx.scene.text.FontWeight;
import javafx.scene.text.Text;
import org.jspecify.annotations.Nullable;

/// The lines, painted: only those that are seen, however many there are.
final class LogSurface extends Region {

    private static final double GUTTER = 10;
    private static final double STRIPE = 3;
    private static final int MOST_NAME = 18;
    private static final int NEAR_TOP = 200;

    private final LogViewModel model;
    private final Canvas canvas = new Canvas();
    private final ScrollBar down = new ScrollBar();
    private final ScrollBar across = new ScrollBar();
    private final LogInks inks = new LogInks(this::requestLayout);
    private final Font font = Font.font("monospace", 12);
    private final Font bold = Font.font("monospace", FontWeight.BOLD, 12);
    private final double cell;
    private final double lineHeight;
    private final int nameWidth;
    private Map<Long, PaintedLine> ready = new HashMap<>();
    private List<Seen> seen = List.of();
    private long topId;
    private int topPart;
    private boolean scrolling;
    private int widest;
    final LogSelection selection = new LogSelection();

    /// @param part which of the parts of a wrapped line
    private record Seen(PaintedLine line, int part, int from, int to, double y) {}

    LogSurface(LogViewModel model) {
        this.model = model;
        var measure = new Text("0".repeat(100));
        measure.setFont(font);
        this.cell = measure.getLayoutBounds().getWidth() / 100;
        this.lineHeight = Math.ceil(measure.getLayoutBounds().getHeight() * 1.2);
        this.nameWidth =
                model.targets().size() < 2
                        ? 0
                        : model.targets().stream()
                                        .mapToInt(target -> target.name().length())
                                        .map(length -> Math.min(length, MOST_NAME))
                                        .max()
                                        .orElse(0)
                                + 2;
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
                .filter(part -> part.part == 0)
                .map(part -> part.line.spoken())
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
        return Math.max(1, (int) (canvas.getHeight() / lineHeight));
    }

    private int textColumns() {
        return Math.max(8, (int) ((canvas.getWidth() - textLeft() - 4) / cell));
    }

    private double textLeft() {
        return GUTTER + (nameWidth + (model.timed.get() ? 25 : 0)) * cell;
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
        var filled = new ArrayList<Seen>();
        double y = 0;
        int part = topPart;
        for (long place = from; place < rows.end() && y < canvas.getHeight(); place++) {
            var line = line(rows.id(place), before);
            if (line == null) {
                y += lineHeight;
                continue;
            }
            for (int parts = parts(line); part < parts && y < canvas.getHeight(); part++) {
                filled.add(part(line, part, y));
                y += lineHeight;
            }
            part = 0;
            widest = Math.max(widest, line.cells().width());
        }
        seen = filled;
    }

    private Seen part(PaintedLine line, int part, double y) {
        if (!model.wrapped.get()) {
            return new Seen(line, 0, 0, line.text().text().length(), y);
        }
        int width = textColumns();
        return new Seen(
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
            across.setValue(Math.clamp(across.getValue() - by / cell, 0, across.getMax()));
        } else {
            scroll(
                    -(int) Math.signum(wheel.getDeltaY())
                            * Math.max(1, (int) Math.abs(wheel.getDeltaY() / lineHeight)));
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
        return seen.isEmpty() ? topId : seen.getLast().line.line().id();
    }

    private void paint() {
        var g = canvas.getGraphicsContext2D();
        g.clearRect(0, 0, canvas.getWidth(), canvas.getHeight());
        g.setTextBaseline(VPos.CENTER);
        var query = model.shownQuery();
        for (var part : seen) {
            paint(g, part, query);
        }
    }

    private void paint(GraphicsContext g, Seen part, LineQuery query) {
        double left = textLeft();
        long id = part.line.line().id();
        if (part.line.line().isDivider()) {
            divider(g, part);
            return;
        }
        if (id == model.hit()) {
            g.setFill(inks.hitLine());
            g.fillRect(0, part.y, canvas.getWidth(), lineHeight);
        }
        g.save();
        g.beginPath();
        g.rect(left - 1, part.y, canvas.getWidth() - left, lineHeight + 1);
        g.clip();
        for (var hit : query.hits(part.line.text().text())) {
            ground(g, part, hit.from(), hit.to(), inks.hit());
        }
        var chosen = selection.within(id, part.line.text().text().length());
        ground(g, part, chosen.from(), chosen.to(), inks.selection());
        for (var span : part.line.text().spans()) {
            span(g, part, span);
        }
        fold(g, part);
        g.restore();
        margin(g, part);
    }

    private double x(Seen part, int character) {
        var cells = part.line.cells();
        double shift =
                model.wrapped.get() ? cells.column(part.from) : Math.floor(across.getValue());
        return textLeft() + (cells.column(character) - shift) * cell;
    }

    private void ground(GraphicsContext g, Seen part, int from, int to, Paint paint) {
        int begin = Math.max(from, part.from);
        int end = Math.min(to, part.to);
        if (begin < end) {
            g.setFill(paint);
            g.fillRect(x(part, begin), part.y, x(part, end) - x(part, begin), lineHeight);
        }
    }

    private void span(GraphicsContext g, Seen part, LogText.Span span) {
        int from = Math.max(span.start(), firstSeen(part));
        int to = Math.min(span.end(), lastSeen(part));
        if (from >= to) {
            return;
        }
        var ink = span.ink();
        var front = inks.of(ink.colour(), ink.dim() ? inks.muted() : inks.usual());
        if (ink.ground() >= 0) {
            ground(g, part, from, to, inks.of(ink.ground(), front));
        }
        if (ink.inverse()) {
            ground(g, part, from, to, inks.selection());
        }
        g.setFont(ink.bold() ? bold : font);
        g.setFill(front);
        text(g, part, from, to);
        if (ink.underlined()) {
            double y = part.y + lineHeight - 2;
            g.fillRect(x(part, from), y, x(part, to) - x(part, from), 1);
        }
    }

    private int firstSeen(Seen part) {
        return model.wrapped.get()
                ? part.from
                : part.line.cells().character((int) across.getValue());
    }

    private int lastSeen(Seen part) {
        int end = (int) across.getValue() + textColumns() + 2;
        return model.wrapped.get() ? part.to : part.line.cells().character(end);
    }

    private void text(GraphicsContext g, Seen part, int from, int to) {
        var text = part.line.text().text();
        double y = part.y + lineHeight / 2;
        if (part.line.cells().isSimple()) {
            g.fillText(text.substring(from, to), x(part, from), y);
            return;
        }
        for (int at = from; at < to; ) { // each in its cell, whatever the font thinks of its width
            int size = Character.charCount(text.codePointAt(at));
            g.fillText(text.substring(at, Math.min(text.length(), at + size)), x(part, at), y);
            at += size;
        }
    }

    private void fold(GraphicsContext g, Seen part) {
        int frames = frames(part);
        if (frames > 0 && part.part == 0) {
            g.setFill(inks.muted());
            g.setFont(font);
            var text = "  " + Words.of("logs.folds", frames);
            g.fillText(text, x(part, part.to), part.y + lineHeight / 2);
        }
    }

    private int frames(Seen part) {
        if (!model.folded.get()) {
            return 0;
        }
        var rows = model.rows();
        long id = part.line.line().id();
        int left = rows.folded(rows.place(id));
        boolean frame =
                left > 0
                        && model.line(id + 1)
                                .map(next -> StackTraces.belongsToLineBefore(next.bytes()))
                                .orElse(false);
        return frame ? left : 0;
    }

    private void margin(GraphicsContext g, Seen part) {
        g.setFill(inks.level(part.line.level()));
        g.fillRect(0, part.y, STRIPE, lineHeight);
        if (part.part > 0) {
            return;
        }
        g.setFont(font);
        double x = GUTTER;
        double y = part.y + lineHeight / 2;
        if (model.timed.get()) {
            g.setFill(inks.muted());
            g.fillText(part.line.time(), x, y);
            x += 25 * cell;
        }
        if (nameWidth > 0) {
            int source = part.line.line().source();
            var name = model.targets().get(source).name();
            g.setFill(inks.source(source));
            g.fillText(name.substring(0, Math.min(name.length(), MOST_NAME)), x, y);
        }
    }

    private void divider(GraphicsContext g, Seen part) {
        var said =
                part.line.line().source() < model.targets().size() && nameWidth > 0
                        ? model.targets().get(part.line.line().source()).name()
                                + ": "
                                + part.line.spoken()
                        : part.line.spoken();
        double y = Math.round(part.y + lineHeight / 2) + 0.5;
        double end = GUTTER + 30 + (said.length() + 2) * cell;
        g.setStroke(inks.divider());
        g.strokeLine(GUTTER, y, GUTTER + 24, y);
        g.strokeLine(Math.min(end, canvas.getWidth()), y, canvas.getWidth() - 4, y);
        g.setFill(inks.divider());
        g.setFont(bold);
        g.fillText(said, GUTTER + 30 + cell, part.y + lineHeight / 2);
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
        int index = Math.clamp((int) (mouse.getY() / lineHeight), 0, seen.size() - 1);
        var part = seen.get(index);
        double shift =
                model.wrapped.get()
                        ? part.line.cells().column(part.from)
                        : Math.floor(across.getValue());
        int column = (int) Math.round((mouse.getX() - textLeft()) / cell + shift);
        return java.util.Optional.of(
                new LogSelection.Spot(part.line.line().id(), part.line.cells().character(column)));
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
