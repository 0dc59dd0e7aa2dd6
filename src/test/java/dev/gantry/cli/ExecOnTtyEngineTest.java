package dev.gantry.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gantry.docker.ContainerId;
import dev.gantry.docker.engine.Dialer;
import dev.gantry.testing.EngineTest;
import dev.gantry.testing.TestEngine;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// `gantry exec -it` on a person's terminal.
@EngineTest
@EnabledOnOs(OS.LINUX)
@Timeout(120)
class ExecOnTtyEngineTest {

    private static final String SIZES =
            "while :; do stty size; read -t 1 word && echo got:$word:; [ \"$word\" = end ] && exit 42; done";

    @TempDir private Path folder;

    private final String name = TestEngine.name();

    @Test
    void keysSizeAndExitCodeAreThoseOfTheCommand(TestEngine engine) throws Exception {
        try (var tty = begun(engine)) {
            tty.await("30 100\r\n");
            tty.resize(120, 40);
            tty.await("40 120\r\n");
            tty.type("one\r");
            tty.await("one\r\ngot:one:"); // the echo is the container's
            tty.type("end\r");
            tty.await("code 42");
            tty.awaitEnd();
            assertThat(tty.settingsAfter()).isEqualTo(tty.settingsBefore());
        }
    }

    @Test
    void controlCEndsTheCommandAndNotGantry(TestEngine engine) throws Exception {
        try (var tty = begun(engine)) {
            tty.await("30 100\r\n");
            tty.type("\u0003");
            tty.await("code 130");
            tty.awaitEnd();
            assertThat(tty.settingsAfter()).isEqualTo(tty.settingsBefore());
        }
    }

    @Test
    void theTerminalIsGivenBackWhenGantryIsEndedFromOutside(TestEngine engine) throws Exception {
        try (var tty = begun(engine)) {
            tty.await("30 100\r\n");
            tty.terminate();
            tty.await("code 143");
            tty.awaitEnd();
            assertThat(tty.settingsAfter()).isEqualTo(tty.settingsBefore());
        }
    }

    @Test
    void theTerminalIsGivenBackWhenTheContainerDies(TestEngine engine) throws Exception {
        try (var tty = begun(engine);
                var other = new Dialer().connect(engine.address())) {
            tty.await("30 100\r\n");
            other.containers().kill(new ContainerId(name), "KILL");
            tty.await("code ");
            tty.awaitEnd();
            assertThat(tty.settingsAfter()).isEqualTo(tty.settingsBefore());
        }
    }

    private TtyRun begun(TestEngine engine) throws IOException {
        engine.run(name, "sleep", "600");
        var address = engine.address().toString();
        return new TtyRun(folder, "--host", address, "exec", "-it", name, "sh", "-c", SIZES);
    }
}
