package dev.gantry.app.volume;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.gantry.docker.ContainerId;
import dev.gantry.docker.Engine;
import dev.gantry.docker.EngineException;
import dev.gantry.docker.OwnThings;
import dev.gantry.docker.VolumeName;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// How a helper stands on an engine: without network, on a root that cannot be written to, with no
/// rights but those over files, gone with its input.
///
/// @param writable whether the volume can be changed through it
record HelperContainer(HelperImage image, VolumeName volume, boolean writable) {

    static final String MOUNT = "/v";
    private static final long MEMORY_BYTES = 32L << 20;
    private static final JsonMapper JSON = new JsonMapper();

    /// Made, not started. The volume must be there: an engine makes what is not.
    ContainerId create(Engine engine) {
        try {
            return made(engine);
        } catch (EngineException.Gone imageMissing) {
            image.bringTo(engine);
            return made(engine);
        }
    }

    private ContainerId made(Engine engine) {
        var name = "gantry-helper-" + UUID.randomUUID().toString().substring(0, 13);
        return engine.containers().create(name, "", json());
    }

    private String json() {
        var body = new LinkedHashMap<String, Object>();
        body.put("Image", image.name().toString());
        body.put("Cmd", List.of(HelperImage.PROGRAM));
        body.put("Labels", Map.of(OwnThings.LABEL, "volume"));
        body.put("OpenStdin", true);
        body.put("StdinOnce", true);
        body.put("AttachStdin", true);
        body.put("AttachStdout", true);
        body.put("AttachStderr", true);
        body.put("NetworkDisabled", true);
        body.put("HostConfig", host());
        try {
            return JSON.writeValueAsString(body);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private Map<String, Object> host() {
        var host = new LinkedHashMap<String, Object>();
        host.put("NetworkMode", "none");
        host.put("ReadonlyRootfs", true);
        host.put("CapDrop", List.of("ALL"));
        host.put(
                "CapAdd",
                writable
                        ? List.of("DAC_OVERRIDE", "CHOWN", "FOWNER", "FSETID")
                        : List.of("DAC_OVERRIDE"));
        host.put("SecurityOpt", List.of("no-new-privileges"));
        host.put("PidsLimit", 8);
        host.put("Memory", MEMORY_BYTES);
        host.put("LogConfig", Map.of("Type", "none"));
        host.put("AutoRemove", true);
        host.put(
                "Mounts",
                List.of(
                        Map.of(
                                "Type",
                                "volume",
                                "Source",
                                volume.value(),
                                "Target",
                                MOUNT,
                                "ReadOnly",
                                !writable,
                                "VolumeOptions",
                                Map.of("NoCopy", true))));
        return host;
    }
}
