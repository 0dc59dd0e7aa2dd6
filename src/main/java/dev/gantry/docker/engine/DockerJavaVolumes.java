package dev.gantry.docker.engine;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.command.InspectVolumeResponse;
import dev.gantry.docker.Volume;
import dev.gantry.docker.VolumeName;
import dev.gantry.docker.Volumes;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Volumes over docker-java.
final class DockerJavaVolumes implements Volumes {

    private final DockerClient docker;
    private final EngineErrors errors;

    DockerJavaVolumes(DockerClient docker, EngineErrors errors) {
        this.docker = docker;
        this.errors = errors;
    }

    @Override
    public List<Volume> all() {
        var rows = errors.quick(() -> docker.listVolumesCmd().exec()).getVolumes();
        return rows == null ? List.of() : rows.stream().map(DockerJavaVolumes::volume).toList();
    }

    private static Volume volume(InspectVolumeResponse row) {
        return new Volume(
                new VolumeName(Objects.requireNonNullElse(row.getName(), "")),
                Objects.requireNonNullElse(row.getDriver(), ""),
                Objects.requireNonNullElse(row.getMountpoint(), ""),
                map(row.getOptions()),
                map(row.getLabels()));
    }

    private static Map<String, String> map(@Nullable Map<String, String> map) {
        return map == null ? Map.of() : Map.copyOf(map);
    }
}
