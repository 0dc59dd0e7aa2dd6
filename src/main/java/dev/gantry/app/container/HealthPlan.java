package dev.gantry.app.container;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.Optional;

/// How the engine finds out whether a container is well.
///
/// @param command run by the container's shell; `NONE` switches the image's own check off; empty
///   for the image's own, at other times
/// @param interval zero for the engine's own, as are the others
public record HealthPlan(
        String command, Duration interval, Duration timeout, Duration startPeriod, int retries) {

    static final HealthPlan NONE =
            new HealthPlan("", Duration.ZERO, Duration.ZERO, Duration.ZERO, 0);

    /// @param check as the create call has it
    static Optional<HealthPlan> of(JsonNode check) {
        var test = ContainerDraft.texts(check.path("Test"));
        var words = String.join(" ", test.subList(Math.min(1, test.size()), test.size()));
        boolean isOff = !test.isEmpty() && test.getFirst().equals("NONE");
        var plan =
                new HealthPlan(
                        isOff ? "NONE" : words,
                        time(check, "Interval"),
                        time(check, "Timeout"),
                        time(check, "StartPeriod"),
                        check.path("Retries").asInt());
        return plan.equals(NONE) ? Optional.empty() : Optional.of(plan);
    }

    private static Duration time(JsonNode check, String key) {
        return Duration.ofNanos(check.path(key).asLong());
    }

    /// @param startInterval of the check that was there before, if it had one
    void put(ObjectNode node, JsonNode startInterval) {
        if (command.equals("NONE")) {
            node.putArray("Test").add("NONE");
            return;
        }
        if (!command.isEmpty()) {
            node.putArray("Test").add("CMD-SHELL").add(command);
        }
        node.put("Interval", interval.toNanos());
        node.put("Timeout", timeout.toNanos());
        node.put("StartPeriod", startPeriod.toNanos());
        node.put("Retries", retries);
        if (startInterval.isNumber()) {
            node.set("StartInterval", startInterval);
        }
    }

    HealthPlan running(String other) {
        return new HealthPlan(other, interval, timeout, startPeriod, retries);
    }

    HealthPlan every(Duration time) {
        return new HealthPlan(command, time, timeout, startPeriod, retries);
    }

    HealthPlan within(Duration time) {
        return new HealthPlan(command, interval, time, startPeriod, retries);
    }

    HealthPlan startingFor(Duration time) {
        return new HealthPlan(command, interval, timeout, time, retries);
    }

    HealthPlan failing(int times) {
        return new HealthPlan(command, interval, timeout, startPeriod, times);
    }
}
