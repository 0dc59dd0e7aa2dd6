package dev.gantry.cli;

import dev.gantry.docker.Container;
import dev.gantry.docker.EngineException;
import java.util.List;

/// Which container a person means.
final class NamedContainer {

    private NamedContainer() {}

    /// By name, else by the beginning of the id. Throws [EngineException.Gone].
    static Container in(List<Container> all, String name) {
        return all.stream()
                .filter(container -> container.name().equals(name))
                .findFirst()
                .or(() ->
                        all.stream()
                                .filter(container -> container.id().value().startsWith(name))
                                .findFirst())
                .orElseThrow(() -> new EngineException.Gone("No such container: " + name, null));
    }
}
