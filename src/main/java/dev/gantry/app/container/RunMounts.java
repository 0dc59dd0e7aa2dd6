package dev.gantry.app.container;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gantry.app.container.DraftException.Reason;
import java.nio.file.Path;
import java.util.function.Consumer;

/// What `--mount` says, key by key.
final class RunMounts {

    private RunMounts() {}

    /// @param leftOut told of a key that is not known
    static void put(ObjectNode mount, String text, Consumer<String> leftOut) {
        mount.put("Type", "volume");
        for (var pair : RunFlags.pairs(text)) {
            put(mount, pair[0], pair.length > 1 ? pair[1] : "", leftOut);
        }
        if (!mount.path("Target").asText("").startsWith("/")) {
            throw new DraftException(Reason.MOUNT, text);
        }
        var source = mount.path("Source").asText("");
        if (mount.path("Type").asText().equals("bind") && source.startsWith(".")) {
            mount.put("Source", Path.of(source).toAbsolutePath().normalize().toString());
        }
    }

    private static void put(ObjectNode mount, String key, String value, Consumer<String> leftOut) {
        switch (key) {
            case "type" -> mount.put("Type", value);
            case "source", "src" -> mount.put("Source", value);
            case "target", "dst", "destination" -> mount.put("Target", value);
            case "readonly", "ro" -> mount.put("ReadOnly", isOn(value));
            case "consistency" -> mount.put("Consistency", value);
            case "bind-propagation" -> bind(mount).put("Propagation", value);
            case "bind-nonrecursive" -> bind(mount).put("NonRecursive", isOn(value));
            case "bind-create-src" -> bind(mount).put("CreateMountpoint", isOn(value));
            case "bind-recursive" -> recursive(mount, value);
            case "volume-nocopy" -> volume(mount).put("NoCopy", isOn(value));
            case "volume-subpath" -> volume(mount).put("Subpath", value);
            case "volume-label" -> pair(volume(mount).withObjectProperty("Labels"), value);
            case "volume-driver" -> driver(mount).put("Name", value);
            case "volume-opt" -> pair(driver(mount).withObjectProperty("Options"), value);
            case "image-subpath" -> mount.withObjectProperty("ImageOptions").put("Subpath", value);
            case "tmpfs-size" -> tmpfs(mount).put("SizeBytes", Quantities.bytes(value));
            case "tmpfs-mode" -> tmpfs(mount).put("Mode", octal(value));
            default -> leftOut.accept("--mount " + key);
        }
    }

    private static boolean isOn(String value) {
        return value.isEmpty() || RunFlags.isOn(value);
    }

    private static ObjectNode bind(ObjectNode mount) {
        return mount.withObjectProperty("BindOptions");
    }

    private static ObjectNode volume(ObjectNode mount) {
        var options = mount.withObjectProperty("VolumeOptions");
        options.withObjectProperty("DriverConfig"); // as the CLI sends it
        return options;
    }

    private static ObjectNode driver(ObjectNode mount) {
        return volume(mount).withObjectProperty("DriverConfig");
    }

    private static ObjectNode tmpfs(ObjectNode mount) {
        return mount.withObjectProperty("TmpfsOptions");
    }

    private static void recursive(ObjectNode mount, String value) {
        switch (value) {
            case "enabled" -> {}
            case "disabled" -> bind(mount).put("NonRecursive", true);
            case "writable" -> bind(mount).put("ReadOnlyNonRecursive", true);
            case "readonly" -> bind(mount).put("ReadOnlyForceRecursive", true);
            default -> throw new DraftException(Reason.MOUNT, "bind-recursive=" + value);
        }
    }

    private static void pair(ObjectNode node, String text) {
        var parts = text.split("=", 2);
        node.put(parts[0], parts.length > 1 ? parts[1] : "");
    }

    private static int octal(String text) {
        if (!text.matches("[0-7]{1,6}")) {
            throw new DraftException(Reason.NUMBER, text);
        }
        return Integer.parseInt(text, 8);
    }
}
