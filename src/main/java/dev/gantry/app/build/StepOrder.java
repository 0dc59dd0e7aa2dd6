package dev.gantry.app.build;

import dev.gantry.app.build.BuildBoard.StepLog;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// Steps as a person reads a Dockerfile: BuildKit names those of a stage from its end to its
/// beginning, since it asks backwards what it needs.
final class StepOrder {

    /// `[build 2/4] RUN make`: the stage, and the number in it.
    private static final Pattern NUMBERED = Pattern.compile("^\\[(.*?)(\\d+)/\\d+] ");

    private record Place(StepLog log, String group, int number, int told) {}

    private StepOrder() {}

    /// Stages by when their first step began; within them by number.
    static List<StepLog> of(Collection<StepLog> logs) {
        var places = new ArrayList<Place>();
        var begun = new HashMap<String, Instant>();
        for (var log : logs) {
            var place = place(log, places.size());
            places.add(place);
            begun.merge(place.group(), began(log), (a, b) -> a.isBefore(b) ? a : b);
        }
        places.sort(order(begun));
        return places.stream().map(Place::log).toList();
    }

    private static Comparator<Place> order(Map<String, Instant> begun) {
        return Comparator.<Place, Instant>comparing(
                        place -> begun.getOrDefault(place.group(), Instant.MAX))
                .thenComparing(Place::group)
                .thenComparingInt(Place::number)
                .thenComparingInt(Place::told);
    }

    private static Place place(StepLog log, int told) {
        var step = log.step();
        var numbered = NUMBERED.matcher(step.name());
        return numbered.find()
                ? new Place(log, numbered.group(1), Integer.parseInt(numbered.group(2)), told)
                : new Place(log, step.id(), 0, told);
    }

    private static Instant began(StepLog log) {
        var started = log.step().started();
        return started.equals(Instant.EPOCH) ? Instant.MAX : started;
    }
}
