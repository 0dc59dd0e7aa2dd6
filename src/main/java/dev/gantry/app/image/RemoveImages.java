package dev.gantry.app.image;

import dev.gantry.docker.Container;
import dev.gantry.docker.Engine;
import dev.gantry.docker.EngineException;
import dev.gantry.docker.ImageId;
import dev.gantry.docker.ImageRemoval;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Consumer;

/// Removes many images, each for itself, and reckons the room that came free.
public final class RemoveImages {

    private final Engine engine;
    private final Consumer<Outcome> progress;

    /// What became of one of them.
    public sealed interface Outcome {

        /// A name, or an id.
        String reference();

        record Removed(String reference, ImageRemoval gone) implements Outcome {}

        /// Something stands in the way.
        record Stayed(String reference, EngineException why) implements Outcome {}
    }

    /// @param freedBytes on the engine, all its doings meanwhile included; nothing when it does not
    ///   say
    public record Report(List<Outcome> outcomes, OptionalLong freedBytes) {

        public List<Outcome.Stayed> stayed() {
            return outcomes.stream()
                    .filter(Outcome.Stayed.class::isInstance)
                    .map(Outcome.Stayed.class::cast)
                    .toList();
        }
    }

    /// @param progress told after each
    public RemoveImages(Engine engine, Consumer<Outcome> progress) {
        this.engine = engine;
        this.progress = progress;
    }

    /// What is gone already counts as removed. Throws [EngineException] when the engine is lost.
    ///
    /// @param force also what has other names, or stopped containers; never under a running one
    public Report run(List<String> references, boolean force) {
        var before = engine.layersBytes();
        var outcomes = new ArrayList<Outcome>();
        for (var reference : references) {
            var outcome = remove(reference, force);
            outcomes.add(outcome);
            progress.accept(outcome);
        }
        var after = before.isPresent() ? engine.layersBytes() : before;
        var freed =
                before.isPresent() && after.isPresent()
                        ? OptionalLong.of(Math.max(0, before.getAsLong() - after.getAsLong()))
                        : OptionalLong.empty();
        return new Report(outcomes, freed);
    }

    private Outcome remove(String reference, boolean force) {
        var images = engine.images();
        try {
            if (force) {
                keepWhatRuns(reference);
            }
            return new Outcome.Removed(
                    reference, force ? images.removeByForce(reference) : images.remove(reference));
        } catch (EngineException.Gone already) {
            return new Outcome.Removed(reference, new ImageRemoval(List.of(), List.of()));
        } catch (EngineException.Conflict | EngineException.Refused inTheWay) {
            return new Outcome.Stayed(reference, inTheWay);
        }
    }

    /// An engine that is forced takes the name away also under a running container.
    private void keepWhatRuns(String reference) {
        ImageId id = engine.images().details(reference).id();
        engine.containers().all().stream()
                .filter(container -> container.imageId().equals(id))
                .filter(Container::isUp)
                .findFirst()
                .ifPresent(running -> {
                    throw new EngineException.Conflict(
                            "container " + running.name() + " is running on " + reference, null);
                });
    }
}
