package dev.gantry.ui.editor;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// A file that is open, and what is wrong with it.
public final class EditedFile {

    private static final String MARK = "\ufeff";

    private final Path path;
    private final Runnable onEdit;
    private final ReadOnlyBooleanWrapper dirty = new ReadOnlyBooleanWrapper();
    private final ReadOnlyIntegerWrapper loads = new ReadOnlyIntegerWrapper();
    private final ReadOnlyIntegerWrapper saves = new ReadOnlyIntegerWrapper();
    private final ReadOnlyObjectWrapper<List<Finding>> findings =
            new ReadOnlyObjectWrapper<>(List.of());
    private Supplier<String> text = () -> "";
    private String given = "";
    private boolean hasMark;
    private boolean hasWindowsEnds;

    EditedFile(Path path, Runnable onEdit) {
        this.path = path;
        this.onEdit = onEdit;
    }

    public Path path() {
        return path;
    }

    public String name() {
        return String.valueOf(path.getFileName());
    }

    /// `.env` and its like; all else is YAML.
    public boolean isDotenv() {
        return name().equals(".env") || name().endsWith(".env") || name().startsWith(".env.");
    }

    /// As it is now, with the line ends that it came with.
    public String text() {
        return form().apply(text.get());
    }

    /// Gives the text of this moment, whenever and on whatever thread it is asked.
    Supplier<String> snapshot() {
        var now = text;
        var form = form();
        return () -> form.apply(now.get());
    }

    private Form form() {
        return new Form(hasMark, hasWindowsEnds);
    }

    private record Form(boolean hasMark, boolean hasWindowsEnds) {
        String apply(String plain) {
            var ended = hasWindowsEnds ? plain.replace("\n", "\r\n") : plain;
            return hasMark ? MARK + ended : ended;
        }
    }

    /// Whether it differs from what was given or saved last.
    public ReadOnlyBooleanProperty dirtyProperty() {
        return dirty.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<List<Finding>> findingsProperty() {
        return findings.getReadOnlyProperty();
    }

    /// Counts on when the text was given from outside, and not typed.
    ReadOnlyIntegerProperty loadsProperty() {
        return loads.getReadOnlyProperty();
    }

    ReadOnlyIntegerProperty savesProperty() {
        return saves.getReadOnlyProperty();
    }

    String given() {
        return given;
    }

    void load(String whole) {
        hasMark = whole.startsWith(MARK);
        hasWindowsEnds = whole.contains("\r\n");
        var plain = (hasMark ? whole.substring(1) : whole).replace("\r\n", "\n");
        given = plain;
        text = () -> plain;
        dirty.set(false);
        loads.set(loads.get() + 1);
        onEdit.run();
    }

    /// Somebody typed.
    ///
    /// @param now the text of this moment, on any thread
    void edit(Supplier<String> now, boolean differs) {
        text = now;
        dirty.set(differs);
        onEdit.run();
    }

    void saved() {
        dirty.set(false);
        saves.set(saves.get() + 1);
    }

    void show(List<Finding> found) {
        findings.set(found);
    }
}
