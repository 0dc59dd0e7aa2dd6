package dev.gantry.ui.container;

import dev.gantry.app.words.Ages;
import dev.gantry.app.words.ContainerWords;
import dev.gantry.app.words.Words;
import dev.gantry.docker.Container;
import dev.gantry.docker.ContainerId;
import dev.gantry.docker.Health;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// One container as the list shows it.
record ContainerRow(Container container, Optional<Mark> mark) {

    static final Comparator<ContainerRow> BY_NAME =
            Comparator.<ContainerRow, String>comparing(
                            row -> row.container.name(), String.CASE_INSENSITIVE_ORDER)
                    .thenComparing(row -> row.container.id().value());

    ContainerId id() {
        return container.id();
    }

    String name() {
        return container.name();
    }

    String image() {
        return container.image();
    }

    String stack() {
        return container.stack().orElse("");
    }

    /// The looks of its state: the name of a style class.
    String tone() {
        if (mark.isPresent()) {
            return mark.get() instanceof Mark.Pending ? "pending" : "failed";
        }
        if (container.health() == Health.UNHEALTHY) {
            return "unhealthy";
        }
        boolean failed = container.exitCode().orElse(0) != 0;
        return container.state() == Container.State.EXITED && failed
                ? "crashed"
                : container.state().name().toLowerCase(Locale.ROOT);
    }

    /// In words, the mark before the engine's.
    String state() {
        return mark.map(now ->
                        switch (now) {
                            case Mark.Pending pending -> pending.act().pending();
                            case Mark.Failed failed -> failed.act().failed();
                        })
                .orElseGet(() -> ContainerWords.state(container));
    }

    /// Up for how long, or down since when.
    String age(Instant now) {
        var since = container.since();
        if (since.isEmpty()) {
            return "";
        }
        var age = Duration.between(since.get(), now);
        return container.isUp() ? Ages.of(age) : Ages.ago(age);
    }

    String ports() {
        return ContainerWords.ports(container);
    }

    /// "4 of 5 running"
    static String totals(List<ContainerRow> rows) {
        long running =
                rows.stream()
                        .filter(row -> row.container.state() == Container.State.RUNNING)
                        .count();
        return Words.of("containers.running", running, rows.size());
    }
}
