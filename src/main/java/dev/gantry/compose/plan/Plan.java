package dev.gantry.compose.plan;

import java.util.List;
import java.util.stream.Stream;

/// What a deploy will do, in the order of doing where one thing waits for another.
///
/// @param unchanged names of containers that are left alone
public record Plan(
        String project, List<Step> steps, List<Concern> concerns, List<String> unchanged) {

    public boolean changesNothing() {
        return steps.isEmpty();
    }

    public List<Concern> obstacles() {
        return concerns.stream().filter(Concern::isObstacle).toList();
    }

    public <T extends Step> Stream<T> steps(Class<T> kind) {
        return steps.stream().filter(kind::isInstance).map(kind::cast);
    }
}
