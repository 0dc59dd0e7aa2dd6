package dev.gantry.app.cleanup;

import dev.gantry.docker.ContainerId;
import dev.gantry.docker.Engine;
import dev.gantry.docker.EngineException;
import dev.gantry.docker.NetworkId;
import dev.gantry.docker.Removal;
import dev.gantry.docker.VolumeName;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.function.Consumer;

/// Removes exactly what was chosen, and of that only what is still not needed.
public final class CleanUp {

    private final Engine engine;
    private final Consumer<Outcome> progress;

    /// What became of one of them.
    public sealed interface Outcome {

        Leftover leftover();

        record Removed(Leftover leftover) implements Outcome {}

        /// Somebody began to use it, after the list was made.
        record Needed(Leftover leftover) implements Outcome {}

        record Refused(Leftover leftover, EngineException why) implements Outcome {}
    }

    /// @param freedBytes as far as the engine knows sizes
    public record Report(List<Outcome> outcomes, long freedBytes) {

        public long removed() {
            return outcomes.stream().filter(Outcome.Removed.class::isInstance).count();
        }
    }

    /// @param progress told after each
    public CleanUp(Engine engine, Consumer<Outcome> progress) {
        this.engine = engine;
        this.progress = progress;
    }

    /// Looks again before it touches anything. Throws [EngineException] when the engine is lost;
    /// what is removed by then stays so.
    public Report run(List<Leftover> chosen) {
        var still = new HashSet<>();
        Leftovers.on(engine).forEach(each -> still.add(List.of(each.kind(), each.id())));
        long imagesBefore = engine.roomTaken().layersBytes();
        var outcomes = new ArrayList<Outcome>();
        long freed = 0;
        for (var leftover : inOrder(chosen)) {
            var step =
                    still.contains(List.of(leftover.kind(), leftover.id()))
                            ? remove(leftover)
                            : new Step(new Outcome.Needed(leftover), 0);
            outcomes.add(step.outcome());
            progress.accept(step.outcome());
            freed += step.freedBytes();
        }
        long ofImages = Math.max(0, imagesBefore - engine.roomTaken().layersBytes());
        return new Report(outcomes, freed + ofImages);
    }

    private static List<Leftover> inOrder(List<Leftover> chosen) {
        return chosen.stream().sorted(Comparator.comparing(Leftover::kind)).toList();
    }

    private record Step(Outcome outcome, long freedBytes) {}

    private Step remove(Leftover leftover) {
        try {
            return new Step(new Outcome.Removed(leftover), perform(leftover));
        } catch (EngineException.Gone already) {
            return new Step(new Outcome.Removed(leftover), 0);
        } catch (EngineException.Conflict | EngineException.Refused why) {
            return new Step(new Outcome.Refused(leftover, why), 0);
        }
    }

    /// @return bytes freed; those of images are reckoned together, for they share layers
    private long perform(Leftover leftover) {
        var id = leftover.id();
        switch (leftover.kind()) {
            case CONTAINER -> engine.containers().remove(new ContainerId(id), Removal.PLAIN);
            case IMAGE -> removeImage(id);
            case VOLUME -> engine.volumes().remove(new VolumeName(id));
            case NETWORK -> engine.networks().remove(new NetworkId(id));
            case BUILD_CACHE -> {
                return engine.images().forgetBuild(id);
            }
        }
        return leftover.kind() == Leftover.Kind.IMAGE ? 0 : Math.max(0, leftover.sizeBytes());
    }

    /// By each of its names: by its id one with several names is refused.
    private void removeImage(String id) {
        var tags = engine.images().details(id).tags();
        if (tags.isEmpty()) {
            engine.images().remove(id);
        } else {
            tags.forEach(engine.images()::remove);
        }
    }
}
