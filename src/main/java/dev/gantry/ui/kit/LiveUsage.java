package dev.gantry.ui.kit;

import dev.gantry.app.host.Host;
import dev.gantry.app.host.Link;
import dev.gantry.app.stats.StatsWatch;
import dev.gantry.app.stats.Usage;
import dev.gantry.app.stats.UsageBook;
import dev.gantry.docker.ContainerId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import org.jspecify.annotations.Nullable;

/// What the containers of the host in view use, as far as a screen is interested. On the JavaFX
/// thread. The last hour of each host is kept while Gantry runs.
public final class LiveUsage {

    private final CurrentHost host;
    private final Background background;
    private final Map<String, UsageBook> books = new HashMap<>();
    private final List<Interest> interests = new ArrayList<>();
    private final ReadOnlyLongWrapper revision = new ReadOnlyLongWrapper();

    public LiveUsage(CurrentHost host, Background background) {
        this.host = host;
        this.background = background;
        host.stateProperty().addListener(_ -> hostChanged());
        host.hostProperty().addListener(_ -> anotherHost());
    }

    /// Of the host in view.
    public UsageBook book() {
        var id = host.hostProperty().get().map(Host::id).orElse("");
        return books.computeIfAbsent(id, _ -> new UsageBook());
    }

    /// Grows when the book has something new.
    public ReadOnlyLongProperty revisionProperty() {
        return revision.getReadOnlyProperty();
    }

    /// Nothing is asked for until it says in what.
    public Interest interest(Duration every) {
        var interest = new Interest(every);
        interests.add(interest);
        return interest;
    }

    private void hostChanged() {
        if (!host.state().snapshot().isEmpty()) {
            book().keepOnly(host.state().snapshot().containers().keySet());
        }
        interests.forEach(Interest::follow);
    }

    private void anotherHost() {
        interests.forEach(Interest::end);
        interests.forEach(Interest::follow);
        revision.set(revision.get() + 1);
    }

    private void learn(UsageBook book, List<Map<ContainerId, Optional<Usage>>> news) {
        for (var sweep : news) {
            sweep.forEach((id, usage) ->
                    usage.ifPresentOrElse(now -> book.add(id, now), () -> book.stopped(id)));
        }
        revision.set(revision.get() + 1);
    }

    /// Somebody looks at the use of some containers.
    public final class Interest {
        private List<ContainerId> ids = List.of();
        private Duration every;
        private @Nullable StatsWatch watch;

        private Interest(Duration every) {
            this.every = every;
        }

        /// From now on in these, and no others.
        public void in(Collection<ContainerId> now) {
            if (!ids.equals(List.copyOf(now))) {
                ids = List.copyOf(now);
                follow();
            }
        }

        public void every(Duration now) {
            every = now;
            if (watch != null) {
                watch.every(now);
            }
        }

        /// Nobody looks any more.
        public void close() {
            ids = List.of();
            end();
            interests.remove(this);
        }

        private void follow() {
            if (ids.isEmpty() || !(host.state().link() instanceof Link.Live)) {
                end();
                return;
            }
            if (watch == null) {
                var book = book();
                var news =
                        new FxBatch<Map<ContainerId, Optional<Usage>>>(
                                background.fx(), all -> learn(book, all));
                watch =
                        new StatsWatch(
                                host.session().engine().stats(),
                                background.workers(),
                                every,
                                news::add);
            }
            watch.watch(ids);
        }

        private void end() {
            if (watch != null) {
                watch.close();
                watch = null;
            }
        }
    }
}
