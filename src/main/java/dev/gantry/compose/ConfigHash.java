package dev.gantry.compose;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/// The `com.docker.compose.config-hash` of a service, network or volume: by it compose knows
/// whether what is there is what the file asks for.
public final class ConfigHash {

    /// They change nothing about a container that is there.
    private static final List<String> LEFT_OUT =
            List.of("build", "pull_policy", "scale", "depends_on", "profiles");

    private static final JsonMapper JSON = new JsonMapper();

    private ConfigHash() {}

    /// As [HashProfile#V2] has it.
    public static String of(ObjectNode service) {
        return of(service, HashProfile.V2);
    }

    /// @param service as the project has it: fields in the order of the reference, dollars as they
    ///   are
    /// @return 64 hexadecimal digits
    public static String of(ObjectNode service, HashProfile profile) {
        var hashed = service.deepCopy();
        LEFT_OUT.forEach(hashed::remove);
        if (hashed.get("deploy") instanceof ObjectNode deploy) {
            deploy.remove("replicas");
        }
        switch (profile) {
            case V2 -> {} // as it is
            case V5 -> hashed.path("volumes").forEach(ConfigHash::bindSinceFive);
        }
        return sha256(escaped(hashed));
    }

    /// @param network an entry of the project's networks
    /// @return what its label says, in both profiles
    public static String ofNetwork(ObjectNode network) {
        return sha256(escaped(network));
    }

    /// @param volume an entry of the project's volumes; without a driver it is a local one
    /// @return what its label says, in both profiles
    public static String ofVolume(ObjectNode volume) {
        var hashed = JSON.createObjectNode();
        hashed.set("name", volume.path("name"));
        hashed.put("driver", volume.path("driver").asText("local"));
        volume.properties().forEach(each -> hashed.putIfAbsent(each.getKey(), each.getValue()));
        return sha256(escaped(hashed));
    }

    /// The folder is made unless told otherwise, and only "otherwise" is written.
    private static void bindSinceFive(JsonNode volume) {
        if (!(volume.get("bind") instanceof ObjectNode bind)) {
            return;
        }
        boolean makesFolder = bind.path("create_host_path").asBoolean();
        bind.remove("create_host_path");
        if (makesFolder) {
            return;
        }
        var last = bind.remove("recursive");
        bind.put("create_host_path", false);
        if (last != null) {
            bind.set("recursive", last);
        }
    }

    /// As Go writes JSON: safe inside HTML.
    private static String escaped(ObjectNode node) {
        try {
            return JSON.writeValueAsString(node)
                    .replace("<", "\\u003c")
                    .replace(">", "\\u003e")
                    .replace("&", "\\u0026")
                    .replace("\u2028", "\\u2028")
                    .replace("\u2029", "\\u2029");
        } catch (JsonProcessingException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static String sha256(String text) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
