package dev.gantry.ui.volume;

import dev.gantry.app.words.Ages;
import dev.gantry.app.words.Sizes;
import dev.gantry.app.words.Words;
import dev.gantry.docker.Container;
import dev.gantry.docker.Volume;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// A volume as the list shows it.
///
/// @param users containers that have it, running or not
/// @param sizeBytes -1 before it was measured, and where the driver does not say
record VolumeRow(Volume volume, List<Container> users, long sizeBytes) {

    static final Comparator<VolumeRow> BY_NAME =
            Comparator.comparing(VolumeRow::name, String.CASE_INSENSITIVE_ORDER)
                    .thenComparing(VolumeRow::name);

    String name() {
        return volume.name().value();
    }

    String usedBy() {
        return users.stream().map(Container::name).sorted().collect(Collectors.joining(", "));
    }

    /// Names of those that would notice a change at once.
    String runningUsers() {
        return users.stream()
                .filter(Container::isUp)
                .map(Container::name)
                .sorted()
                .collect(Collectors.joining(", "));
    }

    String stack() {
        return volume.stack().orElse("");
    }

    String labels() {
        return volume.labels().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(label -> label.getKey() + "=" + label.getValue())
                .collect(Collectors.joining(", "));
    }

    String size() {
        return sizeBytes < 0 ? "" : Sizes.of(sizeBytes);
    }

    String age(Instant now) {
        return volume.created().map(since -> Ages.of(Duration.between(since, now))).orElse("");
    }

    /// For the question before it goes.
    String asVictim() {
        var size = sizeBytes < 0 ? "" : ", " + size();
        return users.isEmpty()
                ? name() + size
                : Words.of("volumes.victim", name() + size, usedBy());
    }

    boolean holds(String text) {
        return (name() + " " + volume.driver() + " " + usedBy() + " " + stack() + " " + labels())
                .toLowerCase(java.util.Locale.ROOT)
                .contains(text);
    }
}
