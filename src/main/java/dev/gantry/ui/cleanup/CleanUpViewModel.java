package dev.gantry.ui.cleanup;

import dev.gantry.app.cleanup.CleanUp;
import dev.gantry.app.cleanup.CleanUp.Outcome;
import dev.gantry.app.cleanup.CleanUpWords;
import dev.gantry.app.cleanup.Leftover;
import dev.gantry.app.cleanup.Leftovers;
import dev.gantry.app.words.Explain;
import dev.gantry.app.words.Explanation;
import dev.gantry.app.words.Sizes;
import dev.gantry.app.words.Words;
import dev.gantry.docker.DiskUse;
import dev.gantry.ui.kit.Background;
import dev.gantry.ui.kit.CurrentHost;
import dev.gantry.ui.kit.HostTasks;
import dev.gantry.ui.kit.Job;
import dev.gantry.ui.kit.ResourceList;
import dev.gantry.ui.kit.Tasks;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/// What may go from the host in view, and what a person wants to go.
public final class CleanUpViewModel {

    /// How far the search for leftovers has come.
    sealed interface Search {
        /// Nobody asked yet, or there is nobody to ask.
        record Idle() implements Search {}

        record Running(Instant since) implements Search {}

        /// @param use by kind, measured in the same moment
        record Found(DiskUse use, Instant at) implements Search {}

        record Failed(Explanation why) implements Search {}
    }

    private final CurrentHost host;
    private final Background background;
    private final HostTasks tasks;
    private final ResourceList<LeftoverRow> list =
            new ResourceList<>(LeftoverRow::key, LeftoverRow.LARGEST_FIRST);
    private final Map<String, LeftoverRow> rows = new LinkedHashMap<>();
    private final ReadOnlyObjectWrapper<Search> search =
            new ReadOnlyObjectWrapper<>(new Search.Idle());
    private final ReadOnlyObjectWrapper<List<Leftover>> chosen =
            new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<Optional<Explanation>> report =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyBooleanWrapper removing = new ReadOnlyBooleanWrapper();
    private boolean seen;
    private boolean wasLive;
    private @Nullable Job searching;

    public CleanUpViewModel(CurrentHost host, Background background, Tasks tasks) {
        this.host = host;
        this.background = background;
        this.tasks = new HostTasks(host, background, tasks);
        list.groupBy(row -> Optional.of(row.kind()));
        host.hostProperty().addListener(_ -> forget());
        host.stateProperty().addListener(_ -> linkChanged());
    }

    ResourceList<LeftoverRow> list() {
        return list;
    }

    ReadOnlyObjectProperty<Search> searchProperty() {
        return search.getReadOnlyProperty();
    }

    /// What is ticked.
    ReadOnlyObjectProperty<List<Leftover>> chosenProperty() {
        return chosen.getReadOnlyProperty();
    }

    /// What the last removal came to, until a person has read it.
    ReadOnlyObjectProperty<Optional<Explanation>> reportProperty() {
        return report.getReadOnlyProperty();
    }

    void dismissReport() {
        report.set(Optional.empty());
    }

    /// One removal at a time.
    ReadOnlyBooleanProperty removingProperty() {
        return removing.getReadOnlyProperty();
    }

    CurrentHost host() {
        return host;
    }

    /// A person looks: what is not known yet is asked for.
    void seen(boolean now) {
        seen = now;
        searchWhenPossible();
    }

    private void searchWhenPossible() {
        if (seen && search.get() instanceof Search.Idle && host.state().link().isLive()) {
            search();
        }
    }

    /// What failed with the engine is asked for again when that is back.
    private void linkChanged() {
        boolean live = host.state().link().isLive();
        if (live && !wasLive && search.get() instanceof Search.Failed) {
            search.set(new Search.Idle());
        }
        wasLive = live;
        searchWhenPossible();
    }

    void search() {
        stop();
        search.set(new Search.Running(Instant.now()));
        var session = host.session();
        searching =
                background.run(
                        () -> Leftovers.on(session.engine()),
                        this::found,
                        why -> search.set(new Search.Failed(Explain.failure(why))));
    }

    private void found(Leftovers.Found answer) {
        var before = Map.copyOf(rows);
        rows.clear();
        for (var leftover : answer.leftovers()) {
            var proposed = new LeftoverRow(leftover, leftover.reason().isProposed());
            var known = before.get(proposed.key());
            boolean ticked =
                    known != null && known.isFor(leftover) ? known.ticked() : proposed.ticked();
            rows.put(proposed.key(), new LeftoverRow(leftover, ticked));
        }
        search.set(new Search.Found(answer.use(), Instant.now()));
        show();
    }

    /// Ticks all when one of them is not, else none.
    void toggle(Collection<LeftoverRow> which) {
        boolean all = which.stream().allMatch(row -> rows.containsKey(row.key()) && row.ticked());
        which.forEach(row ->
                rows.computeIfPresent(
                        row.key(), (_, now) -> new LeftoverRow(now.leftover(), !all)));
        show();
    }

    private void show() {
        chosen.set(
                rows.values().stream()
                        .filter(LeftoverRow::ticked)
                        .map(LeftoverRow::leftover)
                        .toList());
        list.show(List.copyOf(rows.values()));
    }

    private void forget() {
        stop();
        rows.clear();
        removing.set(false);
        report.set(Optional.empty());
        search.set(new Search.Idle());
        show();
    }

    private void stop() {
        if (searching != null) {
            searching.cancel();
            searching = null;
        }
    }

    /// Exactly these, and of them only what is still not needed.
    void remove(List<Leftover> victims) {
        removing.set(true);
        var reports = new ArrayList<CleanUp.Report>();
        tasks.perform(
                Words.of("cleanup.task", victims.size()),
                (engine, task) -> {
                    var done = new int[1];
                    var cleanUp =
                            new CleanUp(
                                    engine,
                                    outcome -> {
                                        task.log(CleanUpWords.of(outcome));
                                        task.tell(
                                                Words.of(
                                                        "cleanup.progress",
                                                        ++done[0],
                                                        victims.size()));
                                    });
                    var report = cleanUp.run(victims);
                    task.tell(freed(report));
                    reports.add(report);
                },
                new HostTasks.Ending() {
                    @Override
                    public void done() {
                        ended(told(reports.getFirst()));
                    }

                    @Override
                    public void failed(Throwable why) {
                        ended(Explain.act(Words.of("cleanup.failed"), why));
                    }

                    @Override
                    public void stopped() {
                        ended(
                                new Explanation(
                                        Words.of("cleanup.stopped"),
                                        Words.of("cleanup.stoppedHint"),
                                        ""));
                    }
                });
    }

    private void ended(Explanation said) {
        removing.set(false);
        report.set(Optional.of(said));
        search();
    }

    private static String freed(CleanUp.Report report) {
        return Words.of("cleanup.freed", Sizes.of(report.freedBytes()));
    }

    private static Explanation told(CleanUp.Report report) {
        var stayed =
                report.outcomes().stream()
                        .filter(outcome ->
                                outcome instanceof Outcome.Needed
                                        || outcome instanceof Outcome.Refused)
                        .map(CleanUpWords::of)
                        .toList();
        return new Explanation(
                Words.of("cleanup.done", report.removed(), Sizes.of(report.freedBytes())),
                stayed.isEmpty() ? "" : Words.of("cleanup.stayed", stayed.size()),
                String.join("\n", stayed));
    }
}
