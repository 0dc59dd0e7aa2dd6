package dev.gantry.docker.engine;

import com.github.dockerjava.api.model.ContainerMount;
import com.github.dockerjava.api.model.ContainerPort;
import dev.gantry.docker.Container;
import dev.gantry.docker.Container.State;
import dev.gantry.docker.ContainerId;
import dev.gantry.docker.ImageId;
import dev.gantry.docker.MountPoint;
import dev.gantry.docker.PortMapping;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// From docker-java's row of the container list to ours. Any part of a row may be null: engines
/// differ, and a container that is being removed has little left.
final class ListedContainers {

    private final Instant now;

    /// @param now what the ages in the list are reckoned from
    ListedContainers(Instant now) {
        this.now = now;
    }

    Container toOurs(com.github.dockerjava.api.model.Container row) {
        var id = new ContainerId(text(row.getId()));
        var state = States.parse(text(row.getState()));
        var created = Instant.ofEpochSecond(Objects.requireNonNullElse(row.getCreated(), 0L));
        var status = StatusText.parse(text(row.getStatus()));
        return new Container(
                id,
                name(row.getNames()).orElse(id.brief()),
                text(row.getImage()),
                new ImageId(text(row.getImageId())),
                state,
                status.health(),
                state == State.CREATED ? Optional.of(created) : status.since(now),
                status.exitCode(),
                created,
                ports(row.getPorts()),
                mounts(row),
                networks(row),
                row.getLabels() == null ? Map.of() : Map.copyOf(row.getLabels()));
    }

    /// Those that links give it look like `/other/alias`.
    private static Optional<String> name(String @Nullable [] names) {
        return stream(names)
                .map(name -> name.startsWith("/") ? name.substring(1) : name)
                .filter(name -> name.indexOf('/') < 0)
                .findFirst();
    }

    private static List<PortMapping> ports(ContainerPort @Nullable [] ports) {
        return Ports.tidy(stream(ports).map(ListedContainers::port));
    }

    private static PortMapping port(ContainerPort port) {
        return Ports.mapping(
                Objects.requireNonNullElse(port.getPrivatePort(), 0),
                text(port.getType()),
                text(port.getIp()),
                Objects.requireNonNullElse(port.getPublicPort(), 0));
    }

    private static List<MountPoint> mounts(com.github.dockerjava.api.model.Container row) {
        var mounts = row.getMounts();
        return mounts == null
                ? List.of()
                : IntStream.range(0, mounts.size())
                        .mapToObj(index -> mount(mounts.get(index), kind(row, index)))
                        .toList();
    }

    private static MountPoint mount(ContainerMount mount, Optional<String> kind) {
        var name = text(mount.getName());
        return new MountPoint(
                kind.orElse(name.isEmpty() ? "bind" : "volume"),
                name.isEmpty() ? text(mount.getSource()) : name,
                text(mount.getDestination()),
                !Boolean.FALSE.equals(mount.getRw()));
    }

    /// docker-java's mounts know everything but their kind.
    private static Optional<String> kind(com.github.dockerjava.api.model.Container row, int index) {
        return row.getRawValues().get("Mounts") instanceof List<?> mounts
                        && mounts.get(index) instanceof Map<?, ?> mount
                        && mount.get("Type") instanceof String kind
                ? Optional.of(kind)
                : Optional.empty();
    }

    private static List<String> networks(com.github.dockerjava.api.model.Container row) {
        var settings = row.getNetworkSettings();
        return settings == null || settings.getNetworks() == null
                ? List.of()
                : settings.getNetworks().keySet().stream().sorted().toList();
    }

    private static <T> Stream<T> stream(T @Nullable [] items) {
        return items == null ? Stream.empty() : Arrays.stream(items);
    }

    private static String text(@Nullable String value) {
        return Objects.requireNonNullElse(value, "");
    }
}
