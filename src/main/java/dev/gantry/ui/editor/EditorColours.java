package dev.gantry.ui.editor;

import dev.gantry.compose.edit.LineLexer;
import dev.gantry.compose.edit.LineStates;
import dev.gantry.compose.edit.Token;
import dev.gantry.compose.yaml.TextRange;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import org.fxmisc.richtext.model.StyleSpans;
import org.fxmisc.richtext.model.StyleSpansBuilder;
import org.jspecify.annotations.Nullable;

/// Colours what is seen, and a little around it. A line that looks as it did is left alone: to give
/// it the same look again would cost as much as another one.
final class EditorColours {

    /// Above this many characters there are no colours.
    static final int MOST_CHARACTERS = 2_000_000;

    private static final int LONGEST_LINE = 5_000;
    private static final int AROUND = 40;
    private static final int AHEAD = 10;
    private static final int AT_FIRST = 60;
    private static final Map<Token.Kind, String> LOOKS = looks();

    private final EditorArea area;
    private final EditorMarks marks;
    private final LineStates states;

    /// What each line was given last; null where nobody knows.
    private final ArrayList<@Nullable List<Piece>> given = new ArrayList<>();

    private List<TextRange> hits = List.of();

    /// @param looks style classes
    private record Piece(int from, int to, List<String> looks) {}

    EditorColours(EditorArea area, LineLexer lexer, EditorMarks marks) {
        this.area = area;
        this.marks = marks;
        this.states = new LineStates(lexer, area.lines());
        given.addAll(Collections.nCopies(area.lines().count(), null));
    }

    private static Map<Token.Kind, String> looks() {
        var looks = new EnumMap<Token.Kind, String>(Token.Kind.class);
        for (var kind : Token.Kind.values()) {
            looks.put(kind, "code-" + kind.name().toLowerCase(Locale.ROOT));
        }
        return looks;
    }

    boolean areOff() {
        return area.getLength() > MOST_CHARACTERS;
    }

    void changed(int line, int removed, int inserted) {
        states.changed(line, removed, inserted);
        if (removed > 0) {
            given.subList(line + 1, line + 1 + removed).clear();
        }
        given.set(line, null);
        if (inserted > 0) {
            given.addAll(line + 1, Collections.nCopies(inserted, null));
        }
    }

    /// Hits of a search, in their order.
    void showHits(List<TextRange> found) {
        hits = found;
        paint();
    }

    /// After scrolling: a good deal at once, and only when the coloured part comes to its end.
    void paintWhatCame() {
        int[] seen = area.seen();
        int last = area.lines().count() - 1;
        int from = Math.clamp(seen[0] - (long) AHEAD, 0, last);
        int to = Math.clamp(seen[1] + (long) AHEAD, 0, last);
        for (int line = from; line <= to; line++) {
            if (given.get(line) == null) {
                paint();
                return;
            }
        }
    }

    /// Gives each line that is seen its look.
    void paint() {
        if (areOff()) {
            return;
        }
        int last = area.lines().count() - 1;
        int[] seen = area.seen();
        int from = Math.clamp(seen[0] - (long) AROUND, 0, last);
        int to = Math.clamp(seen[1] < 0 ? AT_FIRST : seen[1] + (long) AROUND, 0, last);
        int line = from;
        while (line <= to) {
            int run = line;
            while (run <= to && refresh(run)) {
                run++;
            }
            if (run > line) {
                apply(line, run);
            }
            line = run + 1;
        }
    }

    /// Whether a line has to be given another look.
    private boolean refresh(int line) {
        var pieces = pieces(line);
        if (pieces.equals(given.get(line))) {
            return false;
        }
        given.set(line, pieces);
        return true;
    }

    private List<Piece> pieces(int line) {
        var text = area.lines().line(line);
        if (text.length() > LONGEST_LINE) {
            return List.of();
        }
        var tokens = new ArrayList<Piece>();
        for (var token : states.lex(line).tokens()) {
            tokens.add(new Piece(token.from(), token.to(), List.of(LOOKS.get(token.kind()))));
        }
        var over = over(line, text.length());
        return over.isEmpty() ? tokens : merged(tokens, over);
    }

    /// What lies over the tokens.
    private List<Piece> over(int line, int length) {
        var over = new ArrayList<Piece>();
        for (var mark : marks.of(line)) {
            var look = mark.finding().isError() ? "code-error" : "code-warning";
            add(over, mark.from(), Math.min(length, mark.to()), look);
        }
        if (!hits.isEmpty()) {
            int start = area.getAbsolutePosition(line, 0);
            for (int at = firstHit(start); at < hits.size(); at++) {
                var hit = hits.get(at);
                if (hit.start() > start + length) {
                    break;
                }
                add(
                        over,
                        Math.max(0, hit.start() - start),
                        Math.min(length, hit.end() - start),
                        "code-hit");
            }
        }
        return over;
    }

    private static void add(List<Piece> over, int from, int to, String look) {
        if (from < to) {
            over.add(new Piece(from, to, List.of(look)));
        }
    }

    private int firstHit(int start) {
        int low = 0;
        int high = hits.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (hits.get(middle).end() <= start) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private static List<Piece> merged(List<Piece> tokens, List<Piece> over) {
        var cuts = new TreeSet<Integer>();
        var all = new ArrayList<>(tokens);
        all.addAll(over);
        all.forEach(piece -> {
            cuts.add(piece.from());
            cuts.add(piece.to());
        });
        var merged = new ArrayList<Piece>();
        int from = -1;
        for (int to : cuts) {
            int start = from;
            var looks =
                    all.stream()
                            .filter(piece -> piece.from() <= start && piece.to() >= to)
                            .flatMap(piece -> piece.looks().stream())
                            .toList();
            if (start >= 0 && !looks.isEmpty()) {
                merged.add(new Piece(start, to, looks));
            }
            from = to;
        }
        return merged;
    }

    /// @param to behind the last line
    private void apply(int from, int to) {
        if (to == from + 1) {
            int length = area.lines().line(from).length();
            if (length == 0) {
                return;
            }
            var spans = spans(from, to);
            if (!area.getStyleSpans(from).equals(spans)) {
                area.setStyleSpans(from, 0, spans);
            }
            return;
        }
        area.setStyleSpans(area.getAbsolutePosition(from, 0), spans(from, to));
    }

    private StyleSpans<Collection<String>> spans(int from, int to) {
        var spans = new StyleSpansBuilder<Collection<String>>();
        for (int line = from; line < to; line++) {
            int at = 0;
            var pieces = given.get(line);
            for (var piece : pieces == null ? List.<Piece>of() : pieces) {
                spans.add(List.of(), piece.from() - at);
                spans.add(piece.looks(), piece.to() - piece.from());
                at = piece.to();
            }
            int end = area.lines().line(line).length() + (line + 1 < to ? 1 : 0);
            spans.add(List.of(), end - at);
        }
        return spans.create();
    }
}
