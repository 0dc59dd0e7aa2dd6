package dev.gantry.ui.volume;

import dev.gantry.app.file.CopyProgress;
import dev.gantry.app.host.HostState;
import dev.gantry.app.volume.NewVolume;
import dev.gantry.app.volume.VolumeDeeds;
import dev.gantry.app.words.Explain;
import dev.gantry.app.words.Explanation;
import dev.gantry.app.words.Sizes;
import dev.gantry.app.words.Words;
import dev.gantry.docker.RoomTaken;
import dev.gantry.docker.VolumeName;
import dev.gantry.ui.kit.Background;
import dev.gantry.ui.kit.CurrentHost;
import dev.gantry.ui.kit.HostTasks;
import dev.gantry.ui.kit.ResourceList;
import dev.gantry.ui.kit.Tasks;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/// The volumes of the host in view, and the deeds with whole ones.
public final class VolumesViewModel {

    private static final long TELL_EACH_NANOS = 100_000_000;

    private final CurrentHost host;
    private final Background background;
    private final HostTasks tasks;
    private final ResourceList<VolumeRow> list =
            new ResourceList<>(row -> row.volume().name(), VolumeRow.BY_NAME);
    private final StringProperty search = new SimpleStringProperty("");
    private final ReadOnlyIntegerWrapper total = new ReadOnlyIntegerWrapper();
    private final ReadOnlyObjectWrapper<Optional<Explanation>> trouble =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private Map<VolumeName, Long> sizes = Map.of();

    public VolumesViewModel(CurrentHost host, Background background, Tasks tasks) {
        this.host = host;
        this.background = background;
        this.tasks = new HostTasks(host, background, tasks);
        search.addListener((_, _, text) -> {
            var wanted = text.strip().toLowerCase(Locale.ROOT);
            list.filter(row -> row.holds(wanted));
        });
        host.stateProperty().addListener((_, _, now) -> show(now));
        host.hostProperty()
                .addListener(_ -> {
                    sizes = Map.of();
                    trouble.set(Optional.empty());
                });
        show(host.state());
    }

    ResourceList<VolumeRow> list() {
        return list;
    }

    CurrentHost host() {
        return host;
    }

    StringProperty searchProperty() {
        return search;
    }

    ReadOnlyIntegerProperty totalProperty() {
        return total.getReadOnlyProperty();
    }

    /// What went wrong last, until a person has read it or something goes well.
    ReadOnlyObjectProperty<Optional<Explanation>> troubleProperty() {
        return trouble.getReadOnlyProperty();
    }

    void dismiss() {
        trouble.set(Optional.empty());
    }

    BooleanBinding isLive() {
        return Bindings.createBooleanBinding(
                () -> host.state().link().isLive(), host.stateProperty());
    }

    BooleanBinding isPossibleOnOne() {
        return isPossible(rows -> rows.size() == 1);
    }

    BooleanBinding isPossibleOnSome() {
        return isPossible(rows -> !rows.isEmpty());
    }

    private BooleanBinding isPossible(Predicate<List<VolumeRow>> on) {
        return Bindings.createBooleanBinding(
                () -> host.state().link().isLive() && on.test(list.selected()),
                list.selected(),
                host.stateProperty());
    }

    private void show(HostState now) {
        var snapshot = now.snapshot();
        total.set(snapshot.volumes().size());
        list.show(
                snapshot.volumes().values().stream()
                        .map(volume ->
                                new VolumeRow(
                                        volume,
                                        snapshot.containers().values().stream()
                                                .filter(volume::isUsedBy)
                                                .toList(),
                                        sizes.getOrDefault(volume.name(), -1L)))
                        .toList());
    }

    /// As it is now; nothing when it is gone.
    Optional<VolumeRow> row(VolumeName name) {
        return list.things().stream().filter(row -> row.volume().name().equals(name)).findFirst();
    }

    /// Asks the engine how large each is; that may take it minutes.
    void measure() {
        var session = host.session();
        perform(
                Words.of("volumes.measureTask"),
                Words.of("volumes.notMeasured"),
                (engine, _) -> {
                    var room = engine.roomTaken();
                    background
                            .fx()
                            .execute(() -> {
                                if (host.hostProperty().get().isPresent()
                                        && session == host.session()) {
                                    take(room);
                                }
                            });
                });
    }

    private void take(RoomTaken room) {
        var now = new HashMap<VolumeName, Long>();
        room.volumes().forEach(each -> now.put(each.name(), each.sizeBytes()));
        sizes = now;
        show(host.state());
    }

    void create(NewVolume wanted) {
        perform(
                Words.of("volumes.createTask", wanted.name()),
                Words.of("volumes.notCreated", wanted.name()),
                (engine, _) -> engine.volumes().create(wanted.json()));
    }

    void remove(List<VolumeRow> rows) {
        for (var row : rows) {
            perform(
                    Words.of("volumes.removeTask", row.name()),
                    Words.of("volumes.notRemoved", row.name()),
                    (engine, _) -> engine.volumes().remove(row.volume().name()));
        }
    }

    void empty(VolumeRow row) {
        deed("empty", row, deeds -> deeds.empty(row.volume().name()), true);
    }

    void cloneAs(VolumeRow row, String name) {
        deed("clone", row, deeds -> deeds.cloneAs(row.volume(), name), false);
    }

    void backUp(VolumeRow row, Path file) {
        deed("backUp", row, deeds -> deeds.backUp(row.volume().name(), file), false);
    }

    void restore(VolumeRow row, Path file) {
        deed("restore", row, deeds -> deeds.restore(row.volume().name(), file), false);
    }

    private interface Deed {
        void with(VolumeDeeds deeds) throws IOException;
    }

    private void deed(String key, VolumeRow row, Deed deed, boolean countsNames) {
        perform(
                Words.of("volumes." + key + "Task", row.name()),
                Words.of("volumes." + key + "Failed", row.name()),
                (engine, task) -> deed.with(new VolumeDeeds(engine, telling(task, countsNames))));
    }

    private static CopyProgress telling(Tasks.Task task, boolean countsNames) {
        var last = new long[1];
        return (names, bytes) -> {
            long now = System.nanoTime();
            if (now - last[0] > TELL_EACH_NANOS) {
                last[0] = now;
                task.tell(countsNames ? Words.of("volumes.gone", names) : Sizes.of(bytes));
            }
        };
    }

    private void perform(String title, String failed, HostTasks.Work work) {
        tasks.perform(
                title,
                work,
                this::dismiss,
                why -> trouble.set(Optional.of(Explain.act(failed, why))),
                Explain::failure);
    }
}
