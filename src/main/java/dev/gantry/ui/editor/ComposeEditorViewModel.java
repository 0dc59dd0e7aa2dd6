package dev.gantry.ui.editor;

import dev.gantry.compose.edit.VariableTable;
import dev.gantry.compose.load.LoadRequest;
import dev.gantry.compose.load.Problem;
import dev.gantry.ui.kit.Background;
import dev.gantry.ui.kit.Job;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// Compose files that are being edited, and `.env` beside them. What is typed is checked a moment
/// later, elsewhere, as if it were saved; only the newest text's answer is shown.
public final class ComposeEditorViewModel {

    private static final Duration BEFORE_CHECK = Duration.ofMillis(250);

    private final Background background;
    private final Supplier<LoadRequest> request;
    private final Duration wait;
    private final ObservableList<EditedFile> files = FXCollections.observableArrayList();

    /// One for all: it hears of changes only as long as somebody holds it.
    private final ObservableList<EditedFile> shownFiles =
            FXCollections.unmodifiableObservableList(files);

    private final ReadOnlyIntegerWrapper changes = new ReadOnlyIntegerWrapper();
    private final ReadOnlyBooleanWrapper dirty = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper checking = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper resolvedIsOld = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<List<Finding>> findings =
            new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<String> resolved = new ReadOnlyObjectWrapper<>("");
    private final ReadOnlyObjectWrapper<List<VariableTable.Row>> variables =
            new ReadOnlyObjectWrapper<>(List.of());
    private List<Finding> fromOutside = List.of();
    private List<Finding> own = List.of();
    private Job check = () -> {};
    private boolean closed;

    /// @param request which files make the project; asked before each check
    public ComposeEditorViewModel(Background background, Supplier<LoadRequest> request) {
        this(background, request, BEFORE_CHECK);
    }

    ComposeEditorViewModel(
            Background background, Supplier<LoadRequest> request, Duration beforeCheck) {
        this.background = background;
        this.request = request;
        this.wait = beforeCheck;
    }

    public ObservableList<EditedFile> files() {
        return shownFiles;
    }

    /// Counts on with every change of a text.
    public ReadOnlyIntegerProperty changesProperty() {
        return changes.getReadOnlyProperty();
    }

    /// Whether any of the files differs from what was given or saved last.
    public ReadOnlyBooleanProperty dirtyProperty() {
        return dirty.getReadOnlyProperty();
    }

    /// Whether the findings are those of an earlier text.
    public ReadOnlyBooleanProperty checkingProperty() {
        return checking.getReadOnlyProperty();
    }

    /// Errors before warnings.
    public ReadOnlyObjectProperty<List<Finding>> findingsProperty() {
        return findings.getReadOnlyProperty();
    }

    /// The whole project as YAML, secrets hidden; of the last text that was right.
    public ReadOnlyObjectProperty<String> resolvedProperty() {
        return resolved.getReadOnlyProperty();
    }

    /// Whether the text that is shown as resolved is older than what is typed.
    public ReadOnlyBooleanProperty resolvedIsOldProperty() {
        return resolvedIsOld.getReadOnlyProperty();
    }

    /// What the files ask for, and what they get.
    public ReadOnlyObjectProperty<List<VariableTable.Row>> variablesProperty() {
        return variables.getReadOnlyProperty();
    }

    /// Opens a file, or gives an open one another text. Nothing is read from the disk.
    public EditedFile setText(Path path, String text) {
        var file =
                file(path)
                        .orElseGet(() -> {
                            var fresh = new EditedFile(path, this::changed);
                            fresh.dirtyProperty().addListener(_ -> lookWhetherDirty());
                            files.add(fresh);
                            return fresh;
                        });
        file.load(text);
        return file;
    }

    public Optional<EditedFile> file(Path path) {
        return files.stream().filter(each -> each.path().equals(path)).findFirst();
    }

    /// All texts as they are now.
    public Map<Path, String> texts() {
        var texts = new LinkedHashMap<Path, String>();
        files.forEach(file -> texts.put(file.path(), file.text()));
        return texts;
    }

    /// What is open now is what is kept.
    public void saved() {
        files.forEach(EditedFile::saved);
    }

    /// Shown beside what is found here, until the next call.
    public void problems(List<Problem> problems) {
        fromOutside =
                problems.stream().map(one -> Finding.of(one, Finding.Severity.ERROR)).toList();
        showFindings();
    }

    private void lookWhetherDirty() {
        dirty.set(files.stream().anyMatch(file -> file.dirtyProperty().get()));
    }

    private void changed() {
        changes.set(changes.get() + 1);
        check();
    }

    /// Checks again, as after a change of what is around the files.
    public void check() {
        check.cancel();
        if (closed || files.isEmpty()) {
            return;
        }
        checking.set(true);
        var asked = request.get();
        var snapshots = new HashMap<Path, Supplier<String>>();
        files.forEach(file -> snapshots.put(file.path(), file.snapshot()));
        check =
                background.run(
                        () -> {
                            Thread.sleep(wait);
                            var texts = new LinkedHashMap<Path, String>();
                            snapshots.forEach((path, text) -> texts.put(path, text.get()));
                            return Checked.of(asked, texts);
                        },
                        this::show);
    }

    private void show(Checked checked) {
        checking.set(false);
        own = checked.findings();
        variables.set(checked.variables());
        resolvedIsOld.set(checked.resolved().isEmpty());
        checked.resolved().ifPresent(resolved::set);
        showFindings();
    }

    private void showFindings() {
        var all = new ArrayList<>(own);
        all.addAll(fromOutside);
        all.sort((one, other) -> Boolean.compare(other.isError(), one.isError()));
        for (var file : files) {
            file.show(
                    all.stream().filter(one -> one.file().equals(file.path().toString())).toList());
        }
        findings.set(List.copyOf(all));
    }

    /// Nothing is checked any more.
    public void close() {
        closed = true;
        check.cancel();
    }
}
