package dev.gantry.ui.kit;

import java.time.Instant;
import java.util.concurrent.Executor;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/// Everything that takes a while, in one list: what it is, how far it is, how to stop it.
public final class Tasks {

    /// Finished ones are kept for reading until there are more than this.
    private static final int MOST_KEPT = 50;

    private final Executor fx;
    private final ObservableList<Task> all = FXCollections.observableArrayList();
    private final ReadOnlyIntegerWrapper running = new ReadOnlyIntegerWrapper();

    public Tasks(Executor fx) {
        this.fx = fx;
    }

    /// The newest first.
    public ObservableList<Task> all() {
        return all;
    }

    public ReadOnlyIntegerProperty runningProperty() {
        return running.getReadOnlyProperty();
    }

    /// Call on the JavaFX thread.
    ///
    /// @param cancel what its stop button does; null when it cannot be stopped
    public Task begin(String title, @Nullable Runnable cancel) {
        var task = new Task(title, cancel);
        all.addFirst(task);
        running.set(running.get() + 1);
        for (int last = all.size() - 1; all.size() > MOST_KEPT && last > 0; last--) {
            if (all.get(last).status() != Status.RUNNING) {
                all.remove(last);
            }
        }
        return task;
    }

    public void forgetFinished() {
        all.removeIf(task -> task.status() != Status.RUNNING);
    }

    public enum Status {
        RUNNING,
        DONE,
        FAILED,
        CANCELLED
    }

    /// One of them. What reports on it may do so from any thread.
    public final class Task {
        private final String title;
        private final @Nullable Runnable cancel;
        private final Instant begun = Instant.now();
        private final ReadOnlyObjectWrapper<Status> status =
                new ReadOnlyObjectWrapper<>(Status.RUNNING);
        private final ReadOnlyStringWrapper progress = new ReadOnlyStringWrapper("");
        private final Latest<String> told = new Latest<>(fx, progress::set);
        private final ObservableList<String> log = FXCollections.observableArrayList();
        private @Nullable Instant ended;

        private Task(String title, @Nullable Runnable cancel) {
            this.title = title;
            this.cancel = cancel;
        }

        public String title() {
            return title;
        }

        public Instant begun() {
            return begun;
        }

        /// The end, or now while it runs.
        public Instant ended(Instant now) {
            return ended == null ? now : ended;
        }

        public Status status() {
            return status.get();
        }

        public ReadOnlyObjectProperty<Status> statusProperty() {
            return status.getReadOnlyProperty();
        }

        /// In facts: "3 of 5 containers".
        public ReadOnlyStringProperty progressProperty() {
            return progress.getReadOnlyProperty();
        }

        public ObservableList<String> log() {
            return log;
        }

        public boolean canBeCancelled() {
            return cancel != null && status() == Status.RUNNING;
        }

        /// Many times a second, if need be: a person sees the newest.
        public void tell(String facts) {
            told.accept(facts);
        }

        public void log(String line) {
            fx.execute(() -> log.add(line));
        }

        public void cancel() {
            if (cancel != null && status() == Status.RUNNING) {
                end(Status.CANCELLED);
                cancel.run();
            }
        }

        /// The first end counts.
        public void end(Status how) {
            fx.execute(() -> {
                if (status() == Status.RUNNING) {
                    ended = Instant.now();
                    status.set(how);
                    running.set(running.get() - 1);
                }
            });
        }
    }
}
