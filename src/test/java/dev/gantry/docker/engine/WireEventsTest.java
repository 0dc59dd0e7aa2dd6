package dev.gantry.docker.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gantry.docker.EngineEvent;
import dev.gantry.docker.EngineException;
import dev.gantry.docker.EventStream;
import dev.gantry.testing.Conversation;
import dev.gantry.testing.FakeServer.Script;
import java.io.IOException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class WireEventsTest {

    private static final String HEAD =
            "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n"
                    + "Transfer-Encoding: chunked\r\n\r\n";

    private static final String START =
            "{\"status\":\"start\",\"id\":\"4f5e\",\"Type\":\"container\",\"Action\":\"start\","
                    + "\"Actor\":{\"ID\":\"4f5e\",\"Attributes\":{\"name\":\"web\"}},"
                    + "\"time\":1767225600,\"timeNano\":1767225600000000042,\"more\":[{}]}\n";

    private static final EngineEvent STARTED =
            new EngineEvent(
                    "container",
                    "start",
                    "4f5e",
                    Map.of("name", "web"),
                    Instant.ofEpochSecond(1_767_225_600, 42));

    @Test
    void listensBeforeAnythingHappens() {
        try (var fake = engineSaying("");
                var engine = fake.connect();
                var _ = engine.events()) {
            assertThat(fake.asked()).last().asString().startsWith("GET /v1.51/events?filters=");
        }
    }

    @Test
    void anEventIsThereAsSoonAsItIsSaid() {
        try (var fake = engineSaying(START);
                var engine = fake.connect();
                var events = engine.events()) {
            assertThat(events.next()).hasValue(STARTED);
        }
    }

    @Test
    void oldAndOddEventsAreUnderstoodAsFarAsTheyGo() {
        assertThat(only("{\"status\":\"pull\",\"id\":\"nginx:1\",\"Type\":\"image\",\"time\":7}"))
                .isEqualTo(
                        new EngineEvent(
                                "image", "pull", "nginx:1", Map.of(), Instant.ofEpochSecond(7)));
        assertThat(only("{\"Type\":\"builder\",\"Action\":\"prune\",\"Actor\":null}"))
                .isEqualTo(new EngineEvent("builder", "prune", "", Map.of(), Instant.EPOCH));
    }

    @Test
    void theEndOfTheConnectionIsTheEnd() {
        try (var fake = engineSaying(START, Conversation::close);
                var engine = fake.connect();
                var events = engine.events()) {
            assertThat(events.next()).isPresent();
            assertThat(events.next()).isEmpty();
            assertThat(events.next()).isEmpty();
        }
    }

    @Test
    void aBrokenLineIsTheEnd() {
        for (var broken : new String[] {"{\"Type\":oops}", "42", "[1]", "\"text\"", "}"}) {
            try (var fake = engineSaying(START + broken + "\n" + START);
                    var engine = fake.connect();
                    var events = engine.events()) {
                assertThat(events.next()).hasValue(STARTED);
                assertThat(events.next()).isEmpty();
                assertThat(events.next()).isEmpty();
            }
        }
    }

    @Test
    void closingEndsTheWaitForTheNext() throws Exception {
        try (var fake = engineSaying(START);
                var engine = fake.connect();
                var events = engine.events()) {
            events.next();
            var waiting = nextOf(events);
            events.close();
            assertThat(waiting.get()).isEmpty();
        }
    }

    @Test
    void closingTheEngineEndsItToo() throws Exception {
        try (var fake = engineSaying(START)) {
            var engine = fake.connect();
            var events = engine.events();
            events.next();
            var waiting = nextOf(events);
            engine.close();
            assertThat(waiting.get()).isEmpty();
        }
    }

    @Test
    void anEngineMayRefuse() {
        try (var fake = FakeEngine.start().answer("/events", "400 Bad Request", "no");
                var engine = fake.connect()) {
            assertThatThrownBy(engine::events).isInstanceOf(EngineException.Refused.class);
        }
    }

    private static FutureTask<Optional<EngineEvent>> nextOf(EventStream events) {
        var task = new FutureTask<>(events::next);
        Thread.ofVirtual().start(task);
        return task;
    }

    private EngineEvent only(String json) {
        try (var fake = engineSaying(json + "\n");
                var engine = fake.connect();
                var events = engine.events()) {
            return events.next().orElseThrow();
        }
    }

    private FakeEngine engineSaying(String events) {
        return engineSaying(events, Conversation::untilEnd);
    }

    private static FakeEngine engineSaying(String events, Script afterwards) {
        return FakeEngine.start()
                .at(
                        "/events",
                        peer -> {
                            peer.say(HEAD);
                            say(peer, events);
                            afterwards.play(peer);
                        });
    }

    private static void say(Conversation peer, String events) throws IOException {
        if (!events.isEmpty()) {
            peer.say(Integer.toHexString(events.length()) + "\r\n" + events + "\r\n");
        }
    }
}
