package dev.gantry.app.volume;

import com.fasterxml.jackson.databind.JsonNode;
import dev.gantry.docker.OwnThings;
import dev.gantry.docker.engine.wire.Request;
import dev.gantry.testing.TestEngine;
import java.util.List;

/// The helpers that stand beside one volume.
final class HelpersOn {

    private HelpersOn() {}

    static List<String> ids(TestEngine world, String volume) {
        var filters = "{\"label\":[\"%s\"],\"volume\":[\"%s\"]}".formatted(OwnThings.LABEL, volume);
        var rows =
                world.ask(
                        Request.get("/containers/json")
                                .query("all", "1")
                                .query("filters", filters));
        return rows.valueStream().map(row -> row.path("Id")).map(JsonNode::asText).toList();
    }

    /// The test's own limit ends the wait.
    static void awaitNone(TestEngine world, String volume) {
        while (!ids(world, volume).isEmpty()) {
            Thread.onSpinWait();
        }
    }
}
