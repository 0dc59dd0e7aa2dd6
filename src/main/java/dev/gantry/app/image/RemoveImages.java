package dev.gantry.app.image;

import dev.gantry.docker.Engine;
import dev.gantry.docker.EngineException;
import dev.gantry.docker.ImageRemoval;
import java.util.ArrayList;
import java.util.List;
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

    /// @param freedBytes on the engine, all its doings meanwhile included
    public record Report(List<Outcome> outcomes, long freedBytes) {

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
    /// @param force also what has other names, or stopped containers
    public Report run(List<String> references, boolean force) {
        long before = engine.roomTaken().layersBytes();
        var outcomes = new ArrayList<Outcome>();
        for (var reference : references) {
            var outcome = remove(reference, force);
            outcomes.add(outcome);
            progress.accept(outcome);
        }
        return new Report(outcomes, Math.max(0, before - engine.roomTaken().layersBytes()));
    }

    private Outcome remove(String reference, boolean force) {
        var images = engine.images();
        try {
            return new Outcome.Removed(
                    reference, force ? images.removeByForce(reference) : images.remove(reference));
        } catch (EngineException.Gone already) {
            return new Outcome.Removed(reference, new ImageRemoval(List.of(), List.of()));
        } catch (EngineException.Conflict | EngineException.Refused inTheWay) {
            return new Outcome.Stayed(reference, inTheWay);
        }
    }
}
