package dev.gantry.boot;

import dev.gantry.app.host.Host;
import dev.gantry.app.host.HostDirectory;
import dev.gantry.docker.EngineAddress;
import java.nio.file.Path;
import java.util.List;

final class EnvironmentHosts implements HostDirectory {
    @Override
    public Found read() {
        var a = System.getenv().getOrDefault("DOCKER_HOST", "unix:///var/run/docker.sock");
        return new Found(
                List.of(
                        new Host(
                                "env",
                                "local",
                                new EngineAddress.Unix(Path.of(a.substring(7))),
                                Host.Origin.ENVIRONMENT,
                                1)),
                List.of());
    }
}
