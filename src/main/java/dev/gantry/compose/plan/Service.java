package dev.gantry.compose.plan;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// One service of a project, as the reference writes it.
///
/// @param json not to be changed
/// @param scaleAsked how many containers a person wants, instead of what the file says
public record Service(String project, String name, ObjectNode json, @Nullable Integer scaleAsked) {

    /// The namespaces that a service may share with another.
    static final List<String> SHARED = List.of("network_mode", "ipc", "pid");

    private static final String OF_SERVICE = "service:";

    Service scaled(int containers) {
        return new Service(project, name, json, containers);
    }

    /// The image's name; for one that is built and has none, the one it gets.
    public String image() {
        var named = text("image");
        return named.isEmpty() ? project + "-" + name : named;
    }

    public boolean isBuilt() {
        return json.path("build").isObject();
    }

    /// Nothing to pull: only a build gives the image.
    public boolean isOnlyBuilt() {
        return isBuilt() && text("image").isEmpty();
    }

    public String platform() {
        return text("platform");
    }

    /// As the file says it; `missing` without a word.
    public String pullPolicy() {
        var policy = text("pull_policy");
        return policy.isEmpty() || policy.equals("if_not_present") ? "missing" : policy;
    }

    /// How many containers there are to be.
    public int scale() {
        if (scaleAsked != null) {
            return scaleAsked;
        }
        var scale = json.path("scale");
        var replicas = json.path("deploy").path("replicas");
        return scale.isNumber() ? scale.asInt() : replicas.isNumber() ? replicas.asInt() : 1;
    }

    /// A name that the file gives; else none.
    public Optional<String> ownName() {
        return Optional.of(text("container_name")).filter(given -> !given.isEmpty());
    }

    public String containerName(int number) {
        return ownName().orElseGet(() -> project + "-" + name + "-" + number);
    }

    public List<Dependency> dependencies() {
        var all = new ArrayList<Dependency>();
        json.path("depends_on")
                .forEachEntry((other, how) ->
                        all.add(
                                new Dependency(
                                        other,
                                        Dependency.Condition.of(how.path("condition").asText()),
                                        how.path("restart").asBoolean(),
                                        how.path("required").asBoolean(true))));
        return all;
    }

    /// Services whose containers must be there before one of this can be made: their ids or names
    /// stand in it.
    public Set<String> references() {
        var all = new LinkedHashSet<String>();
        sharedWith().values().forEach(all::add);
        volumesFrom().stream()
                .filter(from -> !from.startsWith("container:"))
                .forEach(from -> all.add(from.split(":")[0]));
        texts("links").forEach(link -> all.add(link.split(":")[0]));
        return all;
    }

    /// Services whose new container makes this one's useless.
    public Set<String> parents() {
        var all = new LinkedHashSet<>(sharedWith().values());
        volumesFrom().stream()
                .filter(from -> !from.startsWith("container:"))
                .forEach(from -> all.add(from.split(":")[0]));
        return all;
    }

    /// Which namespaces are another service's: `network_mode` → `vpn`.
    Map<String, String> sharedWith() {
        var all = new TreeMap<String, String>();
        for (var key : SHARED) {
            var mode = text(key);
            if (mode.startsWith(OF_SERVICE)) {
                all.put(key, mode.substring(OF_SERVICE.length()));
            }
        }
        return all;
    }

    List<String> volumesFrom() {
        return texts("volumes_from");
    }

    /// Keys of the networks it is in, the one with the highest priority first.
    public List<String> networks() {
        var keys = new ArrayList<String>();
        json.path("networks").fieldNames().forEachRemaining(keys::add);
        keys.sort(
                Comparator.comparingInt(this::networkPriority)
                        .reversed()
                        .thenComparing(Comparator.naturalOrder()));
        return keys;
    }

    private int networkPriority(String key) {
        return json.path("networks").path(key).path("priority").asInt(0);
    }

    /// Keys of the volumes with a name that it mounts.
    public Set<String> volumes() {
        var keys = new LinkedHashSet<String>();
        for (var volume : json.path("volumes")) {
            var source = volume.path("source").asText("");
            if (volume.path("type").asText().equals("volume") && !source.isEmpty()) {
                keys.add(source);
            }
        }
        return keys;
    }

    String text(String key) {
        return json.path(key).asText("");
    }

    List<String> texts(String key) {
        return texts(json.path(key));
    }

    static List<String> texts(JsonNode list) {
        return list.valueStream().map(JsonNode::asText).toList();
    }

    /// Without what the file says, which may be secret.
    @Override
    public String toString() {
        return project + "/" + name;
    }
}
