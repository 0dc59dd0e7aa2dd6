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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

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
        var age = Ages.of(Duration.between(since.get(), now));
        return container.isUp() ? age : Words.of("containers.stoppedAgo", age);
    }

    String ports() {
        return ContainerWords.ports(container);
    }

    /// "3 running, 1 exited"
    static String totals(List<ContainerRow> rows) {
        var counts =
                rows.stream()
                        .collect(
                                Collectors.groupingBy(
                                        row -> row.container.state(),
                                        TreeMap::new,
                                        Collectors.counting()));
        var inOrder = new LinkedHashMap<Container.State, Long>();
        Optional.ofNullable(counts.remove(Container.State.RUNNING))
                .ifPresent(count -> inOrder.put(Container.State.RUNNING, count));
        inOrder.putAll(counts);
        return inOrder.entrySet().stream()
                .map(count ->
                        Words.of(
                                "containers.count",
                                count.getValue(),
                                ContainerWords.state(count.getKey())
                                        .toLowerCase(Locale.getDefault())))
                .collect(Collectors.joining(", "));
    }
}
