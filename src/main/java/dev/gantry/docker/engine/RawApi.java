package dev.gantry.docker.engine;

import com.fasterxml.jackson.databind.JsonNode;
import dev.gantry.docker.engine.wire.Call;
import dev.gantry.docker.engine.wire.Request;
import dev.gantry.docker.engine.wire.Wire;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/// The engine's API over the wire, in the agreed version.
final class RawApi {

    private final Wire wire;
    private final String prefix;

    /// @param version such as `1.41`
    RawApi(Wire wire, String version) {
        this.wire = wire;
        this.prefix = "/v" + version;
    }

    Call call(Request request) {
        return wire.call(request.under(prefix));
    }

    JsonNode get(String target) throws IOException {
        return get(Request.get(target));
    }

    JsonNode get(Request request) throws IOException {
        return json(call(request));
    }

    /// Any request with an answer worth reading.
    JsonNode ask(Request request) throws IOException {
        return json(call(request));
    }

    /// Without a version: only for what is asked before one is agreed.
    static JsonNode getUnversioned(Wire wire, String target) throws IOException {
        return json(wire.call(Request.get(target)));
    }

    /// A deed that is only done or refused. Nothing to do is done, too.
    void act(Request request) throws IOException {
        try (var response = call(request).send()) {
            if (response.status() != 304) {
                response.orRefusal();
            }
        }
    }

    /// A name as one part of a path.
    static String segment(String name) {
        return URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static JsonNode json(Call call) throws IOException {
        try (var response = call.send().orRefusal()) {
            return Json.MAPPER.readTree(response.body().readAllBytes());
        }
    }
}
