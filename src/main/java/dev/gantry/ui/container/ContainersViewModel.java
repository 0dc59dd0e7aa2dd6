package dev.gantry.ui.container;

import dev.gantry.app.host.HostSession;
import dev.gantry.app.host.HostState;
import dev.gantry.app.image.Logins;
import dev.gantry.app.words.Explain;
import dev.gantry.app.words.Explanation;
import dev.gantry.app.words.Words;
import dev.gantry.docker.Container;
import dev.gantry.docker.ContainerId;
import dev.gantry.docker.Containers;
import dev.gantry.docker.Removal;
import dev.gantry.ui.kit.Background;
import dev.gantry.ui.kit.CurrentHost;
import dev.gantry.ui.kit.Job;
import dev.gantry.ui.kit.ResourceList;
import dev.gantry.ui.kit.Tasks;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/// The containers of the current host: which are shown, what can be done to them.
public final class ContainersViewModel {

    /// More at once only makes the engine slower for all.
    private static final int AT_ONCE = 8;

    private final CurrentHost host;
    private final Background background;
    private final Tasks tasks;
    private final Logins logins;
    private final ResourceList<ContainerRow> list =
            new ResourceList<>(ContainerRow::id, ContainerRow.BY_NAME);
    private final StringProperty search = new SimpleStringProperty("");
    private final ObjectProperty<Optional<Container.State>> state =
            new SimpleObjectProperty<>(Optional.empty());
    private final BooleanProperty grouped = new SimpleBooleanProperty(true);
    private final ReadOnlyIntegerWrapper total = new ReadOnlyIntegerWrapper();
    private final Map<ContainerId, Mark> marks = new HashMap<>();
    private final Map<ContainerId, Instant> settling = new HashMap<>();
    private final Semaphore gate = new Semaphore(AT_ONCE);

    /// @param logins for images that have to be pulled
    public ContainersViewModel(
            CurrentHost host, Background background, Tasks tasks, Logins logins) {
        this.logins = logins;
        this.host = host;
        this.background = background;
        this.tasks = tasks;
        host.stateProperty().addListener((_, _, now) -> show(now));
        host.hostProperty().addListener(_ -> forgetMarks());
        search.addListener(_ -> filter());
        state.addListener(_ -> filter());
        grouped.addListener(_ -> group());
        group();
        show(host.state());
    }

    ResourceList<ContainerRow> list() {
        return list;
    }

    CurrentHost host() {
        return host;
    }

    StringProperty searchProperty() {
        return search;
    }

    /// Only containers in this state; empty for all.
    ObjectProperty<Optional<Container.State>> stateProperty() {
        return state;
    }

    BooleanProperty groupedProperty() {
        return grouped;
    }

    /// How many there are, shown or not.
    ReadOnlyIntegerProperty totalProperty() {
        return total.getReadOnlyProperty();
    }

    BooleanBinding isPossible(Act act) {
        return Bindings.createBooleanBinding(
                () -> isLive() && !able(act).isEmpty(), list.selected(), host.stateProperty());
    }

    /// For acts on one thing, such as giving it a name.
    BooleanBinding isPossibleOnOne(Act act) {
        return Bindings.createBooleanBinding(
                () -> isLive() && list.selected().size() == 1 && able(act).size() == 1,
                list.selected(),
                host.stateProperty());
    }

    /// Of the selection, those to which it can be done.
    List<Container> able(Act act) {
        return list.selected().stream()
                .map(ContainerRow::container)
                .filter(act::isPossibleOn)
                .toList();
    }

    void start() {
        each(Act.START, able(Act.START), Containers::start);
    }

    void stop() {
        each(Act.STOP, able(Act.STOP), Containers::stop);
    }

    void restart() {
        each(Act.RESTART, able(Act.RESTART), Containers::restart);
    }

    void pause() {
        each(Act.PAUSE, able(Act.PAUSE), Containers::pause);
    }

    void unpause() {
        each(Act.UNPAUSE, able(Act.UNPAUSE), Containers::unpause);
    }

    void kill(List<Container> victims, String signal) {
        each(Act.KILL, victims, (containers, id) -> containers.kill(id, signal));
    }

    void rename(Container container, String name) {
        each(Act.RENAME, List.of(container), (containers, id) -> containers.rename(id, name));
    }

