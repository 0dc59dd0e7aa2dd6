package dev.gantry.app.notice;

import dev.gantry.app.words.Words;
import dev.gantry.docker.ContainerId;

/// Something bad happened to a container, and nobody asked for it.
public sealed interface Mishap {

    ContainerId container();

    String name();

    /// It ended by itself.
    ///
    /// @param exitCode as the engine says it; never 0
    record Died(ContainerId container, String name, String exitCode) implements Mishap {}

    /// The kernel killed one of its processes.
    record OutOfMemory(ContainerId container, String name) implements Mishap {}

    /// Its health check fails.
    record Unhealthy(ContainerId container, String name) implements Mishap {}

    /// One sentence for a person.
    default String says() {
        return switch (this) {
            case Died died -> Words.of("notice.died", died.name(), died.exitCode());
            case OutOfMemory full -> Words.of("notice.outOfMemory", full.name());
            case Unhealthy ill -> Words.of("notice.unhealthy", ill.name());
        };
    }
}
