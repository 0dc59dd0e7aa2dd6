package dev.gantry.docker.engine.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gantry.testing.Certificates;
import dev.gantry.testing.FakeServer;
import dev.gantry.testing.FakeServer.Script;
import java.io.IOException;
import java.nio.channels.AsynchronousCloseException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.ClosedChannelException;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/// A call that is no longer wanted ends at once, whatever carries it.
@Timeout(60)
class CancelTest {

    @BeforeAll
    static void makeCertificates() {
        Certificates.shared();
    }

    private final CountDownLatch underWay = new CountDownLatch(1);

    private final Script silent =
            peer -> {
                peer.request();
                underWay.countDown();
                peer.untilEnd();
            };

    private final Script stuckInItsBody =
            peer -> {
                peer.request();
                peer.say("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nbegin");
                peer.untilEnd();
            };

    @ParameterizedTest
    @EnumSource
    void closingEndsTheWaitForAnAnswer(Reach reach) throws Exception {
        try (var server = reach.serve(silent);
                var wire = reach.wireTo(server);
                var call = wire.call(Request.get("/"))) {
            var waiting = onVirtualThread(call::send);
            underWay.await();
            call.close();
            assertThatThrownBy(waiting::get)
                    .cause()
                    .isExactlyInstanceOf(AsynchronousCloseException.class);
        }
    }

    @ParameterizedTest
    @EnumSource
    void closingEndsTheReadingOfABody(Reach reach) throws Exception {
        try (var server = reach.serve(stuckInItsBody);
                var wire = reach.wireTo(server);
                var response = wire.call(Request.get("/")).send()) {
            var reading = onVirtualThread(() -> readSlowly(response));
            underWay.await();
            response.close();
            assertThatThrownBy(reading::get)
                    .cause()
                    .isExactlyInstanceOf(AsynchronousCloseException.class);
        }
    }

    @ParameterizedTest
    @EnumSource
    void closingTheWireEndsAllItsCalls(Reach reach) throws Exception {
        try (var server = reach.serve(silent);
                var wire = reach.wireTo(server)) {
            var waiting = onVirtualThread(wire.call(Request.get("/"))::send);
            underWay.await();
            wire.close();
            assertThatThrownBy(waiting::get)
                    .cause()
                    .isExactlyInstanceOf(AsynchronousCloseException.class);
            assertThatThrownBy(wire.call(Request.get("/"))::send)
                    .isInstanceOf(ClosedChannelException.class);
        }
    }

    static Stream<Arguments> reachesAndThreads() {
        return Stream.of(Reach.values())
                .flatMap(reach ->
                        Stream.of(
                                Arguments.of(reach, Thread.ofVirtual()),
                                Arguments.of(reach, Thread.ofPlatform())));
    }

    @ParameterizedTest
    @MethodSource("reachesAndThreads")
    void interruptingEndsTheWaitForAnAnswer(Reach reach, Thread.Builder threads) throws Exception {
        try (var server = reach.serve(silent);
                var wire = reach.wireTo(server)) {
            var waiting = new FutureTask<>(wire.call(Request.get("/"))::send);
            var thread = threads.start(waiting);
            underWay.await();
            thread.interrupt();
            assertThatThrownBy(waiting::get).cause().isInstanceOf(ClosedByInterruptException.class);
        }
    }

    @Test
    void aCallThatWasClosedBeforeItBeganNeverReachesTheServer() throws Exception {
        try (var server = FakeServer.unix(silent);
                var wire = Reach.UNIX.wireTo(server)) {
            var call = wire.call(Request.get("/"));
            call.close();
            assertThatThrownBy(call::send).isInstanceOf(AsynchronousCloseException.class);
            assertThat(server.accepted()).isZero();
        }
    }

    @Test
    void closingEndsTheWaitForAConnection() throws Exception {
        var opening = new CountDownLatch(1);
        try (var wire = new Wire(() -> new StuckLink(opening), Duration.ofMinutes(1))) {
            var call = wire.call(Request.get("/"));
            var waiting = onVirtualThread(call::send);
            opening.await();
            call.close();
            assertThatThrownBy(waiting::get).cause().isInstanceOf(IOException.class);
        }
    }

    @Test
    void closingEndsTheHandshake() throws Exception {
        Script deaf =
                peer -> {
                    peer.bytes(1);
                    underWay.countDown();
                    peer.untilEnd();
                };
        try (var server = FakeServer.tcp(deaf);
                var wire = Reach.TLS.wireTo(server);
                var call = wire.call(Request.get("/"))) {
            var waiting = onVirtualThread(call::send);
            underWay.await();
            call.close();
            assertThatThrownBy(waiting::get)
                    .cause()
                    .isExactlyInstanceOf(AsynchronousCloseException.class);
        }
    }

    private byte[] readSlowly(Response response) throws IOException {
        response.body().readNBytes("begin".length());
        underWay.countDown();
        return response.body().readAllBytes();
    }

    private static <T> FutureTask<T> onVirtualThread(Callable<T> work) {
        var task = new FutureTask<>(work);
        Thread.ofVirtual().start(task);
        return task;
    }
}
