package dev.gantry.app.stack;

import com.fasterxml.jackson.databind.JsonNode;
import dev.gantry.app.build.BuildOptions;
import dev.gantry.app.build.BuildSecret;
import dev.gantry.app.build.BuildSession;
import dev.gantry.compose.plan.ComposeLabels;
import dev.gantry.compose.plan.Project;
import dev.gantry.compose.plan.Service;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The `build` part of a service, as an order to a builder.
final class ServiceBuild {

    private static final String OF_SERVICE = "service:";

    private final Project project;
    private final Service service;
    private final JsonNode build;

    ServiceBuild(Project project, Service service) {
        this.project = project;
        this.service = service;
        this.build = service.json().path("build");
    }

    /// Services whose image has to be built before.
    Set<String> needs() {
        var all = new LinkedHashSet<String>();
        build.path("additional_contexts")
                .forEach(context -> {
                    if (context.asText().startsWith(OF_SERVICE)) {
                        all.add(context.asText().substring(OF_SERVICE.length()));
                    }
                });
        return all;
    }

    /// The text of a Dockerfile that stands in the compose file; empty when it is a file.
    String inlineDockerfile() {
        return build.path("dockerfile_inline").asText("");
    }

    Path folder() {
        return Path.of(build.path("context").asText());
    }

    Path dockerfile() {
        return folder().resolve(build.path("dockerfile").asText("Dockerfile"));
    }

    /// @param image the name that it gets
    BuildOptions options(String image, Path dockerfile) {
        var tags = new ArrayList<String>();
        tags.add(image);
        build.path("tags").forEach(tag -> tags.add(tag.asText()));
        var labels = texts(build.path("labels"));
        labels.put(ComposeLabels.PROJECT, project.name());
        labels.put(ComposeLabels.SERVICE, service.name());
        return new BuildOptions(
                folder(),
                dockerfile,
                List.copyOf(tags),
                texts(build.path("args")),
                labels,
                build.path("target").asText(""),
                platforms(),
                build.path("no_cache").asBoolean(),
                build.path("pull").asBoolean(),
                0,
                build.path("network").asText(""),
                session(),
                false);
    }

    /// A service runs on one platform, so that is built where several could be.
    private String platforms() {
        var all = new ArrayList<String>();
        build.path("platforms").forEach(platform -> all.add(platform.asText()));
        if (!service.platform().isEmpty()) {
            return service.platform();
        }
        return all.size() == 1 ? all.getFirst() : "";
    }

    private BuildSession session() {
        var secrets = new ArrayList<BuildSecret>();
        for (var use : build.path("secrets")) {
            var source = use.path("source").asText();
            var file = project.file("secrets", source);
            var id = use.path("target").asText("").isEmpty() ? source : use.path("target").asText();
            file.ifPresent(secret ->
                    secrets.add(
                            new BuildSecret(
                                    id.substring(id.lastIndexOf('/') + 1),
                                    secret.path("file").asText(""),
                                    secret.path("environment").asText(""))));
        }
        var ssh = new ArrayList<String>();
        build.path("ssh").forEach(key -> ssh.add(key.asText()));
        return new BuildSession(List.copyOf(secrets), List.copyOf(ssh), contexts());
    }

    private Map<String, String> contexts() {
        var contexts = texts(build.path("additional_contexts"));
        contexts.replaceAll((_, value) ->
                value.startsWith(OF_SERVICE)
                        ? "docker-image://"
                                + project.service(value.substring(OF_SERVICE.length())).image()
                        : value);
        return contexts;
    }

    private static Map<String, String> texts(JsonNode map) {
        var texts = new LinkedHashMap<String, String>();
        map.forEachEntry((key, value) -> texts.put(key, value.asText()));
        return texts;
    }
}
