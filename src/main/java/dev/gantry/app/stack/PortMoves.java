package dev.gantry.app.stack;

import com.fasterxml.jackson.databind.JsonNode;
import dev.gantry.compose.plan.Plan;
import dev.gantry.compose.plan.Project;
import dev.gantry.compose.plan.Step;
import dev.gantry.docker.ContainerDetails;
import dev.gantry.docker.ContainerId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/// Containers to be replaced that hold a port which another service is to get.
final class PortMoves {

    private PortMoves() {}

    static Set<ContainerId> of(Project project, Plan plan) {
        var wanted = wanted(project);
        var moving = new HashSet<ContainerId>();
        plan.steps(Step.RecreateContainer.class)
                .filter(step -> gives(step.old(), step.service(), wanted))
                .forEach(step -> moving.add(step.old().id()));
        return moving;
    }

    /// Port to the services that publish it.
    private static Map<Integer, Set<String>> wanted(Project project) {
        var wanted = new HashMap<Integer, Set<String>>();
        for (var service : project.services().values()) {
            for (var port : service.json().path("ports")) {
                range(port)
                        .forEach(each ->
                                wanted.computeIfAbsent(each, _ -> new HashSet<>())
                                        .add(service.name()));
            }
        }
        return wanted;
    }

    private static Set<Integer> range(JsonNode port) {
        var published = port.path("published").asText("");
        var all = new HashSet<Integer>();
        if (published.matches("[0-9]{1,5}(-[0-9]{1,5})?")) {
            var ends = published.split("-");
            for (int each = Integer.parseInt(ends[0]);
                    each <= Integer.parseInt(ends[ends.length - 1]);
                    each++) {
                all.add(each);
            }
        }
        return all;
    }

    private static boolean gives(
            ContainerDetails old, String service, Map<Integer, Set<String>> wanted) {
        return old.ports().stream()
                .flatMap(port -> port.published().stream())
                .map(published -> wanted.getOrDefault(published.port(), Set.of()))
                .anyMatch(services -> services.stream().anyMatch(it -> !it.equals(service)));
    }
}
