package dev.gantry.docker.engine;

import com.github.dockerjava.api.DockerClient;
import dev.gantry.docker.Network;
import dev.gantry.docker.NetworkId;
import dev.gantry.docker.Networks;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// Networks over docker-java.
final class DockerJavaNetworks implements Networks {

    private final DockerClient docker;
    private final EngineErrors errors;

    DockerJavaNetworks(DockerClient docker, EngineErrors errors) {
        this.docker = docker;
        this.errors = errors;
    }

    @Override
    public List<Network> all() {
        var rows = errors.quick(() -> docker.listNetworksCmd().exec());
        return rows.stream().map(DockerJavaNetworks::network).toList();
    }

    private static Network network(com.github.dockerjava.api.model.Network row) {
        return new Network(
                new NetworkId(Objects.requireNonNullElse(row.getId(), "")),
                Objects.requireNonNullElse(row.getName(), ""),
                Objects.requireNonNullElse(row.getDriver(), ""),
                Objects.requireNonNullElse(row.getScope(), ""),
                Boolean.TRUE.equals(row.getInternal()),
                row.getLabels() == null ? Map.of() : Map.copyOf(row.getLabels()));
    }
}
