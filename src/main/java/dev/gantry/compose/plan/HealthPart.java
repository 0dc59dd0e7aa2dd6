package dev.gantry.compose.plan;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gantry.compose.GoDuration;
import java.util.Map;

/// A service's health check, in the engine's words.
final class HealthPart {

    private static final Map<String, String> TIMES =
            Map.of(
                    "interval", "Interval",
                    "timeout", "Timeout",
                    "start_period", "StartPeriod",
                    "start_interval", "StartInterval");

    private HealthPart() {}

    static void add(Making making, ObjectNode body) {
        var check = making.service().json().path("healthcheck");
        if (!check.isObject()) {
            return;
        }
        var health = body.putObject("Healthcheck");
        if (check.path("disable").asBoolean()) {
            health.putArray("Test").add("NONE");
            return;
        }
        if (check.path("test").isArray()) {
            health.set("Test", check.path("test").deepCopy());
        }
        TIMES.forEach((key, name) -> {
            var time = check.path(key).asText("");
            if (!time.isEmpty()) {
                health.put(name, GoDuration.parse(time));
            }
        });
        if (check.path("retries").isNumber()) {
            health.put("Retries", check.path("retries").asInt());
        }
        if (health.has("StartInterval") && !making.engine().speaks(1, 44)) {
            throw new UnsupportedException(
                    making.service().name(),
                    "healthcheck.start_interval needs an engine with API 1.44, and this one has "
                            + making.engine().apiVersion());
        }
    }
}
