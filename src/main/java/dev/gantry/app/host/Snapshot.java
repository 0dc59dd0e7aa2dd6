package dev.gantry.app.host;

import dev.gantry.docker.Container;
import dev.gantry.docker.ContainerId;
import dev.gantry.docker.Image;
import dev.gantry.docker.ImageId;
import dev.gantry.docker.Network;
import dev.gantry.docker.NetworkId;
import dev.gantry.docker.Volume;
import dev.gantry.docker.VolumeName;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/// What is known of one engine's things at one moment. Never changes: it is replaced.
///
/// @param asOf when the engine was last asked for containers
public record Snapshot(
        Map<ContainerId, Container> containers,
        Map<ImageId, Image> images,
        Map<VolumeName, Volume> volumes,
        Map<NetworkId, Network> networks,
        Instant asOf) {

    /// Before the engine has answered for the first time.
    public static final Snapshot EMPTY =
            new Snapshot(Map.of(), Map.of(), Map.of(), Map.of(), Instant.EPOCH);

    public boolean isEmpty() {
        return asOf.equals(Instant.EPOCH);
    }

    Snapshot withContainers(Map<ContainerId, Container> now, Instant asOf) {
        return new Snapshot(Collections.unmodifiableMap(now), images, volumes, networks, asOf);
    }

    Snapshot withImages(Collection<Image> now) {
        return new Snapshot(containers, byKey(now, Image::id), volumes, networks, asOf);
    }

    Snapshot withVolumes(Collection<Volume> now) {
        return new Snapshot(containers, images, byKey(now, Volume::name), networks, asOf);
    }

    Snapshot withNetworks(Collection<Network> now) {
        return new Snapshot(containers, images, volumes, byKey(now, Network::id), asOf);
    }

    private static <K, V> Map<K, V> byKey(Collection<V> things, Function<V, K> key) {
        var map = new LinkedHashMap<K, V>();
        things.forEach(thing -> map.put(key.apply(thing), thing));
        return Collections.unmodifiableMap(map);
    }
}
