package dev.gantry.docker;

import dev.gantry.docker.Container.State;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/// Things as an engine might list them.
public final class Samples {

    public static final Instant CREATED = Instant.parse("2026-01-01T08:00:00Z");

    private Samples() {}

    /// Its id is made from its name.
    public static Container container(String name, State state) {
        return container(name, state, Optional.empty());
    }

    public static Container container(String name, State state, Optional<Instant> since) {
        return new Container(
                idOf(name),
                name,
                "gantry/base:1",
                new ImageId("sha256:0123456789abcdef"),
                state,
                Health.NONE,
                since,
                state == State.EXITED ? OptionalInt.of(0) : OptionalInt.empty(),
                CREATED,
                List.of(),
                List.of(),
                List.of(),
                Map.of());
    }

    public static ContainerId idOf(String name) {
        return new ContainerId("id-of-" + name);
    }

    public static Image image(String tag) {
        return new Image(
                new ImageId("sha256:" + tag), List.of(tag), List.of(), CREATED, 1000, Map.of());
    }

    public static Volume volume(String name) {
        return new Volume(
                new VolumeName(name),
                "local",
                "/volumes/" + name,
                Map.of(),
                Map.of(),
                Optional.empty());
    }
}
