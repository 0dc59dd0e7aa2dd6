package dev.gantry.app.container;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gantry.docker.ContainerDetails;
import dev.gantry.docker.ImageDefaults;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What a person once asked for, found in what the engine made of it.
///
/// What came from the image is taken off, so that another image brings its own; so is what the
/// engine made up. Volumes without a name are kept, by the name that the engine gave them.
public final class BodyOf {

    private static final Set<String> ASKED_OF_A_NETWORK =
            Set.of("IPAMConfig", "Links", "Aliases", "DriverOpts", "GwPriority");

    private final JsonNode inspect;
    private final ImageDefaults image;
    private final ObjectNode body;
    private final ObjectNode host;

    private BodyOf(String json, ImageDefaults image) {
        this.inspect = InspectJson.parse(json);
        this.image = image;
        this.body = object(inspect.path("Config"));
        this.host = object(inspect.path("HostConfig"));
    }

    /// @param image what the image it was made from brings
    public static ContainerDraft container(ContainerDetails container, ImageDefaults image) {
        return new ContainerDraft(
                container.name(), new BodyOf(container.rawJson(), image).subtract());
    }

    private static ObjectNode object(JsonNode node) {
        return node instanceof ObjectNode object
                ? object.deepCopy()
                : JsonNodeFactory.instance.objectNode();
    }

    private ObjectNode subtract() {
        body.set("HostConfig", host);
        environment();
        commandAndEntrypoint();
        removeIfEqual("WorkingDir", image.workingDirectory());
        removeIfEqual("User", image.user());
        removeIfEqual("StopSignal", image.stopSignal());
        labels();
        names("ExposedPorts", image.exposedPorts());
        names("Volumes", image.volumes());
        healthCheck();
        identity();
        links();
        volumes();
        networks();
        body.properties().removeIf(field -> field.getValue().isNull());
        return body;
    }

    private void environment() {
        var own = JsonNodeFactory.instance.arrayNode();
        for (var one : ContainerDraft.texts(body.path("Env"))) {
            if (!image.environment().contains(one)) {
                own.add(one);
            }
        }
        body.set("Env", own);
    }

    /// An entrypoint of one's own makes the engine forget the image's command.
    private void commandAndEntrypoint() {
        var entrypoint = ContainerDraft.texts(body.path("Entrypoint"));
        var command = ContainerDraft.texts(body.path("Cmd"));
        if (!entrypoint.equals(image.entrypoint())) {
            return;
        }
        if (command.equals(image.command())) {
            body.remove(List.of("Cmd", "Entrypoint"));
        } else if (!command.isEmpty()) {
            body.remove("Entrypoint");
        }
    }

    private void removeIfEqual(String key, String brought) {
        if (!brought.isEmpty() && body.path(key).asText("").equals(brought)) {
            body.remove(key);
        }
    }

    private void labels() {
        if (body.path("Labels") instanceof ObjectNode labels) {
            image.labels()
                    .forEach((key, value) -> {
                        if (labels.path(key).asText("").equals(value)) {
                            labels.remove(key);
                        }
                    });
        }
    }

    private void names(String key, Collection<String> brought) {
        if (body.path(key) instanceof ObjectNode names && names.remove(brought).isEmpty()) {
            body.remove(key);
        }
    }

    /// The engine fills what is missing in a check of one's own from the image's, part by part.
    private void healthCheck() {
        if (!(body.path("Healthcheck") instanceof ObjectNode check)) {
            return;
        }
        if (ContainerDraft.texts(check.path("Test")).equals(image.healthCheck())) {
            check.remove("Test");
        }
        image.healthTimes()
                .forEach((key, value) -> {
                    if (check.path(key).asLong() == value) {
                        check.remove(key);
                    }
                });
        if (check.isEmpty()) {
            body.remove("Healthcheck");
        }
    }

    /// A name made of the id, or that of the machine, was nobody's wish; nor was the MAC address.
    private void identity() {
        var hostname = body.path("Hostname").asText("");
        var mode = host.path("NetworkMode").asText("");
        boolean borrowed = mode.equals("host") || mode.startsWith("container:");
        if (borrowed || inspect.path("Id").asText().startsWith(hostname)) {
            body.remove(List.of("Hostname", "Domainname"));
        }
        if (mode.startsWith("container:")) {
            body.remove("ExposedPorts");
        }
        body.remove("MacAddress");
        host.remove("ContainerIDFile");
    }

    /// `/db:/web/database` was asked for as `db:database`.
    private void links() {
        var asked = JsonNodeFactory.instance.arrayNode();
        for (var link : ContainerDraft.texts(host.path("Links"))) {
            int colon = link.indexOf(':');
            asked.add(link.substring(1, colon) + ":" + link.substring(link.lastIndexOf('/') + 1));
        }
        host.set("Links", asked);
    }

    private void volumes() {
        names("Volumes", Set.of());
        var targets = new HashSet<String>();
        for (var bind : ContainerDraft.texts(host.path("Binds"))) {
            targets.add(MountPlan.parse(bind).target());
        }
        for (var mount : host.path("Mounts")) {
            targets.add(mount.path("Target").asText());
            if (mount instanceof ObjectNode own && mount.path("Source").asText("").isEmpty()) {
                volumeAt(mount.path("Target").asText())
                        .ifPresent(it -> own.put("Source", name(it)));
            }
        }
        for (var mount : inspect.path("Mounts")) {
            var target = mount.path("Destination").asText();
            if (isVolume(mount) && targets.add(target)) {
                var readOnly = mount.path("RW").asBoolean(true) ? "" : ":ro";
                host.withArrayProperty("Binds").add(name(mount) + ":" + target + readOnly);
                names("Volumes", Set.of(target));
            }
        }
    }

    private Optional<JsonNode> volumeAt(String target) {
        return inspect.path("Mounts")
                .valueStream()
                .filter(mount ->
                        isVolume(mount) && mount.path("Destination").asText().equals(target))
                .findFirst();
    }

    private static boolean isVolume(JsonNode mount) {
        return mount.path("Type").asText().equals("volume") && !name(mount).isEmpty();
    }

    private static String name(JsonNode mount) {
        return mount.path("Name").asText("");
    }

    private void networks() {
        var mode = host.path("NetworkMode").asText("");
        var endpoints = JsonNodeFactory.instance.objectNode();
        inspect.path("NetworkSettings")
                .path("Networks")
                .forEachEntry((name, endpoint) -> {
                    if (endpoint.path("NetworkID").asText("").equals(mode) && !mode.isEmpty()) {
                        host.put("NetworkMode", name);
                    }
                    var asked = endpoint(endpoint);
                    boolean only = Set.of("bridge", "host", "none").contains(name);
                    if (!only || (!isStartedIn(name) && !name.equals("host"))) {
                        endpoints.set(name, asked);
                    }
                });
        body.withObjectProperty("NetworkingConfig").set("EndpointsConfig", endpoints);
    }

    private boolean isStartedIn(String name) {
        var mode = host.path("NetworkMode").asText("");
        return mode.equals(name) || Set.of("", "default").contains(mode);
    }

    private ObjectNode endpoint(JsonNode told) {
        var asked = object(told);
        asked.retain(ASKED_OF_A_NETWORK);
        var aliases = JsonNodeFactory.instance.arrayNode();
        for (var alias : ContainerDraft.texts(told.path("Aliases"))) {
            if (!inspect.path("Id").asText().startsWith(alias)) {
                aliases.add(alias);
            }
        }
        asked.set("Aliases", aliases);
        return asked;
    }
}
