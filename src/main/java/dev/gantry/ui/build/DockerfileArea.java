package dev.gantry.ui.build;

import dev.gantry.app.build.DockerfileCheck.Problem;
import dev.gantry.app.words.Words;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import org.fxmisc.flowless.VirtualizedScrollPane;
import org.fxmisc.richtext.CodeArea;
import org.fxmisc.richtext.model.StyleSpans;
import org.fxmisc.richtext.model.StyleSpansBuilder;

/// The text of a Dockerfile in its colours, with the numbers of its lines.
final class DockerfileArea extends CodeArea {

    private static final PseudoClass FAULT = PseudoClass.getPseudoClass("fault");
    private static final int LINES_ABOVE = 4;

    private final EditorViewModel model;
    private Map<Integer, String> faults = Map.of();
    private boolean loading;

    DockerfileArea(EditorViewModel model) {
        this.model = model;
        setId("editor-text");
        setAccessibleText(Words.of("editor.text"));
        getStyleClass().add("dockerfile-area");
        setParagraphGraphicFactory(this::gutter);
        textProperty()
                .addListener((_, _, now) -> {
                    if (!loading) {
                        model.edit(now);
                    }
                });
        model.loadsProperty().addListener(_ -> load());
        model.jumpsProperty().addListener(_ -> show(model.line()));
        model.analysisProperty().addListener(_ -> paint());
        load();
        show(model.line());
    }

    Node scrolled() {
        return new VirtualizedScrollPane<>(this);
    }

    private void load() {
        loading = true;
        replaceText(model.text());
        loading = false;
        getUndoManager().forgetHistory();
        moveTo(0);
        requestFollowCaret();
        paint();
    }

    /// @param line from 1; 0 for none
    void show(int line) {
        if (line > 0 && line <= getParagraphs().size()) {
            moveTo(line - 1, 0);
            showParagraphAtTop(Math.max(0, line - 1 - LINES_ABOVE));
            selectLine();
            requestFocus();
        }
    }

    private void paint() {
        var done = model.analysisProperty().get();
        if (!done.text().equals(getText())) {
            return; // the next one is on its way
        }
        if (!done.text().isEmpty()) {
            setStyleSpans(0, spans(done));
        }
        showFaults(done.problems());
    }

    private static StyleSpans<Collection<String>> spans(EditorViewModel.Analysis done) {
        var spans = new StyleSpansBuilder<Collection<String>>();
        int at = 0;
        for (var token : done.tokens()) {
            spans.add(List.of(), token.from() - at);
            var look = "df-" + token.kind().name().toLowerCase(Locale.ROOT);
            spans.add(List.of(look), token.to() - token.from());
            at = token.to();
        }
        spans.add(List.of(), done.text().length() - at);
        return spans.create();
    }

    private void showFaults(List<Problem> problems) {
        var before = faults;
        faults =
                problems.stream()
                        .collect(
                                Collectors.toMap(
                                        each -> each.line() - 1,
                                        Problem::text,
                                        (one, other) -> one + "\n" + other));
        for (int line = 0; line < getParagraphs().size(); line++) {
            if (!Objects.equals(before.get(line), faults.get(line))) {
                recreateParagraphGraphic(line);
            }
        }
    }

    /// @param line from 0
    private Node gutter(int line) {
        var number = new Label("%4d".formatted(line + 1));
        number.getStyleClass().add("editor-number");
        var fault = faults.get(line);
        number.pseudoClassStateChanged(FAULT, fault != null);
        if (fault != null) {
            number.setTooltip(new Tooltip(fault));
        }
        return number;
    }
}
