package dev.gantry.ui.container;

import dev.gantry.app.words.Words;
import dev.gantry.docker.Container;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;

/// What can be done to a container. Its words stand under `act.` and its name.
enum Act {
    START(Container::canStart),
    STOP(Container::canStop),
    RESTART(Container::canRestart),
    KILL(Container::canKill),
    PAUSE(Container::canPause),
    UNPAUSE(Container::canUnpause),
    RENAME(Container::canRemove),
    REMOVE(Container::canRemove),
    EDIT(Container::canRemove),
    DUPLICATE(Container::canRemove),
    LIMIT(Container::canRemove),
    COMMIT(Container::canRemove),
    EXPORT(Container::canRemove),
    TOP(Container::isUp);

    private final Predicate<Container> possible;

    Act(Predicate<Container> possible) {
        this.possible = possible;
    }

    boolean isPossibleOn(Container container) {
        return possible.test(container);
    }

    /// "stopping…"
    String pending() {
        return Words.of(key("pending"));
    }

    /// "could not stop"
    String failed() {
        return Words.of(key("failed"));
    }

    /// "Could not stop web."
    String failed(String name) {
        return Words.of(key("failedOn"), name);
    }

    /// "Stop web", "Stop 3 containers"
    String title(List<Container> on) {
        return on.size() == 1
                ? Words.of(key("one"), on.getFirst().name())
                : Words.of(key("many"), on.size());
    }

    private String key(String which) {
        return "act." + name().toLowerCase(Locale.ROOT) + "." + which;
    }
}
