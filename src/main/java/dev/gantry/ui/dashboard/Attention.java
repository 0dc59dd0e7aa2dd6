package dev.gantry.ui.dashboard;

import dev.gantry.app.words.Words;
import dev.gantry.docker.Container;
import dev.gantry.docker.Health;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// A container that somebody should look at, and why.
///
/// @param tone the style class of its shape
record Attention(Container container, String why, String tone) {

    static List<Attention> among(Stream<Container> containers) {
        return containers
                .flatMap(container -> of(container).stream())
                .sorted(
                        Comparator.comparing(Attention::weight)
                                .thenComparing(one -> one.container.name()))
                .toList();
    }

    private static Optional<Attention> of(Container container) {
        if (container.state() == Container.State.RESTARTING) {
            return Optional.of(
                    new Attention(container, Words.of("attention.restarting"), "restarting"));
        }
        if (container.state() == Container.State.DEAD) {
            return Optional.of(new Attention(container, Words.of("attention.dead"), "dead"));
        }
        if (container.health() == Health.UNHEALTHY) {
            return Optional.of(
                    new Attention(container, Words.of("attention.unhealthy"), "unhealthy"));
        }
        int exit = container.exitCode().orElse(0);
        return container.state() == Container.State.EXITED && exit != 0
                ? Optional.of(
                        new Attention(container, Words.of("attention.exited", exit), "crashed"))
                : Optional.empty();
    }

    private int weight() {
        return List.of("restarting", "unhealthy", "dead", "crashed").indexOf(tone);
    }
}
