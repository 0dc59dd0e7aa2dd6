package dev.gantry.compose.plan;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gantry.docker.MountPoint;
import java.util.ArrayList;
import java.util.Map;
import java.util.TreeMap;

/// What is mounted into a service's containers, in the engine's words: as the reference does, binds
/// and plain volumes in the old form, which makes missing folders, all else in the new one.
final class MountPart {

    private final Making making;
    private final FilePart files;
    private final Map<String, ObjectNode> mounts = new TreeMap<>();
    private final Map<String, String> binds = new TreeMap<>();

    MountPart(Making making, FilePart files) {
        this.making = making;
        this.files = files;
    }

    void add(ObjectNode host) {
        for (var volume : making.service().json().path("volumes")) {
            volume(volume);
        }
        making.before().ifPresent(before -> before.mounts().forEach(this::inherit));
        for (var file : files.bound()) {
            mounts.put(
                    file.target(),
                    mount("bind", file.source(), file.target()).put("ReadOnly", true));
        }
        var bindList = host.putArray("Binds");
        binds.values().forEach(bindList::add);
        var mountList = host.putArray("Mounts");
        mounts.values().forEach(mountList::add);
    }

    /// Volumes without a name stay with the service: what the image declares, and what the file
    /// mounts without a source.
    private void inherit(MountPoint old) {
        if (!old.kind().equals("volume") || binds.containsKey(old.target())) {
            return;
        }
        var own = mounts.get(old.target());
        boolean nameless =
                own != null && own.path("Type").asText().equals("volume") && !own.has("Source");
        boolean ofImage = own == null && making.image().config().volumes().contains(old.target());
        if (nameless || ofImage) {
            var mount = mount("volume", old.source(), old.target());
            mounts.put(old.target(), mount.put("ReadOnly", !old.writable()));
        }
    }

    private void volume(JsonNode volume) {
        var target = volume.path("target").asText();
        switch (volume.path("type").asText()) {
            case "bind" -> bind(volume, target);
            case "volume" -> named(volume, target);
            case "tmpfs" -> mounts.put(target, tmpfs(volume, target));
            case "image" -> mounts.put(target, image(volume, target));
            default -> mounts.put(target, plain(volume, target));
        }
    }

    private void bind(JsonNode volume, String target) {
        var bind = volume.path("bind");
        boolean old =
                bind.path("create_host_path").asBoolean()
                        && !bind.has("propagation")
                        && !bind.has("recursive");
        if (old) {
            binds.put(target, bindText(volume.path("source").asText(), volume, target));
            return;
        }
        var mount = plain(volume, target);
        var options = JsonNodeFactory.instance.objectNode();
        text(bind, "propagation", "Propagation", options);
        switch (bind.path("recursive").asText("")) {
            case "disabled" -> options.put("NonRecursive", true);
            case "writable" -> options.put("ReadOnlyNonRecursive", true);
            case "readonly" -> options.put("ReadOnlyForceRecursive", true);
            default -> {}
        }
        if (!options.isEmpty()) {
            mount.set("BindOptions", options);
        }
        mounts.put(target, mount);
    }

    private void named(JsonNode volume, String target) {
        var key = volume.path("source").asText("");
        var name = making.project().volume(key).path("name").asText(key);
        var options = volume.path("volume");
        boolean plain = !options.has("labels") && !options.has("subpath") && !options.has("nocopy");
        if (!key.isEmpty() && plain) {
            binds.put(target, bindText(name, volume, target));
            return;
        }
        var mount = mount("volume", name, target);
        mount.put("ReadOnly", volume.path("read_only").asBoolean());
        var more = mount.putObject("VolumeOptions");
        more.put("NoCopy", options.path("nocopy").asBoolean());
        text(options, "subpath", "Subpath", more);
        if (options.has("labels")) {
            more.set("Labels", options.path("labels").deepCopy());
        }
        mounts.put(target, mount);
    }

    private static String bindText(String source, JsonNode volume, String target) {
        var options = new ArrayList<String>();
        options.add(volume.path("read_only").asBoolean() ? "ro" : "rw");
        var selinux = volume.path("bind").path("selinux").asText("");
        if (!selinux.isEmpty()) {
            options.add(selinux);
        }
        return source + ":" + target + ":" + String.join(",", options);
    }

    private static ObjectNode tmpfs(JsonNode volume, String target) {
        var mount = mount("tmpfs", "", target);
        mount.put("ReadOnly", volume.path("read_only").asBoolean());
        var options = mount.putObject("TmpfsOptions");
        var size = volume.path("tmpfs").path("size").asText("");
        if (!size.isEmpty()) {
            options.put("SizeBytes", Long.parseLong(size));
        }
        if (volume.path("tmpfs").path("mode").isNumber()) {
            options.put("Mode", volume.path("tmpfs").path("mode").asInt());
        }
        return mount;
    }

    private ObjectNode image(JsonNode volume, String target) {
        if (!making.engine().speaks(1, 48)) {
            throw new UnsupportedException(
                    making.service().name(),
                    "a volume of type image needs an engine with API 1.48, and this one has "
                            + making.engine().apiVersion());
        }
        var mount = plain(volume, target);
        var options = JsonNodeFactory.instance.objectNode();
        text(volume.path("image"), "subpath", "Subpath", options);
        if (!options.isEmpty()) {
            mount.set("ImageOptions", options);
        }
        return mount;
    }

    private static ObjectNode plain(JsonNode volume, String target) {
        return mount(volume.path("type").asText(), volume.path("source").asText(""), target)
                .put("ReadOnly", volume.path("read_only").asBoolean());
    }

    private static ObjectNode mount(String type, String source, String target) {
        var mount = JsonNodeFactory.instance.objectNode().put("Type", type);
        if (!source.isEmpty()) {
            mount.put("Source", source);
        }
        return mount.put("Target", target);
    }

    private static void text(JsonNode from, String key, String name, ObjectNode into) {
        var text = from.path(key).asText("");
        if (!text.isEmpty()) {
            into.put(name, text);
        }
    }
}
