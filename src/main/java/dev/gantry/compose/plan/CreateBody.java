package dev.gantry.compose.plan;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gantry.compose.GoDuration;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// What the engine is asked to make for one container of a service, as the reference would ask it.
///
/// @param json for `POST /containers/create`
/// @param later networks to join before the start, on engines that take only one at first: name to
///   `EndpointConfig`
/// @param files to be put into it before each start
public record CreateBody(ObjectNode json, Map<String, String> later, List<PutFile> files) {

    private static final int NANOS_A_SECOND = 1_000_000_000;

    /// @throws UnsupportedException when the engine could not do as the file says
    public static CreateBody of(Making making) {
        var service = making.service();
        var files = new FilePart(making);
        var body = config(making);
        var host = HostPart.of(making);
        ResourcePart.add(service, host);
        new MountPart(making, files).add(host);
        body.set("HostConfig", host);
        var later = new NetworkPart(making).add(body, host);
        labels(making, files, body);
        return new CreateBody(body, later, files.put());
    }

    private static ObjectNode config(Making making) {
        var service = making.service();
        var body = JsonNodeFactory.instance.objectNode();
        body.put("Image", service.image());
        body.put("Hostname", service.text("hostname"));
        body.put("Domainname", service.text("domainname"));
        body.put("User", service.text("user"));
        body.put("WorkingDir", service.text("working_dir"));
        body.put("Tty", service.json().path("tty").asBoolean());
        body.put("OpenStdin", service.json().path("stdin_open").asBoolean());
        body.put("AttachStdout", true).put("AttachStderr", true);
        words(service, "command", "Cmd", body);
        words(service, "entrypoint", "Entrypoint", body);
        var environment = body.putArray("Env");
        new TreeMap<>(map(service, "environment"))
                .forEach((key, value) ->
                        environment.add(value.isNull() ? key : key + "=" + value.asText()));
        text(service, "stop_signal", "StopSignal", body);
        var grace = service.text("stop_grace_period");
        if (!grace.isEmpty()) {
            body.put("StopTimeout", GoDuration.parse(grace) / NANOS_A_SECOND);
        }
        HealthPart.add(making, body);
        PortPart.exposed(service, body);
        return body;
    }

    static Map<String, JsonNode> map(Service service, String key) {
        return service.json().path(key).properties().stream()
                .collect(
                        Collectors.toMap(
                                Map.Entry::getKey,
                                Map.Entry::getValue,
                                (first, _) -> first,
                                LinkedHashMap::new));
    }

    private static void words(Service service, String key, String as, ObjectNode body) {
        if (service.json().path(key).isArray()) {
            body.set(as, service.json().path(key).deepCopy());
        }
    }

    static void text(Service service, String key, String as, ObjectNode into) {
        var text = service.text(key);
        if (!text.isEmpty()) {
            into.put(as, text);
        }
    }

    private static void labels(Making making, FilePart files, ObjectNode body) {
        var service = making.service();
        var project = making.project();
        var labels = body.putObject("Labels");
        map(service, "labels").forEach((key, value) -> labels.put(key, value.asText()));
        labels.put(ComposeLabels.PROJECT, project.name());
        labels.put(ComposeLabels.SERVICE, service.name());
        labels.put(ComposeLabels.VERSION, ComposeLabels.version(making.profile()));
        labels.put(ComposeLabels.WORKING_DIR, making.origin().folder().toString());
        labels.put(ComposeLabels.CONFIG_FILES, joined(making.origin().files()));
        if (!making.origin().envFiles().isEmpty()) {
            labels.put(ComposeLabels.ENVIRONMENT_FILE, joined(making.origin().envFiles()));
        }
        labels.put(ComposeLabels.ONE_OFF, "False");
        labels.put(ComposeLabels.NUMBER, Integer.toString(making.number()));
        labels.put(
                ComposeLabels.CONFIG_HASH,
                ServiceHash.of(service, making.containers(), making.profile()));
        labels.put(ComposeLabels.DEPENDS_ON, dependencies(service));
        labels.put(ComposeLabels.IMAGE, making.image().id().value());
        labels.put(ComposeLabels.DEPLOY, making.deploy());
        files.digest().ifPresent(digest -> labels.put(ComposeLabels.CONTENT, digest));
        making.before().ifPresent(_ -> labels.put(ComposeLabels.REPLACE, making.containerName()));
    }

    private static String joined(List<Path> files) {
        return files.stream().map(Path::toString).collect(Collectors.joining(","));
    }

    private static String dependencies(Service service) {
        return service.dependencies().stream()
                .map(it -> it.service() + ":" + it.condition().word() + ":" + it.restart())
                .collect(Collectors.joining(","));
    }
}
