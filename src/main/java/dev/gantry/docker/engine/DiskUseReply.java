package dev.gantry.docker.engine;

import com.fasterxml.jackson.databind.JsonNode;
import dev.gantry.docker.ContainerId;
import dev.gantry.docker.DiskUse;
import dev.gantry.docker.DiskUse.Share;
import dev.gantry.docker.ImageId;
import dev.gantry.docker.RoomTaken;
import dev.gantry.docker.RoomTaken.CacheRecord;
import dev.gantry.docker.RoomTaken.OfContainer;
import dev.gantry.docker.RoomTaken.OfImage;
import dev.gantry.docker.RoomTaken.OfVolume;
import dev.gantry.docker.VolumeName;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;

/// The engine's reply to `system/df`, reckoned as `docker system df` does. Sizes in bytes; engines
/// write -1 for what they did not measure.
final class DiskUseReply {

    private static final Set<String> UP = Set.of("running", "paused", "restarting");

    private final JsonNode root;

    DiskUseReply(JsonNode root) {
        this.root = root;
    }

    DiskUse diskUse() {
        return new DiskUse(images(), containers(), volumes(), buildCache());
    }

    RoomTaken roomTaken() {
        return new RoomTaken(
                diskUse(),
                layers(root.path("Images")),
                each("Images", DiskUseReply::ofImage),
                each("Containers", DiskUseReply::ofContainer),
                each("Volumes", DiskUseReply::ofVolume),
                each("BuildCache", DiskUseReply::ofCache));
    }

    private <T> List<T> each(String what, Function<JsonNode, T> one) {
        return root.path(what).valueStream().map(one).toList();
    }

    private static OfImage ofImage(JsonNode image) {
        return new OfImage(
                new ImageId(Json.text(image.path("Id"))),
                image.path("Size").asLong(-1),
                image.path("SharedSize").asLong(-1),
                image.path("Containers").asInt(-1));
    }

    private static OfContainer ofContainer(JsonNode container) {
        var id = new ContainerId(Json.text(container.path("Id")));
        return new OfContainer(id, container.path("SizeRw").asLong());
    }

    private static OfVolume ofVolume(JsonNode volume) {
        var usage = volume.path("UsageData");
        return new OfVolume(
                new VolumeName(Json.text(volume.path("Name"))),
                usage.path("Size").asLong(-1),
                usage.path("RefCount").asInt(-1));
    }

    private static CacheRecord ofCache(JsonNode cached) {
        return new CacheRecord(
                Json.text(cached.path("ID")),
                Json.text(cached.path("Type")),
                Json.text(cached.path("Description")),
                cached.path("InUse").asBoolean(),
                cached.path("Shared").asBoolean(),
                cached.path("Size").asLong(-1),
                ImageReply.moment(cached.path("CreatedAt")),
                ImageReply.moment(cached.path("LastUsedAt")),
                cached.path("UsageCount").asInt());
    }

    /// Layers are shared: together they take less than the sum of the images.
    private Share images() {
        var images = root.path("Images");
        Predicate<JsonNode> used = image -> image.path("Containers").asInt() > 0;
        long total = layers(images);
        long kept = sum(images, used, DiskUseReply::ownSize);
        return share(images, used, total, Math.max(0, total - kept));
    }

    /// podman does not reckon it.
    private long layers(JsonNode images) {
        long told = size(root.path("LayersSize"));
        return told > 0 ? told : sum(images, _ -> true, image -> size(image.path("Size")));
    }

    private Share containers() {
        var containers = root.path("Containers");
        Predicate<JsonNode> up = container -> UP.contains(Json.text(container.path("State")));
        return share(containers, up, container -> size(container.path("SizeRw")));
    }

    private Share volumes() {
        Predicate<JsonNode> used = volume -> volume.path("UsageData").path("RefCount").asInt() > 0;
        return share(
                root.path("Volumes"), used, volume -> size(volume.path("UsageData").path("Size")));
    }

    private Share buildCache() {
        return share(
                root.path("BuildCache"),
                record -> record.path("InUse").asBoolean(),
                record -> record.path("Shared").asBoolean() ? 0 : size(record.path("Size")));
    }

    private static Share share(
            JsonNode items, Predicate<JsonNode> used, ToLongFunction<JsonNode> size) {
        long total = sum(items, _ -> true, size);
        return share(items, used, total, sum(items, used.negate(), size));
    }

    private static Share share(
            JsonNode items, Predicate<JsonNode> used, long total, long reclaimable) {
        int inUse = (int) items.valueStream().filter(used).count();
        return new Share(items.size(), inUse, total, reclaimable);
    }

    private static long sum(
            JsonNode items, Predicate<JsonNode> which, ToLongFunction<JsonNode> size) {
        return items.valueStream().filter(which).mapToLong(size).sum();
    }

    private static long ownSize(JsonNode image) {
        return size(image.path("Size")) - size(image.path("SharedSize"));
    }

    private static long size(JsonNode bytes) {
        return Math.max(0, bytes.asLong());
    }
}
