package dev.gantry.docker.engine;

import dev.gantry.docker.BuildRequest;
import dev.gantry.docker.BuildRequest.Builder;
import dev.gantry.docker.BuildStream;
import dev.gantry.docker.Builds;
import dev.gantry.docker.EngineInfo;
import dev.gantry.docker.RegistryLogin;
import dev.gantry.docker.engine.wire.Request;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;

/// Builds over `POST /build`. docker-java knows nothing of its second version, and cannot ask for
/// leftovers of a cancelled build to be removed.
final class WireBuilds implements Builds {

    private static final String TAR = "application/x-tar";

    private final RawApi api;
    private final EngineInfo info;
    private final EngineErrors errors;

    WireBuilds(RawApi api, EngineInfo info, EngineErrors errors) {
        this.api = api;
        this.info = info;
        this.errors = errors;
    }

    @Override
    public boolean hasBuildKit() {
        return info.speaks(1, 39) && !info.operatingSystem().startsWith("Windows");
    }

    @Override
    public BuildStream start(BuildRequest request, InputStream context) {
        var asked = request(request).stream(new SentStream(context), TAR);
        return SentStream.sending(() -> errors.patient(() -> started(request, asked)));
    }

    private BuildStream started(BuildRequest request, Request asked) throws java.io.IOException {
        var response = api.call(asked).send().orRefusal();
        return new WireBuild(response, errors, () -> cancel(request));
    }

    private void cancel(BuildRequest request) {
        if (request.builder() == Builder.CLASSIC) {
            return; // it only watches the connection
        }
        errors.quick(() -> {
            api.act(Request.post("/build/cancel").query("id", request.id()));
            return true;
        });
    }

    private Request request(BuildRequest build) {
        var request =
                Request.post("/build")
                        .query("version", build.builder() == Builder.BUILDKIT ? "2" : "1")
                        .query("dockerfile", build.dockerfile())
                        .query("buildid", build.id())
                        .query("buildargs", Json.write(build.args()))
                        .query("labels", Json.write(build.labels()))
                        .query("rm", "1")
                        .query("forcerm", "1")
                        .query("nocache", build.noCache() ? "1" : "0")
                        .query("pull", build.pull() ? "1" : "0");
        for (var tag : build.tags()) {
            request = request.query("t", tag);
        }
        request = withText(request, "target", build.target());
        request = withText(request, "platform", build.platform());
        request = withText(request, "networkmode", build.network());
        if (build.memoryBytes() > 0) {
            request = request.query("memory", "" + build.memoryBytes());
        }
        return build.logins().isEmpty()
                ? request
                : request.header("X-Registry-Config", registries(build.logins()));
    }

    private static Request withText(Request request, String name, String value) {
        return value.isEmpty() ? request : request.query(name, value);
    }

    private static String registries(Map<String, RegistryLogin> logins) {
        var json = Json.MAPPER.createObjectNode();
        logins.forEach((registry, login) -> json.set(registry, WireRegistry.json(login)));
        var bytes = json.toString().getBytes(StandardCharsets.UTF_8);
        return Base64.getUrlEncoder().encodeToString(bytes);
    }
}
