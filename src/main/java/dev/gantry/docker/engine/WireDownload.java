package dev.gantry.docker.engine;

import dev.gantry.docker.Download;
import dev.gantry.docker.engine.wire.Response;

/// The body of an answer.
final class WireDownload implements Download {

    private final Response response;
    private final EngineErrors errors;

    WireDownload(Response response, EngineErrors errors) {
        this.response = response;
        this.errors = errors;
    }

    @Override
    public int read(byte[] into) {
        return errors.patient(() -> response.body().read(into, 0, into.length));
    }

    @Override
    public void close() {
        response.close();
    }
}
