package dev.gantry.docker.engine;

import com.github.dockerjava.transport.DockerHttpClient;
import java.io.IOException;

/// Questions over one client, deeds over another.
///
/// httpclient5 keeps its connections, and notices too late that an engine has hung up on one:
/// podman does so after ten seconds. It asks a question twice then, but cannot do so with a deed.
final class SplitHttpClient implements DockerHttpClient {

    private final DockerHttpClient questions;
    private final DockerHttpClient deeds;

    SplitHttpClient(DockerHttpClient questions, DockerHttpClient deeds) {
        this.questions = questions;
        this.deeds = deeds;
    }

    @Override
    public Response execute(Request request) {
        var client = request.method().equals("GET") ? questions : deeds;
        return client.execute(request);
    }

    @Override
    public void close() throws IOException {
        deeds.close();
        questions.close();
    }
}
