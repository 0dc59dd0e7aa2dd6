package dev.gantry.docker.engine;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.core.DefaultDockerClientConfig;
import com.github.dockerjava.core.DockerClientImpl;
import com.github.dockerjava.httpclient5.ApacheDockerHttpClient;
import com.github.dockerjava.transport.DockerHttpClient;
import dev.gantry.docker.EngineAddress;
import java.net.URI;
import java.time.Duration;

/// Makes docker-java's clients: one for each engine, with a pool of its own.
final class DockerJava {

    private static final Duration CONNECT = Duration.ofSeconds(5);

    private DockerJava() {}

    static DockerClient client(EngineAddress address, ApiVersion version) {
        // Not its default builder: that reads the environment and the user's config.json, and one
        // malformed entry there makes every call fail.
        var config =
                new DefaultDockerClientConfig.Builder()
                        .withDockerHost("unix:///unused")
                        .withApiVersion(version.toString())
                        .build();
        return DockerClientImpl.getInstance(config, transport(address));
    }

    private static DockerHttpClient transport(EngineAddress address) {
        return new ApacheDockerHttpClient.Builder()
                .dockerHost(uri(address))
                .connectionTimeout(CONNECT)
                .build();
    }

    private static URI uri(EngineAddress address) {
        return URI.create(address.toString());
    }
}
