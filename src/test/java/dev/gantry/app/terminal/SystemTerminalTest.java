package dev.gantry.app.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gantry.docker.EngineAddress;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class SystemTerminalTest {

    private final EngineAddress address = new EngineAddress.Unix(Path.of("/run/docker.sock"));

    @Test
    void itRunsTheEqualDockerExec() {
        assertThat(SystemTerminal.exec(address, "web"))
                .startsWith("docker", "--host", "unix:///run/docker.sock", "exec", "-it", "web");
    }

    @Test
    void eachSystemHasItsWays() {
        var command = List.of("docker", "it's");
        assertThat(SystemTerminal.ways("Linux", command))
                .contains(List.of("xterm", "-e", "docker", "it's"));
        assertThat(SystemTerminal.ways("Mac OS X", command).getFirst().getLast())
                .contains("do script \"'docker' 'it'\\\\''s'\"");
        assertThat(SystemTerminal.ways("Windows 11", command).getFirst()).startsWith("cmd");
    }
}
