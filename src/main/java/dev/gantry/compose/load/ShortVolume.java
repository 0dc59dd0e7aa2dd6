package dev.gantry.compose.load;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// `source:target:options`, torn as the reference tears it: a single letter before a colon is a
/// Windows drive.
final class ShortVolume {

    private static final Set<String> PROPAGATION =
            Set.of("private", "rprivate", "shared", "rshared", "slave", "rslave");

    private ShortVolume() {}

    /// A text that is no volume.
    static final class BadVolumeException extends IllegalArgumentException {
        BadVolumeException(String why) {
            super(why);
        }
    }

    /// @throws BadVolumeException with the reason
    static @Nullable Object parse(String spec) {
        var volume = new LinkedHashMap<String, @Nullable Object>();
        if (spec.isEmpty()) {
            throw new BadVolumeException("empty");
        }
        if (spec.length() <= 2) {
            volume.put("type", "volume");
            volume.put("target", spec);
            return volume;
        }
        var buffer = new StringBuilder();
        for (char one : (spec + "\0").toCharArray()) {
            if (one != ':' && one != 0) {
                buffer.append(one);
            } else if (one == ':' && isDrive(buffer)) {
                buffer.append(one);
            } else {
                field(buffer.toString(), one == 0, volume, spec);
                buffer.setLength(0);
            }
        }
        kind(volume);
        return volume;
    }

    private static boolean isDrive(StringBuilder buffer) {
        return buffer.length() == 1 && Character.isLetter(buffer.charAt(0));
    }

    private static void field(
            String text,
            boolean last,
            LinkedHashMap<String, @Nullable Object> volume,
            String spec) {
        if (text.isEmpty()) {
            throw new BadVolumeException("empty section between colons in " + spec);
        }
        if (volume.get("source") == null && last) {
            volume.put("target", text);
        } else if (volume.get("source") == null) {
            volume.put("source", text);
        } else if (volume.get("target") == null) {
            volume.put("target", text);
        } else if (!last) {
            throw new BadVolumeException("too many colons in " + spec);
        } else {
            for (var option : List.of(text.split(","))) {
                option(option, volume);
            }
        }
    }

    private static void option(String option, LinkedHashMap<String, @Nullable Object> volume) {
        switch (option) {
            case "ro" -> volume.put("read_only", true);
            case "rw" -> volume.put("read_only", false);
            case "nocopy" -> inner(volume, "volume").put("nocopy", true);
            case "z", "Z" -> inner(volume, "bind").put("selinux", option);
            default -> {
                if (PROPAGATION.contains(option)) {
                    inner(volume, "bind").put("propagation", option);
                }
            }
        }
    }

    private static Map<String, @Nullable Object> inner(
            LinkedHashMap<String, @Nullable Object> volume, String key) {
        var known = Values.map(volume.get(key));
        if (known != null) {
            return known;
        }
        var made = new LinkedHashMap<String, @Nullable Object>();
        volume.put(key, made);
        return made;
    }

    private static void kind(LinkedHashMap<String, @Nullable Object> volume) {
        var source = Values.text(volume.get("source"));
        if (source.isEmpty()) {
            volume.put("type", "volume");
            inner(volume, "volume");
            return;
        }
        if (isFilePath(source)) {
            volume.put("type", "bind");
            inner(volume, "bind").put("create_host_path", true);
        } else {
            volume.put("type", "volume");
            inner(volume, "volume");
        }
    }

    private static boolean isFilePath(String source) {
        char first = source.charAt(0);
        boolean drive =
                source.length() >= 2 && Character.isLetter(first) && source.charAt(1) == ':';
        return first == '.' || first == '/' || first == '~' || source.startsWith("\\\\") || drive;
    }
}
