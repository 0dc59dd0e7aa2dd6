package dev.gantry.ui.log;

import dev.gantry.app.log.FeedState;
import dev.gantry.app.log.Level;
import dev.gantry.app.log.LineQuery;
import dev.gantry.app.log.LineScan;
import dev.gantry.app.log.LogBook;
import dev.gantry.app.log.LogFeed;
import dev.gantry.app.log.LogFilter;
import dev.gantry.app.log.LogLine;
import dev.gantry.app.log.LogRange;
import dev.gantry.app.log.LogSaver;
import dev.gantry.app.log.LogSearch;
import dev.gantry.app.log.LogTarget;
import dev.gantry.app.log.OlderLines;
import dev.gantry.app.log.SessionLogSource;
import dev.gantry.app.log.SpillFile;
import dev.gantry.app.words.Explain;
import dev.gantry.app.words.Words;
import dev.gantry.ui.kit.Background;
import dev.gantry.ui.kit.CurrentHost;
import dev.gantry.ui.kit.Job;
import dev.gantry.ui.kit.Tasks;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.PatternSyntaxException;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;

/// The logs of one container or several, on the JavaFX thread. What arrives costs it the same
/// whether it is a line or a million: it is told that there is more, and asks for what it shows.
public final class LogViewModel {

    private static final String NOTHING = "";

    private final List<LogTarget> targets;
    private final SessionLogSource source;
    private final Path spillFolder;
    private final Background background;
    private final LogJobs jobs;
    private final AtomicBoolean told = new AtomicBoolean();
    private final AtomicBoolean untold = new AtomicBoolean();
    private final AtomicBoolean fetching = new AtomicBoolean();
    private final ReadOnlyLongWrapper ticks = new ReadOnlyLongWrapper();
    private final ReadOnlyLongWrapper fresh = new ReadOnlyLongWrapper();
    private final ReadOnlyStringWrapper status = new ReadOnlyStringWrapper(NOTHING);
    private final ReadOnlyStringWrapper hitsInWords = new ReadOnlyStringWrapper(NOTHING);
    private final ReadOnlyBooleanWrapper loadingOlder = new ReadOnlyBooleanWrapper();
    final BooleanProperty following = new SimpleBooleanProperty(true);
    final StringProperty find = new SimpleStringProperty(NOTHING);
    final BooleanProperty regex = new SimpleBooleanProperty();
    final BooleanProperty matchCase = new SimpleBooleanProperty();
    final BooleanProperty onlyMatches = new SimpleBooleanProperty();
    final BooleanProperty output = new SimpleBooleanProperty(true);
    final BooleanProperty error = new SimpleBooleanProperty(true);
    final BooleanProperty folded = new SimpleBooleanProperty();
    final BooleanProperty readableJson = new SimpleBooleanProperty(true);
    final BooleanProperty wrapped = new SimpleBooleanProperty();
    final BooleanProperty timed = new SimpleBooleanProperty();
    final ObjectProperty<Level> least = new SimpleObjectProperty<>(Level.NONE);
    private final Set<Long> unfolded = new HashSet<>();
    private Opened opened;
    private LineQuery query = LineQuery.of(NOTHING, false, false);
    private @Nullable LineScan shown;
    private @Nullable LineScan hits;
    private @Nullable Job shownJob;
    private @Nullable Job hitsJob;
    private @Nullable Job feedJob;
    private long seenEnd;
    private long hit = Long.MIN_VALUE;
    private boolean visible;
    private boolean closed;

    /// What belongs to one range of time.
    private record Opened(LogBook book, LogFeed feed, OlderLines older, LogRange range) {}

    /// @param spillFolder for what does not fit in memory
    public LogViewModel(
            List<LogTarget> targets,
            CurrentHost host,
            Path spillFolder,
            Background background,
            Tasks tasks) {
        this.targets = List.copyOf(targets);
        this.source = new SessionLogSource(host.session());
        this.spillFolder = spillFolder;
        this.background = background;
        this.jobs = new LogJobs(tasks, background, names(), status::set);
        this.opened = opened(LogRange.ALL);
        for (var asked : List.of(find, regex, matchCase, onlyMatches, output, error, least)) {
            asked.addListener(_ -> ask());
        }
        folded.addListener(_ -> {
            unfolded.clear();
            ask();
        });
        following.addListener(_ -> tick());
    }

