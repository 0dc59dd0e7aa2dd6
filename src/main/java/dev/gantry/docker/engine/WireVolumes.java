package dev.gantry.docker.engine;

import com.fasterxml.jackson.databind.JsonNode;
import dev.gantry.docker.Volume;
import dev.gantry.docker.VolumeName;
import dev.gantry.docker.Volumes;
import dev.gantry.docker.engine.wire.Request;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Volumes over the wire.
final class WireVolumes implements Volumes {

    private final RawApi api;
    private final EngineErrors errors;

    WireVolumes(RawApi api, EngineErrors errors) {
        this.api = api;
        this.errors = errors;
    }

    @Override
    public List<Volume> all() {
        var reply = errors.quick(() -> api.get("/volumes"));
        return reply.path("Volumes").valueStream().map(WireVolumes::volume).toList();
    }

    @Override
    public Volume inspect(VolumeName name) {
        var target = "/volumes/" + RawApi.segment(name.value());
        return volume(errors.quick(() -> api.get(target)));
    }

    @Override
    public void create(String json) {
        errors.patient(() -> {
            api.act(Request.post("/volumes/create").json(json));
            return true;
        });
    }

    @Override
    public void remove(VolumeName name) {
        errors.patient(() -> {
            api.act(Request.of("DELETE", "/volumes/" + RawApi.segment(name.value())));
            return true;
        });
    }

    /// With the offset of the engine's machine.
    private static Optional<Instant> created(String text) {
        try {
            return text.isEmpty()
                    ? Optional.empty()
                    : Optional.of(OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeParseException driversOwnWords) {
            return Optional.empty();
        }
    }

    private static Volume volume(JsonNode row) {
        return new Volume(
                new VolumeName(Json.text(row.path("Name"))),
                Json.text(row.path("Driver")),
                Json.text(row.path("Mountpoint")),
                Map.copyOf(Json.textMap(row.path("Options"))),
                Map.copyOf(Json.textMap(row.path("Labels"))),
                created(Json.text(row.path("CreatedAt"))));
    }
}
