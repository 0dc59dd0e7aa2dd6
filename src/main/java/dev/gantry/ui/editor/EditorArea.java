package dev.gantry.ui.editor;

import dev.gantry.compose.edit.Folding;
import dev.gantry.compose.edit.LineLexer;
import dev.gantry.compose.edit.TextLines;
import dev.gantry.compose.yaml.TextRange;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.Scene;
import org.fxmisc.flowless.VirtualizedScrollPane;
import org.fxmisc.richtext.CodeArea;
import org.fxmisc.richtext.model.PlainTextChange;
import org.fxmisc.richtext.model.ReadOnlyStyledDocumentBuilder;
import org.fxmisc.richtext.model.SegmentOps;
import org.fxmisc.richtext.model.TwoDimensional.Bias;

/// A text in colours, with numbers, marks and folds beside its lines.
final class EditorArea extends CodeArea {

    private static final int LINES_ABOVE = 6;
    private static final int MOST_FOLDED = 400;
    private static final String FOLDED = "collapse";

    private final LineBuffer lines = new LineBuffer();
    private final EditorMarks marks = new EditorMarks();
    private final EditorColours colours;
    private final Runnable afterLayout = this::paintOnce;
    private final Set<Integer> stale = new HashSet<>();
    private int[] seen = {0, -1};
    private boolean isAsked;

    EditorArea(LineLexer lexer) {
        getStyleClass().add("compose-area");
        this.colours = new EditorColours(this, lexer, marks);
        setParagraphGraphicFactory(GutterCell.factory(this));
        plainTextChanges().subscribe(this::changed);
        viewportDirtyEvents().subscribe(_ -> paintSoon());
        sceneProperty().addListener(_ -> paintSoon());
        currentParagraphProperty().addListener((_, _, now) -> unfoldAround(now));
    }

    Node scrolled() {
        return new VirtualizedScrollPane<>(this);
    }

    TextLines lines() {
        return lines;
    }

    EditorMarks marks() {
        return marks;
    }

    EditorColours colours() {
        return colours;
    }

    /// Everything is new, and nothing can be undone.
    void load(String text) {
        replaceText(text);
        getUndoManager().forgetHistory();
        getUndoManager().mark();
        moveTo(0);
        requestFollowCaret();
    }

    private void changed(PlainTextChange change) {
        int line = offsetToPosition(change.getPosition(), Bias.Forward).getMajor();
        int removed = breaks(change.getRemoved());
        int inserted = breaks(change.getInserted());
        lines.changed(
                line,
                removed,
                change.getInserted(),
                getParagraph(line).getText(),
                getParagraph(line + inserted).getText());
        marks.changed(line, removed, inserted);
        colours.changed(line, removed, inserted);
        colours.paint();
        refreshGutter(line - 1);
        refreshGutter(line);
        if (removed != inserted) { // what is beside the lines below moved before they did
            for (int below = line + 1; below <= seen[1]; below++) {
                refreshGutter(below);
            }
        }
    }

    private static int breaks(String text) {
        int breaks = 0;
        for (int at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) {
            breaks++;
        }
        return breaks;
    }

    /// The first and the last line that were seen when it was last laid out; -1 before that. To ask
    /// in the middle of a change would lay it out once more.
    int[] seen() {
        return seen;
    }

    private void lookWhatIsSeen() {
        if (!getVisibleParagraphs().isEmpty()) {
            seen = new int[] {firstVisibleParToAllParIndex(), lastVisibleParToAllParIndex()};
        }
    }

    /// Once, when the next frame has been laid out: only then what is seen is known for nothing.
    private void paintSoon() {
        var scene = getScene();
        if (!isAsked && scene != null) {
            isAsked = true;
            scene.addPostLayoutPulseListener(afterLayout);
            Platform.requestNextPulse();
        }
    }

    private void paintOnce() {
        isAsked = false;
        Scene scene = getScene();
        if (scene != null) {
            scene.removePostLayoutPulseListener(afterLayout);
        }
        lookWhatIsSeen();
        refreshStale();
        colours.paintWhatCame();
    }

    void showFindings(List<Finding> findings) {
        var before = List.copyOf(marks.lines());
        marks.show(findings, lines);
        colours.paint();
        before.forEach(this::refreshGutter);
        marks.lines().forEach(this::refreshGutter);
    }

    /// With the next frame: to ask for what is beside a line in the middle of a change would have
    /// its line made anew.
    private void refreshGutter(int line) {
        stale.add(line);
        paintSoon();
    }

    private void refreshStale() {
        for (int line : stale) {
            if (line >= seen[0]
                    && line <= seen[1]
                    && getParagraphGraphic(line) instanceof GutterCell cell) {
                cell.refresh();
            }
        }
        stale.clear();
    }

    void showHits(List<TextRange> hits) {
        colours.showHits(hits);
    }

    /// @param line from 1
    /// @param column from 1
    void show(int line, int column) {
        int at = Math.clamp(line - 1L, 0, lines.count() - 1);
        moveTo(at, Math.clamp(column - 1L, 0, lines.line(at).length()));
        if (at <= seen[0] || at >= seen[1] - 1) {
            showParagraphAtTop(Math.max(0, at - LINES_ABOVE));
        }
        requestFollowCaret();
        requestFocus();
    }

    boolean canFold(int line) {
        return Folding.canFold(lines, line);
    }

    boolean isClosed(int line) {
        return line + 1 < lines.count() && isHidden(line + 1) && !isHidden(line);
    }

    private boolean isHidden(int line) {
        return getParagraph(line).getParagraphStyle().contains(FOLDED);
    }

    /// Folds what a line holds, or unfolds it.
    void toggleFold(int line) {
        if (isClosed(line)) {
            unfold(line);
        } else if (canFold(line)) {
            int end = Folding.end(lines, line);
            if (end - line > MOST_FOLDED) {
                return;
            }
            if (getCurrentParagraph() > line && getCurrentParagraph() <= end) {
                moveTo(line, lines.line(line).length());
            }
            restyle(line + 1, end, List.of(FOLDED));
        }
        refreshGutter(line);
    }

    private void unfold(int line) {
        int end = line;
        while (end + 1 < lines.count() && isHidden(end + 1)) {
            end++;
        }
        restyle(line + 1, end, List.of());
        refreshGutter(line);
    }

    /// All lines in one change; one by one each would be laid out.
    private void restyle(int first, int last, List<String> style) {
        SegmentOps<String, Collection<String>> segments = SegmentOps.styledTextOps();
        Collection<String> looks = style;
        var styled =
                ReadOnlyStyledDocumentBuilder.constructDocument(
                        segments,
                        looks,
                        document -> {
                            for (int line = first; line <= last; line++) {
                                document.addParagraph(
                                        getParagraph(line).getStyledSegments(), looks);
                            }
                        });
        getContent()
                .replace(
                        getAbsolutePosition(first, 0),
                        getAbsolutePosition(last, lines.line(last).length()),
                        styled);
    }

    private void unfoldAround(int line) {
        if (line < lines.count() && isHidden(line)) {
            int head = line;
            while (head > 0 && isHidden(head)) {
                head--;
            }
            unfold(head);
        }
    }

    String before() {
        return lines.line(getCurrentParagraph()).substring(0, getCaretColumn());
    }

    String after() {
        return lines.line(getCurrentParagraph()).substring(getCaretColumn());
    }
}