    private Opened opened(LogRange range) {
        var book = new LogBook(SpillFile.in(spillFolder));
        var feed = new LogFeed(source, targets, range, book, background.workers(), this::changed);
        return new Opened(book, feed, new OlderLines(feed, background.workers()), range);
    }

    List<LogTarget> targets() {
        return targets;
    }

    /// Changes when there is something new to paint.
    ReadOnlyLongProperty ticksProperty() {
        return ticks.getReadOnlyProperty();
    }

    /// Lines that came since the end was last seen.
    ReadOnlyLongProperty freshProperty() {
        return fresh.getReadOnlyProperty();
    }

    /// What stands in the way, or that nothing more comes; empty when all is well.
    ReadOnlyStringProperty statusProperty() {
        return status.getReadOnlyProperty();
    }

    ReadOnlyStringProperty hitsProperty() {
        return hitsInWords.getReadOnlyProperty();
    }

    ReadOnlyBooleanProperty loadingOlderProperty() {
        return loadingOlder.getReadOnlyProperty();
    }

    LogRange range() {
        return opened.range;
    }

    /// Starts again with another part of the time.
    void show(LogRange range) {
        stop();
        opened.book.close();
        opened = opened(range);
        seenEnd = 0;
        hit = Long.MIN_VALUE;
        following.set(true);
        ask();
        if (visible) {
            start();
        }
    }

    void shown() {
        visible = true;
        start();
    }

    void hidden() {
        visible = false;
        stop();
    }

    void close() {
        closed = true;
        stop();
        cancel(shownJob);
        cancel(hitsJob);
        source.close();
        opened.book.close();
    }

    private void start() {
        if (feedJob == null && !closed) {
            feedJob = background.run(opened.feed::run);
        }
    }

    private void stop() {
        cancel(feedJob);
        feedJob = null;
    }

    private static void cancel(@Nullable Job job) {
        if (job != null) {
            job.cancel();
        }
    }

    /// From any thread, after each line: told once until it was painted.
    private void changed() {
        untold.set(true);
        if (told.compareAndSet(false, true)) {
            background.fx().execute(this::tick);
        }
    }

    private void tick() {
        if (!closed) {
            untold.set(false);
            update();
            ticks.set(ticks.get() + 1);
        }
    }

    /// More may be told; what came since the last telling is told in the next pulse.
    void painted() {
        told.set(false);
        if (untold.get()) {
            background.run(this::changed);
        }
    }

    private void update() {
        long end = rows().end();
        if (following.get()) {
            seenEnd = end;
        }
        fresh.set(Math.max(0, end - seenEnd));
        status.set(FeedWords.of(opened.book, opened.feed.states()));
        hitsInWords.set(countInWords());
    }

    /// The engine has not answered yet.
    boolean isOpening() {
        return opened.feed.states().stream().anyMatch(FeedState.Opening.class::isInstance);
    }

    boolean isSearching() {
        return shown != null && shown.looked() < opened.book.end();
    }

    private void ask() {
        query = query();
        cancel(shownJob);
        cancel(hitsJob);
        shownJob = null;
        hitsJob = null;
        shown = null;
        hits = null;
        var filter = filter();
        if (!filter.isEverything()) {
            var scan = LineScan.shown(opened.book, filter, this::changed);
            shown = scan;
            shownJob = background.run(() -> scan(scan));
        }
        if (!query.isEmpty()) {
            var scan = LineScan.hits(opened.book, filter(), query(), this::changed);
            hits = scan;
            hitsJob = background.run(() -> scan(scan));
        }
        seenEnd = rows().end();
        tick();
    }

    private void scan(LineScan scan) {
        try {
            scan.run();
        } catch (IOException bookClosed) {
            changed();
        }
    }

    private LineQuery query() {
        return typed().orElseGet(() -> LineQuery.of(find.get(), false, matchCase.get()));
    }

    /// Empty while an expression is unfinished.
    private Optional<LineQuery> typed() {
        try {
            return Optional.of(LineQuery.of(find.get(), regex.get(), matchCase.get()));
        } catch (PatternSyntaxException unfinished) {
            return Optional.empty();
        }
    }

    private LogFilter filter() {
        return new LogFilter(
                onlyMatches.get() ? query() : LineQuery.of(NOTHING, false, false),
                output.get(),
                error.get(),
                least.get(),
                folded.get(),
                Set.copyOf(unfolded));
    }

