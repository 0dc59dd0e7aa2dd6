package dev.gantry.ui.editor;

import dev.gantry.app.words.Words;
import dev.gantry.compose.edit.Completion;
import dev.gantry.compose.edit.DotenvLexer;
import dev.gantry.compose.edit.LineLexer;
import dev.gantry.compose.edit.SchemaGuide;
import dev.gantry.compose.edit.YamlLexer;
import java.util.Optional;
import javafx.beans.value.ChangeListener;
import javafx.scene.layout.BorderPane;

/// One file that is edited.
final class FilePane extends BorderPane {

    private final EditedFile file;
    private final EditorArea area;
    private final FindBar find;
    private final HoverCard hover;
    private Optional<OfferList> offers = Optional.empty();
    private boolean isLoading;
    private final ChangeListener<Object> onFindings = (_, _, _) -> showFindings();
    private final ChangeListener<Object> onLoad = (_, _, _) -> load();
    private final ChangeListener<Object> onSave = (_, _, _) -> saved();

    FilePane(EditedFile file, SchemaGuide guide, EditorNeeds needs) {
        this.file = file;
        this.area = new EditorArea(lexer(file));
        area.setId("code-text");
        area.setAccessibleText(Words.of("code.text", file.name()));
        if (!file.isDotenv()) {
            offers = Optional.of(new OfferList(area, new Completion(guide), needs));
        }
        new EditorKeys(area);
        this.hover = new HoverCard(area, file.isDotenv() ? Optional.empty() : Optional.of(guide));
        this.find = new FindBar(area);
        setTop(find);
        setCenter(area.scrolled());
        area.plainTextChanges().subscribe(_ -> edited());
        area.getUndoManager().atMarkedPositionProperty().addListener(_ -> edited());
        file.findingsProperty().addListener(onFindings);
        file.loadsProperty().addListener(onLoad);
        file.savesProperty().addListener(onSave);
        load();
    }

    private static LineLexer lexer(EditedFile file) {
        return file.isDotenv() ? new DotenvLexer() : new YamlLexer();
    }

    EditedFile file() {
        return file;
    }

    EditorArea area() {
        return area;
    }

    FindBar find() {
        return find;
    }

    HoverCard hover() {
        return hover;
    }

    Optional<OfferList> offers() {
        return offers;
    }

    private void load() {
        isLoading = true;
        area.load(file.given());
        isLoading = false;
        showFindings();
    }

    private void edited() {
        if (!isLoading) {
            var now = area.getDocument();
            file.edit(now::getText, !area.getUndoManager().isAtMarkedPosition());
        }
    }

    private void saved() {
        area.getUndoManager().mark();
    }

    private void showFindings() {
        area.showFindings(file.findingsProperty().get());
    }

    void close() {
        file.findingsProperty().removeListener(onFindings);
        file.loadsProperty().removeListener(onLoad);
        file.savesProperty().removeListener(onSave);
        area.dispose();
    }
}
