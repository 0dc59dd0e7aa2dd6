package dev.gantry.docker.engine;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gantry.docker.Commit;
import dev.gantry.docker.ContainerId;
import dev.gantry.docker.Download;
import dev.gantry.docker.ImageId;
import dev.gantry.docker.LiveLimits;
import dev.gantry.docker.ProcessTable;
import dev.gantry.docker.engine.wire.Request;
import java.util.Locale;

/// The rarer acts on a container, over the wire: docker-java's models drop what they do not know.
final class WireActs {

    private final RawApi api;
    private final EngineErrors errors;

    WireActs(RawApi api, EngineErrors errors) {
        this.api = api;
        this.errors = errors;
    }

    /// Patient: an engine makes a container's volumes by copying what the image has there.
    ContainerId create(String name, String platform, String json) {
        var request = Request.post("/containers/create");
        var named = name.isEmpty() ? request : request.query("name", name);
        var placed = platform.isEmpty() ? named : named.query("platform", platform);
        var reply = errors.patient(() -> api.get(placed.json(json)));
        return new ContainerId(Json.text(reply.path("Id")));
    }

    void update(ContainerId id, LiveLimits limits) {
        errors.patient(() -> {
            api.act(Request.post(path(id, "update")).json(body(limits).toString()));
            return true;
        });
    }

    private static ObjectNode body(LiveLimits limits) {
        var body = Json.MAPPER.createObjectNode();
        limits.memoryBytes()
                .ifPresent(bytes -> body.put("Memory", bytes).put("MemorySwap", 2 * bytes));
        limits.nanoCpus().ifPresent(nano -> body.put("NanoCpus", nano));
        limits.pids().ifPresent(most -> body.put("PidsLimit", most));
        limits.restartPolicy().ifPresent(policy -> body.set("RestartPolicy", policy(policy)));
        return body;
    }

    private static ObjectNode policy(String text) {
        int colon = text.indexOf(':');
        var policy = Json.MAPPER.createObjectNode();
        return colon < 0
                ? policy.put("Name", text)
                : policy.put("Name", text.substring(0, colon))
                        .put("MaximumRetryCount", Integer.parseInt(text.substring(colon + 1)));
    }

    ImageId commit(ContainerId id, Commit how) {
        var request =
                Request.post("/commit")
                        .query("container", id.value())
                        .query("author", how.author())
                        .query("comment", how.message())
                        .query("pause", how.pausing() ? "1" : "0");
        if (!how.repository().isEmpty()) {
            request = request.query("repo", how.repository()).query("tag", how.tag());
        }
        for (var change : how.changes()) {
            request = request.query("changes", change);
        }
        var asked = request;
        return new ImageId(Json.text(errors.patient(() -> api.get(asked)).path("Id")));
    }

    /// The first byte may take a while: the engine mounts the layers first.
    Download export(ContainerId id) {
        return errors.patient(() -> {
            var response = api.call(Request.get(path(id, "export"))).send().orRefusal();
            return new WireDownload(response, errors);
        });
    }

    ProcessTable top(ContainerId id) {
        var reply = errors.quick(() -> api.get(path(id, "top")));
        return new ProcessTable(
                Json.texts(reply.path("Titles")),
                reply.path("Processes").valueStream().map(Json::texts).toList());
    }

    private static String path(ContainerId id, String what) {
        return String.format(Locale.ROOT, "/containers/%s/%s", id.value(), what);
    }
}
