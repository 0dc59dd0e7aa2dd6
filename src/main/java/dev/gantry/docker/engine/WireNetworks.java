package dev.gantry.docker.engine;

import com.fasterxml.jackson.databind.JsonNode;
import dev.gantry.docker.ContainerId;
import dev.gantry.docker.Network;
import dev.gantry.docker.NetworkId;
import dev.gantry.docker.Networks;
import dev.gantry.docker.engine.wire.Request;
import java.util.List;
import java.util.Map;

/// Networks over the wire.
final class WireNetworks implements Networks {

    private final RawApi api;
    private final EngineErrors errors;

    WireNetworks(RawApi api, EngineErrors errors) {
        this.api = api;
        this.errors = errors;
    }

    @Override
    public List<Network> all() {
        var rows = errors.quick(() -> api.get("/networks"));
        return rows.valueStream().map(WireNetworks::network).toList();
    }

    @Override
    public void connect(String network, ContainerId container, String endpointJson) {
        var path = "/networks/" + RawApi.segment(network) + "/connect";
        errors.quick(() -> {
            var body = Json.MAPPER.createObjectNode().put("Container", container.value());
            body.set("EndpointConfig", Json.read(endpointJson));
            api.act(Request.post(path).json(body.toString()));
            return true;
        });
    }

    @Override
    public NetworkId create(String json) {
        var reply = errors.patient(() -> api.get(Request.post("/networks/create").json(json)));
        return new NetworkId(Json.text(reply.path("Id")));
    }

    @Override
    public String json(String network) {
        var path = "/networks/" + RawApi.segment(network);
        return errors.quick(() -> api.get(path)).toString();
    }

    @Override
    public void disconnect(String network, ContainerId container) {
        var path = "/networks/" + RawApi.segment(network) + "/disconnect";
        errors.quick(() -> {
            var body = Json.MAPPER.createObjectNode();
            body.put("Container", container.value()).put("Force", true);
            api.act(Request.post(path).json(body.toString()));
            return true;
        });
    }

    @Override
    public void remove(NetworkId id) {
        errors.quick(() -> {
            api.act(Request.of("DELETE", "/networks/" + id.value()));
            return true;
        });
    }

    private static Network network(JsonNode row) {
        return new Network(
                new NetworkId(Json.text(row.path("Id"))),
                Json.text(row.path("Name")),
                Json.text(row.path("Driver")),
                Json.text(row.path("Scope")),
                row.path("Internal").asBoolean(),
                row.path("ConfigOnly").asBoolean(),
                Map.copyOf(Json.textMap(row.path("Labels"))));
    }
}
