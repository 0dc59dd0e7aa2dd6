package dev.gantry.docker.engine;

import com.fasterxml.jackson.databind.JsonNode;
import dev.gantry.docker.Container;
import dev.gantry.docker.Container.State;
import dev.gantry.docker.ContainerId;
import dev.gantry.docker.ImageId;
import dev.gantry.docker.MountPoint;
import dev.gantry.docker.OwnThings;
import dev.gantry.docker.PortMapping;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// From a row of the engine's container list to ours. Any part of a row may be missing: engines
/// differ, and a container that is being removed has little left.
final class ListedContainers {

    private final Instant now;

    /// @param now what the ages in the list are reckoned from
    ListedContainers(Instant now) {
        this.now = now;
    }

    List<Container> toOurs(JsonNode rows) {
        return rows.valueStream()
                .map(this::container)
                .filter(found -> !OwnThings.areThese(found.labels()))
                .toList();
    }

    private Container container(JsonNode row) {
        var id = new ContainerId(Json.text(row.path("Id")));
        var state = States.parse(Json.text(row.path("State")));
        var created = Instant.ofEpochSecond(row.path("Created").asLong());
        var status = StatusText.parse(Json.text(row.path("Status")));
        return new Container(
                id,
                name(row.path("Names")).orElse(id.brief()),
                Json.text(row.path("Image")),
                new ImageId(Json.text(row.path("ImageID"))),
                state,
                status.health(),
                state == State.CREATED ? Optional.of(created) : status.since(now),
                status.exitCode(),
                created,
                ports(row.path("Ports")),
                row.path("Mounts").valueStream().map(ListedContainers::mount).toList(),
                networks(row.path("NetworkSettings").path("Networks")),
                Map.copyOf(Json.textMap(row.path("Labels"))));
    }

    /// Those that links give it look like `/other/alias`.
    private static Optional<String> name(JsonNode names) {
        return names.valueStream()
                .map(Json::text)
                .map(name -> name.startsWith("/") ? name.substring(1) : name)
                .filter(name -> name.indexOf('/') < 0)
                .findFirst();
    }

    private static List<PortMapping> ports(JsonNode ports) {
        return Ports.tidy(ports.valueStream().map(ListedContainers::port));
    }

    private static PortMapping port(JsonNode port) {
        return Ports.mapping(
                port.path("PrivatePort").asInt(),
                Json.text(port.path("Type")),
                Json.text(port.path("IP")),
                port.path("PublicPort").asInt());
    }

    private static MountPoint mount(JsonNode mount) {
        var name = Json.text(mount.path("Name"));
        var kind = Json.text(mount.path("Type"));
        return new MountPoint(
                kind.isEmpty() ? name.isEmpty() ? "bind" : "volume" : kind,
                name.isEmpty() ? Json.text(mount.path("Source")) : name,
                Json.text(mount.path("Destination")),
                mount.path("RW").asBoolean(true));
    }

    private static List<String> networks(JsonNode networks) {
        return networks.propertyStream().map(Map.Entry::getKey).sorted().toList();
    }
}
