package dev.gantry.docker.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gantry.docker.Container.State;
import dev.gantry.docker.ContainerId;
import dev.gantry.docker.Engine;
import dev.gantry.docker.EngineException;
import dev.gantry.docker.Removal;
import dev.gantry.testing.EngineTest;
import dev.gantry.testing.TestEngine;
import java.util.List;
import org.junit.jupiter.api.Test;

@EngineTest
class DialerEngineTest {

    @Test
    void aContainerLivesItsLife(TestEngine world) {
        var id = world.create(TestEngine.name(), "sleep", "600");
        try (var engine = new Dialer().connect(world.address())) {
            var containers = engine.containers();
            assertThat(state(engine, id)).isEqualTo(State.CREATED);
            containers.start(id);
            assertThat(state(engine, id)).isEqualTo(State.RUNNING);
            containers.pause(id);
            assertThat(state(engine, id)).isEqualTo(State.PAUSED);
            containers.unpause(id);
            containers.kill(id, "SIGKILL");
            containers.remove(id, Removal.PLAIN);
            assertThatThrownBy(() -> containers.inspect(id))
                    .isInstanceOf(EngineException.Gone.class)
                    .hasMessage("No such container: " + id.value());
        }
    }

    private static State state(Engine engine, ContainerId id) {
        return engine.containers().byIds(List.of(id)).getFirst().state();
    }
}
