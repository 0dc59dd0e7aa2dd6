package dev.gantry.compose;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/// The `com.docker.compose.config-hash` of a service: by it compose knows whether a container is
/// what the file asks for.
public final class ConfigHash {

    /// They change nothing about a container that is there.
    private static final List<String> LEFT_OUT =
            List.of("build", "pull_policy", "scale", "depends_on", "profiles");

    private static final JsonMapper JSON = new JsonMapper();

    private ConfigHash() {}

    /// @param service with its fields in the order of the reference, dollars as they are
    /// @return 64 hexadecimal digits
    public static String of(ObjectNode service) {
        var hashed = service.deepCopy();
        LEFT_OUT.forEach(hashed::remove);
        if (hashed.get("deploy") instanceof ObjectNode deploy) {
            deploy.remove("replicas");
        }
        return sha256(escaped(hashed));
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