    LineQuery shownQuery() {
        return query;
    }

    void toggleFold(long head) {
        if (!unfolded.remove(head)) {
            unfolded.add(head);
        }
        ask();
    }

    LogRows rows() {
        return new LogRows(opened.book, shown);
    }

    /// In memory, else it is brought there and painted later.
    Optional<LogLine> line(long id) {
        var line = opened.book.line(id);
        if (line.isEmpty()) {
            bring(id);
        }
        return line;
    }

    private void bring(long id) {
        var book = opened.book;
        if (id >= book.first() && id < book.end() && fetching.compareAndSet(false, true)) {
            background.run(() -> book.fetch(id), _ -> brought(), _ -> brought());
        }
    }

    private void brought() {
        fetching.set(false);
        tick();
    }

    private String countInWords() {
        var scan = hits;
        if (scan == null) {
            return NOTHING;
        }
        if (typed().isEmpty()) {
            return Words.of("logs.noExpression");
        }
        int count = scan.count();
        int at = scan.indexFrom(hit);
        boolean onIt = at < count && scan.id(at) == hit;
        return onIt ? Words.of("logs.hit", at + 1, count) : Words.of("logs.hits", count);
    }

    /// The line that the search stands on.
    long hit() {
        return hit;
    }

    /// Goes to the next hit, or the previous; round the end.
    ///
    /// @param from the line to look from when no hit was chosen yet
    /// @return the line to show; empty when there is none
    Optional<Long> step(int by, long from) {
        var scan = hits;
        if (scan == null || scan.count() == 0) {
            return Optional.empty();
        }
        int count = scan.count();
        int at = scan.indexFrom(hit == Long.MIN_VALUE ? from : hit);
        boolean onIt = at < count && scan.id(at) == hit;
        int next = onIt || by < 0 ? at + by : at;
        hit = scan.id(Math.floorMod(next, count));
        following.set(false);
        tick();
        return Optional.of(hit);
    }

    void forgetHit() {
        hit = Long.MIN_VALUE;
    }

    /// Some thousand lines more, as when a person scrolls to where they would stand.
    void loadOlder() {
        var older = opened.older;
        if (loadingOlder.get() || older.atBeginning() || opened.book.first() == opened.book.end()) {
            return;
        }
        loadingOlder.set(true);
        background.run(
                older::some,
                _ -> olderCame(),
                why -> {
                    loadingOlder.set(false);
                    status.set(Explain.failure(why).inOneLine());
                });
    }

    private void olderCame() {
        loadingOlder.set(false);
        if (shown != null || hits != null) {
            ask();
        }
        tick();
    }

    /// The whole history, as a task that can be stopped.
    void loadAll() {
        var older = opened.older;
        if (loadingOlder.get() || older.atBeginning()) {
            return;
        }
        loadingOlder.set(true);
        jobs.begin("logs.loadTask", older::all, this::olderCame);
    }

    private boolean canSearchAll() {
        return !query.isEmpty() && typed().isPresent() && !loadingOlder.get();
    }

    /// Reads and looks through the whole history, as a task that can be stopped. After it the count
    /// and the steps are over all lines; one that was stopped leaves things as they were.
    void searchAll() {
        if (!canSearchAll()) {
            return;
        }
        loadingOlder.set(true);
        var search = new LogSearch(opened.book, opened.older, filter(), query());
        jobs.begin("logs.searchTask", "logs.searched", search::perform, this::olderCame);
    }

    String names() {
        return String.join(", ", targets.stream().map(LogTarget::name).toList());
    }

    void saveEverything(Path file) {
        jobs.begin("logs.saveTask", progress -> saver().everything(file, progress), () -> {});
    }

    void saveShown(Path file) {
        var filter = filter();
        jobs.begin("logs.saveTask", progress -> saver().shown(file, filter, progress), () -> {});
    }

    private LogSaver saver() {
        return new LogSaver(
                opened.feed, targets.stream().map(LogTarget::name).toList(), background.workers());
    }

    /// Gathers the shown lines between two, for the clipboard.
    void copy(long from, long to, java.util.function.Consumer<List<LogLine>> then) {
        var rows = rows();
        background.run(() -> rows.lines(from, to), then);
    }
}
