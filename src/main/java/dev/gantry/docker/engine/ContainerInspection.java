package dev.gantry.docker.engine;

import com.fasterxml.jackson.databind.JsonNode;
import dev.gantry.docker.ContainerDetails;
import dev.gantry.docker.ContainerDetails.Endpoint;
import dev.gantry.docker.ContainerId;
import dev.gantry.docker.Health;
import dev.gantry.docker.ImageId;
import dev.gantry.docker.IndentedJson;
import dev.gantry.docker.MountPoint;
import dev.gantry.docker.PortMapping;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.stream.Stream;

/// The engine's reply to inspecting a container, read field by field: the same tree gives the
/// indented text, with nothing left out and nothing reordered.
final class ContainerInspection {

    private final JsonNode root;
    private final JsonNode config;
    private final JsonNode hostConfig;
    private final JsonNode state;

    ContainerInspection(JsonNode root) {
        this.root = root;
        this.config = root.path("Config");
        this.hostConfig = root.path("HostConfig");
        this.state = root.path("State");
    }

    ContainerDetails details() {
        return new ContainerDetails(
                new ContainerId(Json.text(root.path("Id"))),
                Json.text(root.path("Name")).replaceFirst("^/", ""),
                Json.text(config.path("Image")),
                new ImageId(Json.text(root.path("Image"))),
                States.parse(Json.text(state.path("Status"))),
                health(),
                healthOutputs(),
                moment(state.path("StartedAt")),
                moment(state.path("FinishedAt")),
                exitCode(),
                state.path("OOMKilled").asBoolean(),
                Json.text(state.path("Error")),
                root.path("RestartCount").asInt(),
                moment(root.path("Created")).orElse(Instant.EPOCH),
                Json.texts(config.path("Entrypoint")),
                Json.texts(config.path("Cmd")),
                Json.texts(config.path("Env")),
                Json.text(config.path("WorkingDir")),
                Json.text(config.path("User")),
                Json.text(config.path("Hostname")),
                Json.text(root.path("Platform")),
                restartPolicy(),
                ports(),
                root.path("Mounts").valueStream().map(ContainerInspection::mount).toList(),
                endpoints(),
                Json.textMap(config.path("Labels")),
                IndentedJson.of(root));
    }

    private Health health() {
        return switch (Json.text(state.path("Health").path("Status")).toLowerCase(Locale.ROOT)) {
            case "starting" -> Health.STARTING;
            case "healthy" -> Health.HEALTHY;
            case "unhealthy" -> Health.UNHEALTHY;
            default -> Health.NONE;
        };
    }

    private List<String> healthOutputs() {
        var probes = state.path("Health").path("Log");
        return probes.valueStream().map(probe -> Json.text(probe.path("Output"))).toList();
    }

    /// Engines write the year 1 for never.
    private static Optional<Instant> moment(JsonNode written) {
        try {
            return Optional.of(OffsetDateTime.parse(Json.text(written)).toInstant())
                    .filter(moment -> moment.isAfter(Instant.EPOCH));
        } catch (DateTimeParseException none) {
            return Optional.empty();
        }
    }

    /// Engines write 0 while it runs, and before it ever ran.
    private OptionalInt exitCode() {
        boolean ended = moment(state.path("FinishedAt")).isPresent();
        return ended && !state.path("Running").asBoolean()
                ? OptionalInt.of((int) state.path("ExitCode").asLong())
                : OptionalInt.empty();
    }

    private String restartPolicy() {
        var policy = hostConfig.path("RestartPolicy");
        var name = Json.text(policy.path("Name"));
        int tries = policy.path("MaximumRetryCount").asInt();
        if (name.isEmpty()) {
            return "no";
        }
        return tries > 0 ? name + ":" + tries : name;
    }

    /// While it runs the engine tells its ports, else only what was asked for.
    private List<PortMapping> ports() {
        var live = root.path("NetworkSettings").path("Ports");
        if (!live.isEmpty()) {
            return Ports.tidy(bindings(live));
        }
        var exposed = config.path("ExposedPorts").properties().stream();
        var asked = hostConfig.path("PortBindings");
        return Ports.tidy(
                Stream.concat(
                        bindings(asked),
                        exposed.filter(port -> !asked.has(port.getKey()))
                                .map(port -> port(port.getKey(), "", 0))));
    }

    private static Stream<PortMapping> bindings(JsonNode ports) {
        return ports.properties().stream().flatMap(ContainerInspection::bindings);
    }

    private static Stream<PortMapping> bindings(Map.Entry<String, JsonNode> port) {
        return port.getValue().isEmpty()
                ? Stream.of(port(port.getKey(), "", 0))
                : port.getValue().valueStream().map(binding -> binding(port.getKey(), binding));
    }

    private static PortMapping binding(String port, JsonNode binding) {
        return port(port, Json.text(binding.path("HostIp")), binding.path("HostPort").asInt());
    }

    /// @param port such as `8080/tcp`
    private static PortMapping port(String port, String address, int publicPort) {
        var parts = port.split("/", 2);
        int number = parts[0].matches("\\d{1,5}") ? Integer.parseInt(parts[0]) : 0;
        return Ports.mapping(number, parts.length > 1 ? parts[1] : "", address, publicPort);
    }

    private static MountPoint mount(JsonNode mount) {
        var name = Json.text(mount.path("Name"));
        return new MountPoint(
                Json.text(mount.path("Type")),
                name.isEmpty() ? Json.text(mount.path("Source")) : name,
                Json.text(mount.path("Destination")),
                mount.path("RW").asBoolean(true));
    }

    private Map<String, Endpoint> endpoints() {
        var endpoints = new TreeMap<String, Endpoint>();
        root.path("NetworkSettings")
                .path("Networks")
                .forEachEntry((name, endpoint) -> endpoints.put(name, endpoint(endpoint)));
        return endpoints;
    }

    private static Endpoint endpoint(JsonNode endpoint) {
        return new Endpoint(
                Json.text(endpoint.path("NetworkID")),
                Json.text(endpoint.path("IPAddress")),
                Json.text(endpoint.path("GlobalIPv6Address")),
                Json.text(endpoint.path("Gateway")),
                Json.text(endpoint.path("MacAddress")),
                Json.texts(endpoint.path("Aliases")));
    }
}
