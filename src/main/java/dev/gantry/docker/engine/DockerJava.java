package dev.gantry.docker.engine;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.core.DefaultDockerClientConfig;
import com.github.dockerjava.core.DockerClientImpl;
import com.github.dockerjava.httpclient5.ApacheDockerHttpClient;
import com.github.dockerjava.transport.DockerHttpClient;
import dev.gantry.docker.EngineAddress;
import dev.gantry.docker.engine.wire.TlsTrust;
import dev.gantry.docker.engine.wire.TrustException;
import dev.gantry.docker.engine.wire.Wire;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;

/// Makes docker-java's clients: one for each engine, with a pool of its own.
final class DockerJava {

    private static final Duration CONNECT = Duration.ofSeconds(5);

    private DockerJava() {}

    static DockerClient client(EngineAddress address, ApiVersion version, Wire wire)
            throws TrustException {
        // Not its default builder: that reads the environment and the user's config.json, and one
        // malformed entry there makes every call fail.
        var config =
                new DefaultDockerClientConfig.Builder()
                        .withDockerHost("unix:///unused")
                        .withApiVersion(version.toString())
                        .build();
        return DockerClientImpl.getInstance(config, transport(address, wire));
    }

    private static DockerHttpClient transport(EngineAddress address, Wire wire)
            throws TrustException {
        var overWire = new WireHttpClient(wire);
        return switch (address) {
            case EngineAddress.Unix(var socket) -> split(uri("unix", socket.toString()), overWire);
            case EngineAddress.Tcp _ -> split(URI.create(address.toString()), overWire);
            case EngineAddress.Tls(_, _, var files) when files.verify() ->
                    new SplitHttpClient(
                            pool(URI.create(address.toString()))
                                    .sslConfig(TlsTrust.in(files)::context)
                                    .build(),
                            overWire);
            // Its pipes hang, and it insists on the name in the certificate.
            case EngineAddress.Pipe _, EngineAddress.Tls _ -> overWire;
        };
    }

    private static DockerHttpClient split(URI uri, DockerHttpClient deeds) {
        return new SplitHttpClient(pool(uri).build(), deeds);
    }

    /// As many connections as there are calls: waiting for a free one would be silent.
    private static ApacheDockerHttpClient.Builder pool(URI uri) {
        return new ApacheDockerHttpClient.Builder().dockerHost(uri).connectionTimeout(CONNECT);
    }

    static URI uri(String scheme, String path) {
        try {
            return new URI(scheme, null, path, null);
        } catch (URISyntaxException impossible) {
            throw new IllegalArgumentException(path, impossible);
        }
    }
}
