package dev.gantry.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The hosts a person added, in `hosts.json`. Entries that this version does not know are kept.
public final class HostStore {

    /// As it was written down: nothing here has been checked.
    ///
    /// @param address as `DOCKER_HOST` has it
    /// @param ca the path of a PEM file, empty without; likewise the certificate and its key
    public record KeptHost(
            String id,
            String name,
            String address,
            boolean tls,
            boolean verify,
            String ca,
            String certificate,
            String key,
            int colour) {}

    private final JsonFile file;

    public HostStore(Path dataFolder) {
        this.file = new JsonFile(dataFolder.resolve("hosts.json"));
    }

    public Path file() {
        return file.path();
    }

    /// In the order they were added. Throws [StoreException].
    public List<KeptHost> all() {
        var hosts = new ArrayList<KeptHost>();
        file.read().path("hosts").forEach(node -> hosts.add(host(node)));
        return hosts;
    }

    /// Adds it, or replaces the one with its id.
    public void keep(KeptHost host) {
        file.change(root -> {
            var array = JsonFile.array(root, "hosts");
            for (var node : array) {
                if (node instanceof ObjectNode known && id(known).equals(host.id())) {
                    write(known, host);
                    return;
                }
            }
            write(array.addObject(), host);
        });
    }

    public void forget(String id) {
        file.change(root -> JsonFile.array(root, "hosts").removeIf(node -> id(node).equals(id)));
    }

    /// Who writes a host by hand may leave it out.
    private static String id(JsonNode node) {
        var id = node.path("id").asText();
        return id.isEmpty() ? "kept:" + node.path("address").asText() : id;
    }

    private static KeptHost host(JsonNode node) {
        return new KeptHost(
                id(node),
                node.path("name").asText(),
                node.path("address").asText(),
                node.path("tls").asBoolean(),
                node.path("verify").asBoolean(true),
                node.path("ca").asText(),
                node.path("certificate").asText(),
                node.path("key").asText(),
                node.path("colour").asInt());
    }

    private static void write(ObjectNode node, KeptHost host) {
        node.put("id", host.id())
                .put("name", host.name())
                .put("address", host.address())
                .put("tls", host.tls())
                .put("verify", host.verify())
                .put("ca", host.ca())
                .put("certificate", host.certificate())
                .put("key", host.key())
                .put("colour", host.colour());
    }
}
