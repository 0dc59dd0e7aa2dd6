package dev.gantry.ui.log;

import dev.gantry.app.log.LineQuery;
import dev.gantry.app.log.LogText;
import dev.gantry.app.log.StackTraces;
import dev.gantry.app.words.Words;
import java.util.List;
import javafx.geometry.VPos;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Paint;

/// Paints the lines that are seen.
final class LogPainter {

    private static final double STRIPE = 3;

    /// Where text stands.
    ///
    /// @param left of the first column, in pixels
    /// @param shift how many columns are hidden on the left; 0 when lines are wrapped
    /// @param columns how many are seen
    record Place(double left, int shift, int columns) {}

    private final LogViewModel model;
    private final LogInks inks;
    private final LogMetrics metrics;
    private final LogSelection selection;
    private Place place = new Place(0, 0, 1);
    private double width;

    LogPainter(LogViewModel model, LogInks inks, LogMetrics metrics, LogSelection selection) {
        this.model = model;
        this.inks = inks;
        this.metrics = metrics;
        this.selection = selection;
    }

    void paint(Canvas canvas, List<SeenPart> seen, Place where) {
        place = where;
        width = canvas.getWidth();
        var g = canvas.getGraphicsContext2D();
        g.clearRect(0, 0, width, canvas.getHeight());
        g.setTextBaseline(VPos.CENTER);
        var query = model.shownQuery();
        for (var part : seen) {
            paint(g, part, query);
        }
    }

    private void paint(GraphicsContext g, SeenPart part, LineQuery query) {
        double left = place.left();
        long id = part.line().line().id();
        if (part.line().line().isDivider()) {
            divider(g, part);
            return;
        }
        if (id == model.hit()) {
            g.setFill(inks.hitLine());
            g.fillRect(0, part.y(), width, metrics.lineHeight());
        }
        g.save();
        g.beginPath();
        g.rect(left - 1, part.y(), width - left, metrics.lineHeight() + 1);
        g.clip();
        for (var hit : query.hits(part.line().text().text())) {
            ground(g, part, hit.from(), hit.to(), inks.hit());
        }
        var chosen = selection.within(id, part.line().text().text().length());
        ground(g, part, chosen.from(), chosen.to(), inks.selection());
        for (var span : part.line().text().spans()) {
            span(g, part, span);
        }
        fold(g, part);
        g.restore();
        margin(g, part);
    }

    private double x(SeenPart part, int character) {
        var cells = part.line().cells();
        double shift = model.wrapped.get() ? cells.column(part.from()) : place.shift();
        return place.left() + (cells.column(character) - shift) * metrics.cell();
    }

    private void ground(GraphicsContext g, SeenPart part, int from, int to, Paint paint) {
        int begin = Math.max(from, part.from());
        int end = Math.min(to, part.to());
        if (begin < end) {
            g.setFill(paint);
            g.fillRect(
                    x(part, begin), part.y(), x(part, end) - x(part, begin), metrics.lineHeight());
        }
    }

    private void span(GraphicsContext g, SeenPart part, LogText.Span span) {
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
        g.setFont(ink.bold() ? metrics.bold() : metrics.font());
        g.setFill(front);
        text(g, part, from, to);
        if (ink.underlined()) {
            double y = part.y() + metrics.lineHeight() - 2;
            g.fillRect(x(part, from), y, x(part, to) - x(part, from), 1);
        }
    }

    private int firstSeen(SeenPart part) {
        return model.wrapped.get() ? part.from() : part.line().cells().character(place.shift());
    }

    private int lastSeen(SeenPart part) {
        int end = place.shift() + place.columns() + 2;
        return model.wrapped.get() ? part.to() : part.line().cells().character(end);
    }

    private void text(GraphicsContext g, SeenPart part, int from, int to) {
        var text = part.line().text().text();
        double y = part.y() + metrics.lineHeight() / 2;
        if (part.line().cells().isSimple()) {
            g.fillText(text.substring(from, to), x(part, from), y);
            return;
        }
        for (int at = from;
                at < to; ) { // each in its metrics.cell(), whatever the font thinks of its width
            int size = Character.charCount(text.codePointAt(at));
            g.fillText(text.substring(at, Math.min(text.length(), at + size)), x(part, at), y);
            at += size;
        }
    }

    private void fold(GraphicsContext g, SeenPart part) {
        int frames = frames(part);
        if (frames > 0 && part.part() == 0) {
            g.setFill(inks.muted());
            g.setFont(metrics.font());
            var text = "  " + Words.of("logs.folds", frames);
            g.fillText(text, x(part, part.to()), part.y() + metrics.lineHeight() / 2);
        }
    }

    private int frames(SeenPart part) {
        if (!model.folded.get()) {
            return 0;
        }
        var rows = model.rows();
        long id = part.line().line().id();
        int left = rows.folded(rows.place(id));
        boolean frame =
                left > 0
                        && model.line(id + 1)
                                .map(next -> StackTraces.belongsToLineBefore(next.bytes()))
                                .orElse(false);
        return frame ? left : 0;
    }

    private void margin(GraphicsContext g, SeenPart part) {
        g.setFill(inks.level(part.line().level()));
        g.fillRect(0, part.y(), STRIPE, metrics.lineHeight());
        if (part.part() > 0) {
            return;
        }
        g.setFont(metrics.font());
        double x = LogMetrics.GUTTER;
        double y = part.y() + metrics.lineHeight() / 2;
        if (model.timed.get()) {
            g.setFill(inks.muted());
            g.fillText(part.line().time(), x, y);
            x += LogMetrics.TIME_COLUMNS * metrics.cell();
        }
        if (metrics.nameWidth() > 0) {
            int source = part.line().line().source();
            var name = model.targets().get(source).name();
            g.setFill(inks.source(source));
            g.fillText(name.substring(0, Math.min(name.length(), LogMetrics.MOST_NAME)), x, y);
        }
    }

    private void divider(GraphicsContext g, SeenPart part) {
        var said =
                part.line().line().source() < model.targets().size() && metrics.nameWidth() > 0
                        ? model.targets().get(part.line().line().source()).name()
                                + ": "
                                + part.line().spoken()
                        : part.line().spoken();
        double y = Math.round(part.y() + metrics.lineHeight() / 2) + 0.5;
        double end = LogMetrics.GUTTER + 30 + (said.length() + 2) * metrics.cell();
        g.setStroke(inks.divider());
        g.strokeLine(LogMetrics.GUTTER, y, LogMetrics.GUTTER + 24, y);
        g.strokeLine(Math.min(end, width), y, width - 4, y);
        g.setFill(inks.divider());
        g.setFont(metrics.bold());
        g.fillText(
                said, LogMetrics.GUTTER + 30 + metrics.cell(), part.y() + metrics.lineHeight() / 2);
    }
}
