package dev.gantry.app.image;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gantry.app.image.RemoveImages.Outcome;
import dev.gantry.docker.Engine;
import dev.gantry.docker.EngineException;
import dev.gantry.docker.ImageName;
import dev.gantry.docker.engine.Dialer;
import dev.gantry.testing.EngineTest;
import dev.gantry.testing.ImageTars;
import dev.gantry.testing.TestEngine;
import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@EngineTest
@Timeout(60)
class RemoveImagesEngineTest {

    private final TestEngine world;
    private final Engine engine;
    private final ImageName name = ImageName.parse("localhost/" + TestEngine.name() + ":1");

    RemoveImagesEngineTest(TestEngine world) {
        this.world = world;
        this.engine = new Dialer().connect(world.address());
    }

    @AfterEach
    void hangUp() {
        engine.close();
    }

    @Test
    void evenForcedItLeavesTheNameUnderWhatRuns() {
        engine.images().tag(engine.images().details(TestEngine.IMAGE).id(), name);
        world.run(TestEngine.name(), "sleep", "600");
        var report = new RemoveImages(engine, _ -> {}).run(List.of(name.toString()), true);
        assertThat(report.stayed())
                .singleElement()
                .satisfies(stayed ->
                        assertThat(stayed.why()).isInstanceOf(EngineException.Conflict.class));
        assertThat(engine.images().details(name.toString()).tags()).contains(name.toString());
        engine.images().remove(name.toString());
    }

    @Test
    void eachGoesOrStaysForItself() {
        var tar = ImageTars.withFile("file", "much ".repeat(50_000) + name);
        var id = engine.images().importRoot(new ByteArrayInputStream(tar), name, "", List.of());
        var used = name.withTag("used");
        var tar2 = ImageTars.withFile("file", "used " + name);
        engine.images().importRoot(new ByteArrayInputStream(tar2), used, "", List.of());
        world.create(TestEngine.name(), Map.of("Image", used.toString(), "Cmd", List.of("x")));
        var report =
                new RemoveImages(engine, _ -> {})
                        .run(
                                List.of(name.toString(), used.toString(), "localhost/no-such:1"),
                                false);
        assertThat(report.outcomes().getFirst())
                .isInstanceOfSatisfying(
                        Outcome.Removed.class,
                        removed -> assertThat(removed.gone().deleted()).contains(id.value()));
        assertThat(report.outcomes().get(1)).isInstanceOf(Outcome.Stayed.class);
        assertThat(report.outcomes().get(2)).isInstanceOf(Outcome.Removed.class);
        assertThat(report.freedBytes().orElse(0)).isGreaterThanOrEqualTo(250_000);
        engine.images().removeByForce(used.toString());
    }
}
