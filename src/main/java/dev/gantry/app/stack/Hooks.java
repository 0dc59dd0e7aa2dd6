package dev.gantry.app.stack;

import com.fasterxml.jackson.databind.JsonNode;
import dev.gantry.compose.plan.Service;
import dev.gantry.docker.ContainerId;
import dev.gantry.docker.Engine;
import dev.gantry.docker.ExecRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Commands that a service wants run in its containers, after the start or before the stop.
final class Hooks {

    private static final int MOST_OUTPUT = 8 * 1024;

    private final Engine engine;

    Hooks(Engine engine) {
        this.engine = engine;
    }

    /// @param when `post_start` or `pre_stop`
    void run(Service service, String when, ContainerId id, String name) {
        for (var hook : service.json().path(when)) {
            Together.waiting(() -> run(hook, when, id, name));
        }
    }

    private void run(JsonNode hook, String when, ContainerId id, String name) {
        var output = new ByteArrayOutputStream();
        try (var process = engine.processes().exec(id, request(hook))) {
            while (process.read(
                    (_, bytes, from, length) -> {
                        int room = Math.min(length, MOST_OUTPUT - output.size());
                        output.write(bytes, from, Math.max(0, room));
                    })) {
                // until all is said
            }
            int code = process.exitCode().orElse(0);
            if (code != 0) {
                throw new Trouble.Met(
                        new Trouble.HookFailed(
                                name, when, code, output.toString(StandardCharsets.UTF_8)));
            }
        } catch (IOException impossible) { // nothing here throws it
            throw new UncheckedIOException(impossible);
        }
    }

    private static ExecRequest request(JsonNode hook) {
        var command = new ArrayList<String>();
        hook.path("command").forEach(word -> command.add(word.asText()));
        var environment = new ArrayList<String>();
        hook.path("environment")
                .forEachEntry((key, value) ->
                        environment.add(value.isNull() ? key : key + "=" + value.asText()));
        return new ExecRequest(
                List.copyOf(command),
                hook.path("user").asText(""),
                hook.path("working_dir").asText(""),
                environment,
                Optional.empty(),
                false,
                hook.path("privileged").asBoolean());
    }
}
