package dev.gantry.app.stack;

import dev.gantry.compose.plan.ComposeLabels;
import dev.gantry.docker.Container;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;

/// A stack as the labels of its containers tell it, whoever deployed it.
///
/// @param folder the project's folder where it was deployed; empty when not told
/// @param files its compose files there
public record StackSummary(
        String name,
        Set<String> services,
        List<Container> containers,
        String folder,
        String files) {

    /// By name.
    public static List<StackSummary> of(List<Container> containers) {
        var stacks = new TreeMap<String, List<Container>>();
        for (var container : containers) {
            var name = container.labels().get(ComposeLabels.PROJECT);
            if (name != null && container.labels().containsKey(ComposeLabels.CONFIG_HASH)) {
                stacks.computeIfAbsent(name, _ -> new ArrayList<>()).add(container);
            }
        }
        return stacks.entrySet().stream()
                .map(stack -> of(stack.getKey(), stack.getValue()))
                .toList();
    }

    private static StackSummary of(String name, List<Container> containers) {
        var services = new LinkedHashSet<String>();
        containers.forEach(it -> it.service().ifPresent(services::add));
        return new StackSummary(
                name,
                services,
                List.copyOf(containers),
                label(containers, ComposeLabels.WORKING_DIR),
                label(containers, ComposeLabels.CONFIG_FILES));
    }

    private static String label(List<Container> containers, String key) {
        return containers.stream()
                .map(it -> it.labels().getOrDefault(key, ""))
                .filter(value -> !value.isEmpty())
                .findFirst()
                .orElse("");
    }

    public long running() {
        return containers.stream().filter(Container::isUp).count();
    }
}
