package dev.gantry.app.cleanup;

import dev.gantry.app.cleanup.Leftover.Kind;
import dev.gantry.app.cleanup.Leftover.Reason;
import dev.gantry.app.image.ImageUse;
import dev.gantry.docker.Container;
import dev.gantry.docker.ContainerId;
import dev.gantry.docker.DiskUse;
import dev.gantry.docker.Engine;
import dev.gantry.docker.EngineException;
import dev.gantry.docker.Image;
import dev.gantry.docker.ImageId;
import dev.gantry.docker.Network;
import dev.gantry.docker.RoomTaken;
import dev.gantry.docker.RoomTaken.CacheRecord;
import dev.gantry.docker.RoomTaken.OfContainer;
import dev.gantry.docker.RoomTaken.OfImage;
import dev.gantry.docker.RoomTaken.OfVolume;
import dev.gantry.docker.Volume;
import dev.gantry.docker.VolumeName;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Finds what nobody needs. What is not known to be unused is not called so.
public final class Leftovers {

    /// Every engine makes them, and makes them again.
    private static final Set<String> BUILT_IN =
            Set.of("bridge", "host", "none", "ingress", "docker_gwbridge", "nat");

    private static final Set<String> BUILT_IN_SCOPES = Set.of("swarm");
    private static final String ANONYMOUS_LABEL = "com.docker.volume.anonymous";
    private static final int ANONYMOUS_NAME = 64;

    private final Engine engine;
    private final RoomTaken room;
    private final List<Container> containers;
    private final List<Image> images;
    private final List<Volume> volumes;
    private final List<Network> networks;

    private Leftovers(Engine engine) {
        this.engine = engine;
        this.room = engine.roomTaken();
        this.images = engine.images().all();
        this.volumes = engine.volumes().all();
        this.networks = engine.networks().all();
        this.containers = engine.containers().all(); // last: whatever one uses by now is needed
    }

    /// Asks the engine anew for everything; slow where there is much. Throws [EngineException].
    ///
    /// @return what goes first, first; the largest of each kind first
    public static Found on(Engine engine) {
        var search = new Leftovers(engine);
        return new Found(search.all(), search.known(), search.room.use());
    }

    /// What one look at an engine gave.
    ///
    /// @param known kind and id of all that there is, needed or not
    /// @param use by kind, measured in the same moment
    public record Found(List<Leftover> leftovers, Set<List<Object>> known, DiskUse use) {

        /// The same thing for the same reason under the same name, which nothing needs now.
        boolean has(Leftover leftover) {
            return leftovers.stream()
                    .anyMatch(each ->
                            each.kind() == leftover.kind()
                                    && each.id().equals(leftover.id())
                                    && each.name().equals(leftover.name())
                                    && each.reason() == leftover.reason());
        }

        boolean knows(Leftover leftover) {
            return known.contains(List.<Object>of(leftover.kind(), leftover.id()));
        }
    }

    private Set<List<Object>> known() {
        var known = new HashSet<List<Object>>();
        containers.forEach(each -> known.add(List.of(Kind.CONTAINER, each.id().value())));
        images.forEach(each -> known.add(List.of(Kind.IMAGE, each.id().value())));
        volumes.forEach(each -> known.add(List.of(Kind.VOLUME, each.name().value())));
        networks.forEach(each -> known.add(List.of(Kind.NETWORK, each.id().value())));
        room.buildCache().forEach(each -> known.add(List.of(Kind.BUILD_CACHE, each.id())));
        return known;
    }

    private List<Leftover> all() {
        var found = new ArrayList<Leftover>();
        found.addAll(stoppedContainers());
        found.addAll(images());
        found.addAll(volumes());
        found.addAll(networks());
        found.addAll(buildCache());
        found.sort(
                Comparator.comparing(Leftover::kind)
                        .thenComparing(Comparator.comparingLong(Leftover::sizeBytes).reversed())
                        .thenComparing(Leftover::name));
        return found;
    }

    private List<Leftover> stoppedContainers() {
        Map<ContainerId, Long> written =
                room.containers().stream()
                        .collect(
                                Collectors.toMap(
                                        OfContainer::id, OfContainer::writtenBytes, Long::max));
        return containers.stream()
                .filter(Container::canStart)
                .map(container -> leftover(container, written.getOrDefault(container.id(), -1L)))
                .toList();
    }

    private static Leftover leftover(Container container, long bytes) {
        var reason =
                isSetAside(container)
                        ? Reason.SET_ASIDE
                        : container.stack().isPresent() ? Reason.STOPPED_IN_STACK : Reason.STOPPED;
        return new Leftover(
                Kind.CONTAINER,
                container.id().value(),
                container.name(),
                bytes,
                container.since().or(() -> Optional.of(container.created())),
                reason,
                container.stack().orElse(""));
    }

    /// As an edit names the old container until the new one has proved itself.
    private static boolean isSetAside(Container container) {
        return container.name().endsWith("-before-" + container.id().brief());
    }