    void remove(List<Container> victims, Removal how) {
        each(Act.REMOVE, victims, (containers, id) -> containers.remove(id, how));
    }

    /// The rarer acts, whose refusals stay at the row as those of all others do.
    ContainerDeeds deeds() {
        return new ContainerDeeds(host, background, tasks, logins, this::refuse);
    }

    private void refuse(ContainerId id, Act act, Explanation why) {
        marks.put(id, new Mark.Failed(act, why));
        show(host.state());
    }

    /// The refusal has been read.
    void dismiss(ContainerId id) {
        if (marks.get(id) instanceof Mark.Failed) {
            marks.remove(id);
            show(host.state());
        }
    }

    private void each(Act act, List<Container> on, BiConsumer<Containers, ContainerId> call) {
        if (on.isEmpty()) {
            return;
        }
        new Round(act, on, host.session(), call).begin();
    }

    private boolean isLive() {
        return host.state().link().isLive();
    }

    private void show(HostState now) {
        var containers = now.snapshot().containers();
        settling.entrySet()
                .removeIf(done -> {
                    boolean settled = now.snapshot().asOf().isAfter(done.getValue());
                    if (settled) {
                        marks.remove(done.getKey());
                    }
                    return settled;
                });
        if (!now.snapshot().isEmpty()) {
            marks.keySet().retainAll(containers.keySet());
        }
        total.set(containers.size());
        list.show(
                containers.values().stream()
                        .map(container ->
                                new ContainerRow(
                                        container, Optional.ofNullable(marks.get(container.id()))))
                        .toList());
    }

    private void filter() {
        Predicate<ContainerRow> query = new ContainerQuery(search.get());
        list.filter(
                state.get()
                        .map(wanted -> query.and(row -> row.container().state() == wanted))
                        .orElse(query));
    }

    private void group() {
        list.groupBy(grouped.get() ? row -> row.container().stack() : null);
    }

    private void forgetMarks() {
        marks.clear();
        settling.clear();
    }

    /// One act on many containers: each succeeds or fails for itself.
    private final class Round {
        private final Act act;
        private final List<Container> on;
        private final HostSession session;
        private final BiConsumer<Containers, ContainerId> call;
        private final List<Job> jobs = new ArrayList<>();
        private final Tasks.Task task;
        private int done;
        private int failed;

        Round(
                Act act,
                List<Container> on,
                HostSession session,
                BiConsumer<Containers, ContainerId> call) {
            this.act = act;
            this.on = on;
            this.session = session;
            this.call = call;
            this.task = tasks.begin(act.title(on), this::cancel);
        }

        void begin() {
            for (var container : on) {
                marks.put(container.id(), new Mark.Pending(act));
                settling.remove(container.id());
            }
            show(host.state());
            for (var container : on) {
                jobs.add(
                        background.run(
                                () -> carryOut(container.id()),
                                answered -> succeeded(container, answered),
                                why -> failed(container, why)));
            }
        }

        private Instant carryOut(ContainerId id) throws InterruptedException {
            gate.acquire();
            try {
                call.accept(session.engine().containers(), id);
            } finally {
                gate.release();
            }
            return Instant.now();
        }

        /// The row tells the truth once the engine was asked again after its answer.
        private void succeeded(Container container, Instant answered) {
            settling.put(container.id(), answered);
            session.refresh(container.id());
            task.log(Words.of("containers.done", container.name()));
            count();
        }

        private void failed(Container container, Throwable failure) {
            failed++;
            var why = Explain.act(act.failed(container.name()), failure);
            marks.put(container.id(), new Mark.Failed(act, why));
            session.refresh(container.id());
            show(host.state());
            task.log(why.inOneLine());
            count();
        }

        private void count() {
            done++;
            task.tell(Words.of("containers.progress", done, on.size()));
            if (done == on.size()) {
                task.end(failed == 0 ? Tasks.Status.DONE : Tasks.Status.FAILED);
            }
        }

        private void cancel() {
            jobs.forEach(Job::cancel);
            for (var container : on) {
                if (marks.get(container.id()) instanceof Mark.Pending) {
                    marks.remove(container.id());
                    settling.remove(container.id());
                    session.refresh(container.id());
                }
            }
            show(host.state());
        }
    }
}
