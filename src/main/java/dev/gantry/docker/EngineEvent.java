package dev.gantry.docker;

import java.time.Instant;
import java.util.Map;

/// Something that happened on an engine.
///
/// @param type `container`, `image`, `volume`, `network`, `daemon`, `builder`, … as the engine says
/// @param action `start`, `die`, `health_status: healthy`, …
/// @param actor the id of a container, image or network, or the name of a volume
public record EngineEvent(
        String type, String action, String actor, Map<String, String> attributes, Instant time) {

    public String attribute(String key) {
        return attributes.getOrDefault(key, "");
    }
}
