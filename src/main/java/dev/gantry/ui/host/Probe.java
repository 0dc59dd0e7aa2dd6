package dev.gantry.ui.host;

import dev.gantry.app.words.Explain;
import dev.gantry.app.words.Explanation;
import dev.gantry.docker.EngineAddress;
import dev.gantry.docker.EngineException;
import dev.gantry.docker.EngineInfo;
import dev.gantry.docker.Engines;
import java.time.Duration;

/// What came of saying hello to an engine.
sealed interface Probe {

    record Asking() implements Probe {}

    record Answered(EngineInfo engine, Duration took) implements Probe {}

    record Failed(Explanation why) implements Probe {}

    /// Blocks until it answers or does not.
    static Probe of(Engines engines, EngineAddress address) {
        long begun = System.nanoTime();
        try (var engine = engines.connect(address)) {
            return new Answered(engine.info(), Duration.ofNanos(System.nanoTime() - begun));
        } catch (EngineException why) {
            return new Failed(Explain.failure(why));
        }
    }
}
