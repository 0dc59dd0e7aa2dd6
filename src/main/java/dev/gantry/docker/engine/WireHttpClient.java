package dev.gantry.docker.engine;

import com.github.dockerjava.transport.DockerHttpClient;
import dev.gantry.docker.engine.wire.Wire;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;

/// docker-java's plain calls over the wire: where its own transport fails.
final class WireHttpClient implements DockerHttpClient {

    private final Wire wire;

    /// @param wire stays its owner's to close
    WireHttpClient(Wire wire) {
        this.wire = wire;
    }

    @Override
    public Response execute(Request asked) {
        try {
            return new Answer(wire.call(toOurs(asked)).send());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static dev.gantry.docker.engine.wire.Request toOurs(Request asked) {
        var request = dev.gantry.docker.engine.wire.Request.of(asked.method(), asked.path());
        for (var header : asked.headers().entrySet()) {
            request = request.header(header.getKey(), header.getValue());
        }
        var bytes = asked.bodyBytes();
        return bytes == null ? request : request.bytes(bytes);
    }

    @Override
    public void close() {}

    private record Answer(dev.gantry.docker.engine.wire.Response response) implements Response {

        @Override
        public int getStatusCode() {
            return response.status();
        }

        @Override
        public Map<String, List<String>> getHeaders() {
            return response.headers().asMap();
        }

        @Override
        public InputStream getBody() {
            return response.body();
        }

        @Override
        public void close() {
            response.close();
        }
    }
}
