package dev.gantry.testing;

import dev.gantry.docker.Container;
import dev.gantry.docker.ContainerDetails;
import dev.gantry.docker.Engine;
import dev.gantry.docker.Removal;
import dev.gantry.docker.engine.Dialer;
import java.util.List;

/// An engine as Gantry sees it, and one name on it: at the end all containers go whose names begin
/// so, whoever made them.
public final class Connected implements AutoCloseable {

    public final Engine gantry;
    private final String name;

    public Connected(TestEngine engine, String name) {
        this.gantry = new Dialer().connect(engine.address());
        this.name = name;
    }

    /// Of the containers that are there.
    public List<String> names() {
        return mine().stream().map(Container::name).toList();
    }

    /// The one that has the whole name.
    public ContainerDetails inspect() {
        var one = mine().stream().filter(each -> each.name().equals(name)).findFirst();
        return gantry.containers().inspect(one.orElseThrow().id());
    }

    private List<Container> mine() {
        return gantry.containers().all().stream()
                .filter(container -> container.name().startsWith(name))
                .toList();
    }

    public void removeContainers() {
        mine().forEach(each -> gantry.containers().remove(each.id(), new Removal(true, true)));
    }

    @Override
    public void close() {
        removeContainers();
        gantry.close();
    }
}
