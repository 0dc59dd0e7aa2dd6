package dev.gantry.app.cleanup;

import dev.gantry.app.cleanup.Leftover.Kind;
import dev.gantry.docker.ContainerId;
import dev.gantry.docker.Engine;
import dev.gantry.docker.EngineException;
import dev.gantry.docker.ImageId;
import dev.gantry.docker.NetworkId;
import dev.gantry.docker.Removal;
import dev.gantry.docker.VolumeName;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Consumer;

/// Removes exactly what was chosen, and of that only what is still not needed.
///
/// The engine itself guards running containers and volumes. What it does not guard, networks of
/// stopped containers and names of images, is looked at once more just before.
public final class CleanUp {

    private final Engine engine;
    private final Consumer<Outcome> progress;
    private final List<Outcome> outcomes = new ArrayList<>();
    private long freed;

    /// What became of one of them.
    public sealed interface Outcome {

        Leftover leftover();

        record Removed(Leftover leftover) implements Outcome {}

        /// Somebody else had removed it.
        record Gone(Leftover leftover) implements Outcome {}

        /// Somebody began to use it, or named it, after the list was made.
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

    /// Looks again before it touches anything. To be called once. Throws [EngineException] when the
    /// engine is lost; what is removed by then stays so.
    public Report run(List<Leftover> chosen) {
        var now = Leftovers.on(engine);
        var imagesBefore = engine.layersBytes();
        var steps = new ArrayList<Leftover>();
        chosen.stream()
                .sorted(Comparator.comparing(Leftover::kind))
                .forEach(leftover -> {
                    if (!now.knows(leftover)) {
                        tell(new Outcome.Gone(leftover));
                    } else if (!now.has(leftover)) {
                        tell(new Outcome.Needed(leftover));
                    } else if (leftover.kind() == Kind.BUILD_CACHE) {
                        steps.add(leftover);
                    } else {
                        tell(remove(leftover));
                    }
                });
        forget(steps);
        return new Report(List.copyOf(outcomes), freed + freedOfImages(imagesBefore));
    }

    /// They share layers, so they are reckoned together.
    private long freedOfImages(OptionalLong before) {
        boolean any =
                outcomes.stream()
                        .anyMatch(each ->
                                each instanceof Outcome.Removed
                                        && each.leftover().kind() == Kind.IMAGE);
        var after = any ? engine.layersBytes() : before;
        return before.isPresent() && after.isPresent()
                ? Math.max(0, before.getAsLong() - after.getAsLong())
                : 0;
    }

    private void tell(Outcome outcome) {
        outcomes.add(outcome);
        progress.accept(outcome);
    }

    private Outcome remove(Leftover leftover) {
        try {
            return perform(leftover) ? new Outcome.Removed(leftover) : new Outcome.Needed(leftover);
        } catch (EngineException.Gone already) {
            return new Outcome.Gone(leftover);
        } catch (EngineException.Conflict | EngineException.Refused why) {
            return new Outcome.Refused(leftover, why);
        }
    }

    /// Whether it was done: not when somebody needs it now.
    private boolean perform(Leftover leftover) {
        var id = leftover.id();
        switch (leftover.kind()) {
            case CONTAINER -> engine.containers().remove(new ContainerId(id), Removal.PLAIN);
            case IMAGE -> {
                return removeImage(leftover);
            }
            case VOLUME -> engine.volumes().remove(new VolumeName(id));
            case NETWORK -> {
                if (isNetworkUsed(leftover.name())) {
                    return false;
                }
                engine.networks().remove(new NetworkId(id));
            }
            case BUILD_CACHE -> throw new IllegalArgumentException("steps are forgotten together");
        }
        freed += Math.max(0, leftover.sizeBytes());
        return true;
    }

    private boolean isNetworkUsed(String name) {
        return engine.containers().all().stream()
                .anyMatch(container -> container.networks().contains(name));
    }

    /// By each of the names that were listed: by its id one with several names is refused, and one
    /// that was named since would lose that name, too.
    private boolean removeImage(Leftover leftover) {
        var id = new ImageId(leftover.id());
        boolean used =
                engine.containers().all().stream()
                        .anyMatch(container -> container.imageId().equals(id));
        var tags = engine.images().details(leftover.id()).tags();
        boolean renamed = !tags.isEmpty() && !String.join(", ", tags).equals(leftover.name());
        if (used || renamed) {
            return false;
        }
        if (tags.isEmpty()) {
            engine.images().remove(leftover.id());
        } else {
            tags.forEach(engine.images()::remove);
        }
        return true;
    }

    /// A step that others stand on goes only after them, and nobody says which those are: so again
    /// and again, until a round takes none.
    private void forget(List<Leftover> steps) {
        var left = new ArrayList<>(steps);
        int before = -1;
        while (left.size() != before) {
            before = left.size();
            left.removeIf(this::isForgotten);
        }
        left.forEach(step -> tell(new Outcome.Needed(step)));
    }

    private boolean isForgotten(Leftover step) {
        var bytes = engine.images().forgetBuild(step.id());
        bytes.ifPresent(more -> {
            freed += more;
            tell(new Outcome.Removed(step));
        });
        return bytes.isPresent();
    }
}
