package dev.gantry.docker.engine.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gantry.testing.Certificates;
import dev.gantry.testing.FakeServer;
import dev.gantry.testing.FakeServer.Script;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Timeout(60)
class DuplexTest {

    @BeforeAll
    static void makeCertificates() {
        Certificates.shared();
    }

    private static final String UPGRADED =
            "HTTP/1.1 101 UPGRADED\r\nConnection: Upgrade\r\nUpgrade: tcp\r\n\r\n";

    /// As a process does that sorts its input: it answers when it has heard all.
    private static Script hearingAllOut(String head) {
        return peer -> {
            peer.request();
            peer.say(head + "ready ");
            peer.say("heard " + peer.untilEnd());
        };
    }

    @ParameterizedTest
    @EnumSource
    void theEndOfTheInputIsHeardAndAnswered(Reach reach) throws IOException {
        try (var server = reach.serve(hearingAllOut(UPGRADED));
                var wire = reach.wireTo(server);
                var duplex = wire.call(Request.post("/exec").upgrade()).upgrade()) {
            duplex.output().write("hello".getBytes(StandardCharsets.UTF_8));
            duplex.closeOutput();
            assertThat(duplex.input().readAllBytes()).asString().isEqualTo("ready heard hello");
        }
    }

    @Test
    void anOldEngineUpgradesWithoutSayingSo() throws IOException {
        var script =
                hearingAllOut(
                        "HTTP/1.1 200 OK\r\n"
                                + "Content-Type: application/vnd.docker.raw-stream\r\n\r\n");
        try (var server = FakeServer.unix(script);
                var wire = Reach.UNIX.wireTo(server);
                var duplex = wire.call(Request.post("/exec").upgrade()).upgrade()) {
            duplex.closeOutput();
            assertThat(duplex.input().readAllBytes()).asString().isEqualTo("ready heard ");
        }
    }

    @Test
    void asksToLeaveHttp() throws IOException {
        Queue<String> heard = new ConcurrentLinkedQueue<>();
        Script script =
                peer -> {
                    heard.add(peer.request());
                    peer.say(UPGRADED);
                };
        try (var server = FakeServer.unix(script);
                var wire = Reach.UNIX.wireTo(server)) {
            wire.call(Request.post("/exec").upgrade()).upgrade().close();
        }
        assertThat(heard.element()).contains("\r\nConnection: Upgrade\r\nUpgrade: tcp\r\n");
    }

    @Test
    void anEngineMayRefuse() throws IOException {
        Script script =
                peer -> {
                    peer.request();
                    peer.answer("409 Conflict", "not running");
                };
        try (var server = FakeServer.unix(script);
                var wire = Reach.UNIX.wireTo(server)) {
            assertThatThrownBy(wire.call(Request.post("/exec").upgrade())::upgrade)
                    .isInstanceOf(RefusalException.class)
                    .hasMessage("not running");
        }
    }
}
