package dev.gantry.cli;

import dev.gantry.docker.Container;
import dev.gantry.docker.EngineException;
import java.util.List;

/// The containers of an engine by what a person calls them.
record ContainerNames(List<Container> all) {

    /// By name, else by the beginning of the id. Throws [EngineException.Gone] when there is none,
    /// [EngineException.Conflict] when several ids begin so.
    Container find(String name) {
        for (var container : all) {
            if (container.name().equals(name)) {
                return container;
            }
        }
        var begun = all.stream().filter(one -> one.id().value().startsWith(name)).toList();
        if (begun.isEmpty()) {
            throw new EngineException.Gone("No such container: " + name, null);
        }
        if (begun.size() > 1) {
            throw new EngineException.Conflict("Several containers have ids like " + name, null);
        }
        return begun.getFirst();
    }
}
