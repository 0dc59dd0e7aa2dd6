package dev.gantry.docker.engine;

import dev.gantry.docker.ContainerId;
import dev.gantry.docker.LogRequest;
import dev.gantry.docker.LogStream;
import dev.gantry.docker.Logs;
import dev.gantry.docker.engine.wire.Request;
import dev.gantry.docker.engine.wire.Response;
import java.io.IOException;
import java.time.Instant;
import java.util.Locale;

/// Logs over the wire: docker-java cuts pieces again, and knows only whole seconds.
final class WireLogs implements Logs {

    private final RawApi api;
    private final EngineErrors errors;

    WireLogs(RawApi api, EngineErrors errors) {
        this.api = api;
        this.errors = errors;
    }

    /// The engine may read through a whole log before its first word, so the wait has no limit.
    @Override
    public LogStream open(ContainerId id, LogRequest request) {
        return errors.patient(() -> {
            var call = api.call(question(id, request));
            var response = call.send().orRefusal();
            try {
                return new OpenLog(response, framing(id, response), errors);
            } catch (IOException | RuntimeException failure) {
                response.close();
                throw failure;
            }
        });
    }

    private static Request question(ContainerId id, LogRequest request) {
        var question =
                Request.get("/containers/" + id.value() + "/logs?stdout=1&stderr=1&timestamps=1")
                        .query("follow", request.follow() ? "1" : "0");
        if (request.tail().isPresent()) {
            question = question.query("tail", "" + request.tail().getAsInt());
        }
        if (request.since().isPresent()) {
            question = question.query("since", seconds(request.since().get()));
        }
        return request.until().isPresent()
                ? question.query("until", seconds(request.until().get()))
                : question;
    }

    private static String seconds(Instant moment) {
        return String.format(Locale.ROOT, "%d.%09d", moment.getEpochSecond(), moment.getNano());
    }

    /// Newer engines say it; for others the container's terminal decides.
    private LogFraming framing(ContainerId id, Response response) throws IOException {
        var type = response.headers().get("Content-Type").orElse("");
        if (type.contains("multiplexed-stream")) {
            return new FramedLog();
        }
        return hasTerminal(id) ? new TerminalLog() : new FramedLog();
    }

    private boolean hasTerminal(ContainerId id) throws IOException {
        return api.get("/containers/" + id.value() + "/json")
                .path("Config")
                .path("Tty")
                .asBoolean();
    }

    private static final class OpenLog implements LogStream {
        private final Response response;
        private final LogFraming framing;
        private final EngineErrors errors;

        OpenLog(Response response, LogFraming framing, EngineErrors errors) {
            this.response = response;
            this.framing = framing;
            this.errors = errors;
        }

        @Override
        public boolean read(Taker taker) {
            return errors.patient(() -> framing.read(response.body(), taker));
        }

        @Override
        public void close() {
            response.close();
        }
    }
}
