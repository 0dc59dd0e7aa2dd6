package dev.gantry.app.host;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gantry.app.host.Mailbox.Kind;
import dev.gantry.docker.ContainerId;
import dev.gantry.docker.EngineEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EventReaderTest {

    private static final ContainerId WEB = new ContainerId("c0ffee");

    private final Mailbox mailbox = new Mailbox(Duration.ofHours(1));
    private final EventReader reader = new EventReader(mailbox);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "create",
                "start",
                "restart",
                "kill",
                "stop",
                "die",
                "oom",
                "pause",
                "unpause",
                "rename",
                "update",
                "destroy",
                "health_status: healthy",
                "a word of tomorrow"
            })
    void whatHappensToAContainerMakesItAskedForAndTold(String action) throws Exception {
        var event = event("container", action, WEB.value(), Map.of());
        assertThat(read(event)).isEqualTo(new Mailbox.Batch(Set.of(), Set.of(WEB), List.of(event)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "exec_create: sh -c true",
                "exec_start: sh",
                "exec_die",
                "exec_detach",
                "top",
                "resize",
                "attach",
                "detach",
                "archive-path",
                "extract-to-dir",
                "export",
                "copy"
            })
    void whatLeavesAContainerAsItIsIsPassedOver(String action) throws Exception {
        assertThat(read(event("container", action, WEB.value(), Map.of()))).isEqualTo(nothing());
    }

    @ParameterizedTest
    @CsvSource({
        "container, prune, CONTAINERS",
        "container, die,   CONTAINERS",
        "image,     pull,  IMAGES",
        "image,     untag, IMAGES",
        "image,     prune, IMAGES",
        "volume,    create,VOLUMES",
        "volume,    prune, VOLUMES",
        "network,   create,NETWORKS",
        "network,   prune, NETWORKS"
    })
    void whatNamesNoContainerMakesItsListAskedFor(String type, String action, Kind kind)
            throws Exception {
        var event = event(type, action, "", Map.of());
        assertThat(read(event))
                .isEqualTo(new Mailbox.Batch(Set.of(kind), Set.of(), List.of(event)));
    }

    @Test
    void aCommitMakesAnImageThatHasNoEventOfItsOwn() throws Exception {
        var event = event("container", "commit", WEB.value(), Map.of());
        assertThat(read(event))
                .isEqualTo(new Mailbox.Batch(Set.of(Kind.IMAGES), Set.of(WEB), List.of(event)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"connect", "disconnect"})
    void joiningANetworkChangesTheContainer(String action) throws Exception {
        var event = event("network", action, "net", Map.of("container", WEB.value()));
        assertThat(read(event)).isEqualTo(new Mailbox.Batch(Set.of(), Set.of(WEB), List.of(event)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"mount", "unmount"})
    void mountingAVolumeIsToldByItsContainer(String action) throws Exception {
        assertThat(read(event("volume", action, "data", Map.of("container", WEB.value()))))
                .isEqualTo(nothing());
    }

    @Test
    void aDaemonThatTellsOfItselfMayHaveChangedAnything() throws Exception {
        var event = event("daemon", "reload", "id", Map.of());
        assertThat(read(event))
                .isEqualTo(new Mailbox.Batch(EnumSet.allOf(Kind.class), Set.of(), List.of(event)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"plugin", "builder", "service", "something new"})
    void whatNoListShowsIsPassedOver(String type) throws Exception {
        assertThat(read(event(type, "update", "id", Map.of()))).isEqualTo(nothing());
    }

    private Mailbox.Batch read(EngineEvent event) throws InterruptedException {
        reader.read(event);
        return mailbox.next(Duration.ZERO, Duration.ZERO);
    }

    private static Mailbox.Batch nothing() {
        return new Mailbox.Batch(Set.of(), Set.of(), List.of());
    }

    private static EngineEvent event(
            String type, String action, String actor, Map<String, String> attributes) {
        return new EngineEvent(type, action, actor, attributes, Instant.EPOCH);
    }
}
