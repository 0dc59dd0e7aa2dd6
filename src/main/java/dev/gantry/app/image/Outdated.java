package dev.gantry.app.image;

import dev.gantry.app.container.BodyOf;
import dev.gantry.app.container.RecreateContainer;
import dev.gantry.app.container.RecreateException;
import dev.gantry.app.container.RecreateStep;
import dev.gantry.docker.Container;
import dev.gantry.docker.Engine;
import dev.gantry.docker.EngineException;
import dev.gantry.docker.ImageId;
import dev.gantry.docker.ImageName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;

/// The containers that were made of a name which means another image by now.
public final class Outdated {

    private final Engine engine;
    private final ImageName name;

    public Outdated(Engine engine, ImageName name) {
        this.engine = engine;
        this.name = name;
    }

    /// What became of one of them.
    ///
    /// @param failure nothing when it is made anew, or need not be
    public record Outcome(Container container, Optional<RuntimeException> failure) {}

    /// Throws [EngineException.Gone] when nothing has the name.
    public List<Container> find() {
        var image = engine.images().details(name.toString()).id();
        return engine.containers().all().stream()
                .filter(container -> !container.imageId().equals(image))
                .filter(this::isMeant)
                .toList();
    }

    /// A container whose image lost its name is listed with the id, and still knows the name.
    private boolean isMeant(Container container) {
        return isName(container.image())
                || isIdOf(container.image(), container.imageId()) && isName(written(container));
    }

    private String written(Container container) {
        try {
            return engine.containers().inspect(container.id()).image();
        } catch (EngineException.Gone meanwhile) {
            return "";
        }
    }

    private boolean isName(String written) {
        return ImageName.read(written).filter(name::equals).isPresent();
    }

    private static boolean isIdOf(String written, ImageId id) {
        var digits = written.startsWith("sha256:") ? written : "sha256:" + written;
        return id.value().startsWith(digits);
    }

    /// One after the other; each that does not prove itself is put back, and the others go on.
    /// Throws [EngineException.NoConnection] when the engine is lost.
    ///
    /// @param progress told of each step
    public List<Outcome> recreate(
            List<Container> containers, BiConsumer<Container, RecreateStep> progress) {
        var outcomes = new ArrayList<Outcome>();
        for (var container : containers) {
            outcomes.add(new Outcome(container, recreate(container, progress)));
        }
        return outcomes;
    }

    private Optional<RuntimeException> recreate(
            Container container, BiConsumer<Container, RecreateStep> progress) {
        try {
            var details = engine.containers().inspect(container.id());
            var old = engine.images().defaults(details.imageId());
            new RecreateContainer(engine, step -> progress.accept(container, step))
                    .run(container.id(), BodyOf.container(details, old));
            return Optional.empty();
        } catch (EngineException.NoConnection | EngineException.Cancelled lost) {
            throw lost;
        } catch (RecreateException | EngineException failure) {
            return Optional.of(failure);
        }
    }
}
