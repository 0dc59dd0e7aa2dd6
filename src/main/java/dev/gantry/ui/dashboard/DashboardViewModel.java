package dev.gantry.ui.dashboard;

import dev.gantry.app.host.HostState;
import dev.gantry.app.host.Link;
import dev.gantry.app.words.Explain;
import dev.gantry.app.words.Explanation;
import dev.gantry.app.words.Sizes;
import dev.gantry.app.words.Words;
import dev.gantry.docker.Container;
import dev.gantry.docker.DiskUse;
import dev.gantry.docker.EngineEvent;
import dev.gantry.docker.EngineInfo;
import dev.gantry.ui.kit.Background;
import dev.gantry.ui.kit.CurrentHost;
import dev.gantry.ui.kit.Job;
import dev.gantry.ui.kit.Tasks;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/// The current host at a glance.
public final class DashboardViewModel {

    /// More are in the events of the engine; here a person glances.
    private static final int MOST_EVENTS = 50;

    /// How much room things take: asked for, never by itself.
    sealed interface Room {
        record Unknown() implements Room {}

        record Measuring() implements Room {}

        record Known(DiskUse use, Instant at) implements Room {}

        record Failed(Explanation why) implements Room {}
    }

    private final CurrentHost host;
    private final Background background;
    private final Tasks tasks;
    private final ReadOnlyObjectWrapper<Map<Container.State, Integer>> counts =
            new ReadOnlyObjectWrapper<>(Map.of());
    private final ObservableList<Attention> attention = FXCollections.observableArrayList();
    private final ObservableList<EngineEvent> events = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<Room> room =
            new ReadOnlyObjectWrapper<>(new Room.Unknown());
    private final BooleanBinding measurable;
    private @Nullable Job measuring;

    public DashboardViewModel(CurrentHost host, Background background, Tasks tasks) {
        this.host = host;
        this.background = background;
        this.tasks = tasks;
        this.measurable =
                Bindings.createBooleanBinding(
                        () ->
                                host.state().link().isLive()
                                        && !(room.get() instanceof Room.Measuring),
                        host.stateProperty(),
                        room);
        host.stateProperty().addListener((_, _, now) -> show(now));
        host.hostProperty().addListener(_ -> forgetRoom());
        show(host.state());
    }

    ReadOnlyObjectProperty<HostState> stateProperty() {
        return host.stateProperty();
    }

    String hostName() {
        return host.hostProperty().get().map(one -> one.name()).orElse("");
    }

    Optional<EngineInfo> engine() {
        return host.state().link() instanceof Link.Live live
                ? Optional.of(live.engine())
                : Optional.empty();
    }

    /// Of containers by state; a state that no container is in is not in it.
    ReadOnlyObjectProperty<Map<Container.State, Integer>> countsProperty() {
        return counts.getReadOnlyProperty();
    }

    ObservableList<Attention> attention() {
        return attention;
    }

    /// The newest first.
    ObservableList<EngineEvent> events() {
        return events;
    }

    ReadOnlyObjectProperty<Room> roomProperty() {
        return room.getReadOnlyProperty();
    }

    BooleanBinding measurable() {
        return measurable;
    }

    void measure() {
        room.set(new Room.Measuring());
        var session = host.session();
        var task = tasks.begin(Words.of("dashboard.measureTask", hostName()), this::stopMeasuring);
        measuring =
                background.run(
                        () -> session.engine().diskUse(),
                        use -> {
                            room.set(new Room.Known(use, Instant.now()));
                            task.tell(Sizes.of(use.totalBytes()));
                            task.end(Tasks.Status.DONE);
                        },
                        failure -> {
                            var why = Explain.failure(failure);
                            room.set(new Room.Failed(why));
                            task.log(why.inOneLine());
                            task.end(Tasks.Status.FAILED);
                        });
    }

    private void stopMeasuring() {
        if (measuring != null) {
            measuring.cancel();
        }
        room.set(new Room.Unknown());
    }

    /// Figures of another host must not stand under this one's name.
    private void forgetRoom() {
        if (measuring != null) {
            measuring.cancel();
            measuring = null;
        }
        room.set(new Room.Unknown());
    }

    private void show(HostState now) {
        var byState = new EnumMap<Container.State, Integer>(Container.State.class);
        now.snapshot()
                .containers()
                .values()
                .forEach(container -> byState.merge(container.state(), 1, Integer::sum));
        counts.set(byState);
        replace(attention, Attention.among(now.snapshot().containers().values().stream()));
        replace(
                events,
                now.recent().stream()
                        .filter(DashboardViewModel::isNews)
                        .limit(MOST_EVENTS)
                        .toList());
    }

    /// Each start and each end of a container joins and leaves its networks: once is enough.
    private static boolean isNews(EngineEvent event) {
        return !event.type().equals("network") || !event.action().endsWith("connect");
    }

    private static <T> void replace(ObservableList<T> list, List<T> now) {
        if (!list.equals(now)) {
            list.setAll(now);
        }
    }
}