    private List<Leftover> images() {
        var use = ImageUse.of(containers);
        Map<ImageId, OfImage> taken = byKey(room.images(), OfImage::id);
        return images.stream()
                .filter(image -> use.of(image.id()).isEmpty())
                .flatMap(image ->
                        leftover(image, Optional.ofNullable(taken.get(image.id()))).stream())
                .toList();
    }

    /// An image that the engine counts as used although no container shows it stays out: somebody
    /// made one since.
    private Optional<Leftover> leftover(Image image, Optional<OfImage> taken) {
        if (taken.map(OfImage::containers).orElse(0) > 0) {
            return Optional.empty();
        }
        boolean dangling = image.tags().isEmpty();
        return Optional.of(
                new Leftover(
                        Kind.IMAGE,
                        image.id().value(),
                        shown(image),
                        taken.map(OfImage::ownBytes).orElse(-1L),
                        lastTagged(image),
                        dangling ? Reason.DANGLING : Reason.UNUSED_IMAGE,
                        ""));
    }

    /// One that was pulled by its digest has no other name than that.
    private static String shown(Image image) {
        var names = image.tags().isEmpty() ? image.digests() : image.tags();
        return names.isEmpty() ? image.id().brief() : String.join(", ", names);
    }

    private Optional<Instant> lastTagged(Image image) {
        try {
            var tagged = engine.images().details(image.id().value()).lastTagged();
            return Optional.of(tagged.equals(Instant.EPOCH) ? image.created() : tagged)
                    .filter(time -> !time.equals(Instant.EPOCH));
        } catch (EngineException.Gone meanwhile) {
            return Optional.empty();
        }
    }

    private List<Leftover> volumes() {
        Map<VolumeName, OfVolume> taken = byKey(room.volumes(), OfVolume::name);
        var mounted = mountedVolumes();
        return volumes.stream()
                .filter(volume -> !mounted.contains(volume.name().value()))
                .flatMap(volume ->
                        leftover(volume, Optional.ofNullable(taken.get(volume.name()))).stream())
                .toList();
    }

    private Set<String> mountedVolumes() {
        var names = new HashSet<String>();
        for (var container : containers) {
            container.mounts().forEach(mount -> names.add(mount.source()));
        }
        return names;
    }

    private static Optional<Leftover> leftover(Volume volume, Optional<OfVolume> taken) {
        int users = taken.map(OfVolume::users).orElse(-1);
        if (users > 0) {
            return Optional.empty();
        }
        var name = volume.name().value();
        return Optional.of(
                new Leftover(
                        Kind.VOLUME,
                        name,
                        name,
                        taken.map(OfVolume::sizeBytes).orElse(-1L),
                        Optional.empty(),
                        reason(volume, users),
                        ""));
    }

    private static Reason reason(Volume volume, int users) {
        if (users < 0) {
            return Reason.UNKNOWN_USE;
        }
        var name = volume.name().value();
        boolean anonymous =
                volume.labels().containsKey(ANONYMOUS_LABEL)
                        || name.length() == ANONYMOUS_NAME && name.matches("[0-9a-f]+");
        return anonymous && volume.driver().equals("local") ? Reason.ANONYMOUS : Reason.NAMED;
    }

    /// A stopped container needs its networks to start again.
    private List<Leftover> networks() {
        var wanted = new HashSet<String>();
        containers.forEach(container -> wanted.addAll(container.networks()));
        return networks.stream()
                .filter(network -> !BUILT_IN.contains(network.name()))
                .filter(network -> !network.template())
                .filter(network -> !BUILT_IN_SCOPES.contains(network.scope()))
                .filter(network -> !wanted.contains(network.name()))
                .map(Leftovers::leftover)
                .toList();
    }

    private static Leftover leftover(Network network) {
        return new Leftover(
                Kind.NETWORK,
                network.id().value(),
                network.name(),
                0,
                Optional.empty(),
                Reason.UNUSED_NETWORK,
                "");
    }

    private List<Leftover> buildCache() {
        return room.buildCache().stream()
                .filter(step -> !step.inUse())
                .map(Leftovers::leftover)
                .toList();
    }

    private static Leftover leftover(CacheRecord step) {
        return new Leftover(
                Kind.BUILD_CACHE,
                step.id(),
                step.description().isEmpty() ? step.id() : step.description(),
                step.shared() ? 0 : step.sizeBytes(),
                Optional.of(
                                step.lastUsed().isAfter(step.created())
                                        ? step.lastUsed()
                                        : step.created())
                        .filter(time -> !time.equals(Instant.EPOCH)),
                Reason.BUILD_STEP,
                step.kind());
    }

    private static <K, V> Map<K, V> byKey(List<V> all, Function<V, K> key) {
        return all.stream().collect(Collectors.toMap(key, one -> one, (first, _) -> first));
    }
}
