package dev.gantry.docker.engine;

import com.fasterxml.jackson.core.JsonParser;
import dev.gantry.docker.ContainerId;
import dev.gantry.docker.Stats;
import dev.gantry.docker.StatsSample;
import dev.gantry.docker.StatsStream;
import dev.gantry.docker.engine.wire.Request;
import dev.gantry.docker.engine.wire.Response;
import java.io.EOFException;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Stats over the wire: docker-java does not know how to ask for one sample at once.
final class WireStats implements Stats {

    /// Older engines take `one-shot` and wait for their next count all the same.
    private static final ApiVersion INSTANT_SINCE = new ApiVersion(1, 44);

    private final RawApi api;
    private final ApiVersion version;
    private final EngineErrors errors;

    WireStats(RawApi api, ApiVersion version, EngineErrors errors) {
        this.api = api;
        this.version = version;
        this.errors = errors;
    }

    @Override
    public boolean areInstant() {
        return version.compareTo(INSTANT_SINCE) >= 0;
    }

    @Override
    public StatsSample now(ContainerId id) {
        var request = request(id).query("stream", "false").query("one-shot", "true");
        return errors.quick(() -> {
            try (var response = api.call(request).send().orRefusal()) {
                var parser = Json.MAPPER.createParser(response.body());
                var sample = StatsJson.next(parser);
                if (sample == null) {
                    throw new EOFException("no stats of " + id.brief());
                }
                parser.nextToken(); // reads to the end, so that the connection can be used again
                return sample;
            }
        });
    }

    @Override
    public StatsStream stream(ContainerId id) {
        return errors.quick(
                () -> new Stream(api.call(request(id).query("stream", "true")).send().orRefusal()));
    }

    private static Request request(ContainerId id) {
        return Request.get("/containers/" + id.value() + "/stats");
    }

    private static final class Stream implements StatsStream {
        private final Response response;
        private @Nullable JsonParser parser;

        Stream(Response response) {
            this.response = response;
        }

        @Override
        public Optional<StatsSample> next() {
            try {
                if (parser == null) {
                    parser = Json.MAPPER.createParser(response.body());
                }
                return Optional.ofNullable(StatsJson.next(parser));
            } catch (IOException cutOff) { // by the engine or by our close
                close();
                return Optional.empty();
            }
        }

        @Override
        public void close() {
            response.close();
        }
    }
}
