package dev.gantry.ui.image;

import dev.gantry.app.host.HostState;
import dev.gantry.app.image.ImageUse;
import dev.gantry.app.image.Logins;
import dev.gantry.docker.Image;
import dev.gantry.ui.kit.Background;
import dev.gantry.ui.kit.CurrentHost;
import dev.gantry.ui.kit.ResourceList;
import dev.gantry.ui.kit.Tasks;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// The images of the host in view.
public final class ImagesViewModel {

    private final CurrentHost host;
    private final ImageDeeds deeds;
    private final ResourceList<ImageRow> list = new ResourceList<>(ImageRow::key, ImageRow.BY_NAME);
    private final StringProperty search = new SimpleStringProperty("");
    private final ObjectProperty<ImageFilter> filter = new SimpleObjectProperty<>(ImageFilter.ALL);
    private final BooleanProperty grouped = new SimpleBooleanProperty();
    private final ReadOnlyIntegerWrapper total = new ReadOnlyIntegerWrapper();
    private final ReadOnlyLongWrapper bytes = new ReadOnlyLongWrapper();
    private final ObservableList<Note> notes = FXCollections.observableArrayList();

    /// @param logins who the person is at each registry
    public ImagesViewModel(CurrentHost host, Background background, Tasks tasks, Logins logins) {
        this.host = host;
        this.deeds = new ImageDeeds(host, background, tasks, logins, this::note);
        search.addListener(_ -> filter());
        filter.addListener(_ -> filter());
        grouped.addListener(_ -> group());
        host.stateProperty().addListener((_, _, now) -> show(now));
        host.hostProperty().addListener(_ -> notes.clear());
        show(host.state());
    }

    ResourceList<ImageRow> list() {
        return list;
    }

    CurrentHost host() {
        return host;
    }

    ImageDeeds deeds() {
        return deeds;
    }

    StringProperty searchProperty() {
        return search;
    }

    ObjectProperty<ImageFilter> filterProperty() {
        return filter;
    }

    /// By repository.
    BooleanProperty groupedProperty() {
        return grouped;
    }

    /// How many images there are, shown or not; one with several names counts once.
    ReadOnlyIntegerProperty totalProperty() {
        return total.getReadOnlyProperty();
    }

    /// All of them, as far as the list tells: shared layers count each time.
    ReadOnlyLongProperty bytesProperty() {
        return bytes.getReadOnlyProperty();
    }

    /// What a person should read, the latest first, until they have.
    ObservableList<Note> notes() {
        return notes;
    }

    BooleanBinding isLive() {
        return Bindings.createBooleanBinding(
                () -> host.state().link().isLive(), host.stateProperty());
    }

    BooleanBinding isPossibleOnSome() {
        return isPossible(rows -> !rows.isEmpty());
    }

    BooleanBinding isPossibleOnOne() {
        return isPossible(rows -> rows.size() == 1);
    }

    /// For what needs a name: a dangling image cannot be pulled or pushed.
    BooleanBinding isPossibleOnNamed() {
        return isPossible(rows -> !rows.isEmpty() && rows.stream().noneMatch(ImageRow::isDangling));
    }

    private BooleanBinding isPossible(Predicate<List<ImageRow>> on) {
        return Bindings.createBooleanBinding(
                () -> host.state().link().isLive() && on.test(list.selected()),
                list.selected(),
                host.stateProperty());
    }

    /// The same again is nothing new.
    void note(Note note) {
        notes.removeIf(each -> each.said().equals(note.said()));
        notes.addFirst(note);
    }

    private void show(HostState now) {
        var images = now.snapshot().images().values();
        var use = ImageUse.of(now.snapshot().containers().values());
        total.set(images.size());
        bytes.set(images.stream().mapToLong(Image::sizeBytes).sum());
        list.show(
                images.stream()
                        .flatMap(image -> ImageRow.of(image, use.of(image.id())).stream())
                        .toList());
    }

    private void filter() {
        Predicate<ImageRow> query = new ImageQuery(search.get());
        list.filter(query.and(filter.get()::lets));
    }

    private void group() {
        list.groupBy(grouped.get() ? row -> Optional.of(row.repository()) : null);
    }
}
