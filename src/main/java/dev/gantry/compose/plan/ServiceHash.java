package dev.gantry.compose.plan;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gantry.compose.ConfigHash;
import dev.gantry.compose.HashProfile;
import java.util.Arrays;
import java.util.Map;

/// The config hash of a service on an engine, where what it shares has a name.
final class ServiceHash {

    private ServiceHash() {}

    /// @param containers the first container of services: its full id
    static String of(Service service, Map<String, String> containers, HashProfile profile) {
        return ConfigHash.of(resolved(service, containers), profile);
    }

    /// Whether a container with this hash is what the service asks for, whoever made it.
    static boolean fits(String hash, Service service, Map<String, String> containers) {
        var json = resolved(service, containers);
        return Arrays.stream(HashProfile.values())
                .anyMatch(profile -> ConfigHash.of(json, profile).equals(hash));
    }

    /// The reference drops `:ro` of `volumes_from` here.
    private static ObjectNode resolved(Service service, Map<String, String> containers) {
        var json = service.json().deepCopy();
        service.sharedWith()
                .forEach((key, other) ->
                        json.put(key, "container:" + containers.getOrDefault(other, "")));
        var from = service.volumesFrom();
        if (!from.isEmpty()) {
            var list = json.putArray("volumes_from");
            for (var each : from) {
                var parts = each.split(":");
                list.add(
                        parts[0].equals("container")
                                ? parts[1]
                                : containers.getOrDefault(parts[0], ""));
            }
        }
        return json;
    }
}
