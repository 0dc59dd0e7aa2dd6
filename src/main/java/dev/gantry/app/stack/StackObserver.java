package dev.gantry.app.stack;

import dev.gantry.compose.plan.Observed;
import dev.gantry.compose.plan.Project;
import dev.gantry.compose.plan.Service;
import dev.gantry.docker.Container;
import dev.gantry.docker.ContainerDetails;
import dev.gantry.docker.Engine;
import dev.gantry.docker.EngineAddress;
import dev.gantry.docker.EngineException;
import dev.gantry.docker.ImageDetails;
import dev.gantry.docker.Network;
import dev.gantry.docker.Volume;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/// Looks at what an engine has of a project.
final class StackObserver {

    private static final int AT_ONCE = 8;

    private final Engine engine;
    private final Together together;
    private final boolean sameMachine;

    StackObserver(Engine engine, EngineAddress address, Executor workers) {
        this.engine = engine;
        this.together = new Together(workers, Together.Manner.INTERRUPT);
        this.sameMachine = isHere(address);
    }

    /// A socket in the file system, or a pipe, leads to an engine on this machine.
    static boolean isHere(EngineAddress address) {
        return address instanceof EngineAddress.Unix || address instanceof EngineAddress.Pipe;
    }

    Observed observe(Project project) {
        var containers = new AtomicReference<List<Container>>(List.of());
        var networks = new AtomicReference<List<Network>>(List.of());
        var volumes = new AtomicReference<List<Volume>>(List.of());
        var images = new ConcurrentHashMap<String, ImageDetails>();
        var members = new ConcurrentLinkedQueue<ContainerDetails>();
        together.run(
                List.of(
                        () -> {
                            containers.set(engine.containers().all());
                            inspect(project, containers.get(), members);
                        },
                        () -> networks.set(engine.networks().all()),
                        () -> volumes.set(engine.volumes().all()),
                        () -> images(project, images)));
        return new Observed(
                engine.info(),
                List.copyOf(members),
                containers.get().stream()
                        .filter(container -> !Observed.isMember(container, project.name()))
                        .toList(),
                networks.get(),
                volumes.get(),
                Map.copyOf(images),
                sameMachine);
    }

    private void inspect(
            Project project,
            List<Container> containers,
            ConcurrentLinkedQueue<ContainerDetails> into) {
        inParts(
                containers.stream()
                        .filter(container -> Observed.isMember(container, project.name()))
                        .toList(),
                container -> {
                    try {
                        into.add(engine.containers().inspect(container.id()));
                    } catch (EngineException.Gone meanwhile) {
                        // is no member then
                    }
                });
    }

    private void images(Project project, Map<String, ImageDetails> into) {
        inParts(
                project.services().values().stream().map(Service::image).distinct().toList(),
                image -> {
                    try {
                        into.put(image, engine.images().details(image));
                    } catch (EngineException.Gone notThere) {
                        // is absent from the map
                    } catch (EngineException.Refused noName) {
                        if (noName.status() != 400) { // the engine's word for what cannot be a name
                            throw noName;
                        }
                    }
                });
    }

    /// A few calls at once: an engine answers no faster for more.
    private <T> void inParts(List<T> all, Consumer<T> each) {
        var tasks = new ArrayList<Runnable>();
        int workers = Math.min(AT_ONCE, all.size());
        for (int worker = 0; worker < workers; worker++) {
            int first = worker;
            tasks.add(() -> {
                for (int index = first; index < all.size(); index += workers) {
                    each.accept(all.get(index));
                }
            });
        }
        if (!tasks.isEmpty()) {
            together.run(tasks);
        }
    }
}
