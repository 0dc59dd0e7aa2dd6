package dev.gantry.docker.engine.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gantry.testing.FakeServer;
import dev.gantry.testing.FakeServer.Script;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WireTest {

    @Test
    void readsABodyOfToldLength() throws IOException {
        assertThat(bodyOf("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello and more"))
                .isEqualTo("hello");
    }

    @Test
    void readsABodyInChunksWithExtensions() throws IOException {
        assertThat(
                        bodyOf(
                                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
                                        + "5;name=value\r\nhello\r\n1\r\n!\r\n0\r\n\r\n"))
                .isEqualTo("hello!");
    }

    @Test
    void readsABodyUntilTheOtherEndCloses() throws IOException {
        assertThat(bodyOf("HTTP/1.0 200 OK\r\n\r\nhello")).isEqualTo("hello");
    }

    @Test
    void skipsTheAnswerBeforeTheAnswer() throws IOException {
        assertThat(
                        bodyOf(
                                "HTTP/1.1 100 Continue\r\n\r\n"
                                        + "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok"))
                .isEqualTo("ok");
    }

    @ParameterizedTest
    @ValueSource(strings = {"204 No Content", "304 Not Modified"})
    void someAnswersHaveNoBodyWhateverTheySay(String status) throws IOException {
        assertThat(bodyOf("HTTP/1.1 " + status + "\r\nContent-Length: 9\r\n\r\n")).isEmpty();
    }

    @Test
    void theAnswerToHeadHasNoBodyEither() throws IOException {
        try (var server = FakeServer.unix(saying("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n"));
                var wire = wire(server);
                var response = wire.call(Request.head("/_ping")).send()) {
            assertThat(response.body().readAllBytes()).isEmpty();
        }
    }

    @Test
    void trailersFollowTheChunks() throws IOException {
        var script =
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
                        + "2\r\nhi\r\n0\r\nX-Sum: 42\r\n\r\n";
        try (var server = FakeServer.unix(saying(script));
                var wire = wire(server);
                var response = wire.call(Request.get("/")).send()) {
            response.body().readAllBytes();
            assertThat(response.trailers().get("x-sum")).hasValue("42");
        }
    }

    @Test
    void headersHaveTheSameNameInAnyCase() throws IOException {
        var script = "HTTP/1.1 200 OK\r\nAPI-VERSION: 1.41\r\nContent-Length: 0\r\n\r\n";
        try (var server = FakeServer.unix(saying(script));
                var wire = wire(server);
                var response = wire.call(Request.get("/")).send()) {
            assertThat(response.headers().get("Api-Version")).hasValue("1.41");
        }
    }

    @Test
    void asksInPlainHttpAndForNothingCompressed() throws IOException {
        Queue<String> heard = new ConcurrentLinkedQueue<>();
        Script script =
                peer -> {
                    heard.add(peer.request());
                    peer.answer("200 OK", "");
                };
        try (var server = FakeServer.unix(script);
                var wire = wire(server)) {
            wire.call(Request.post("/containers/create").query("name", "a b")).send().close();
        }
        assertThat(heard)
                .containsExactly(
                        "POST /containers/create?name=a+b HTTP/1.1\r\n"
                                + "Host: docker\r\n"
                                + "User-Agent: gantry\r\n"
                                + "Accept-Encoding: identity\r\n"
                                + "Content-Length: 0\r\n"
                                + "\r\n");
    }

    @Test
    void sendsAStreamInChunks() throws IOException {
        Queue<String> heard = new ConcurrentLinkedQueue<>();
        Script script =
                peer -> {
                    peer.request();
                    heard.add(peer.bytes("5\r\nhello\r\n0\r\n\r\n".length()));
                    peer.answer("200 OK", "");
                };
        var body = new ByteArrayInputStream("hello".getBytes(StandardCharsets.UTF_8));
        try (var server = FakeServer.unix(script);
                var wire = wire(server)) {
            wire.call(Request.of("PUT", "/").stream(body, "application/x-tar")).send().close();
        }
        assertThat(heard).containsExactly("5\r\nhello\r\n0\r\n\r\n");
    }

    @Test
    void hearsWhyAnUploadIsRefusedHalfway() throws IOException {
        Script script =
                peer -> {
                    peer.request();
                    peer.answer("404 Not Found", "gone");
                };
        var endless = new ByteArrayInputStream(new byte[8 << 20]);
        try (var server = FakeServer.unix(script);
                var wire = wire(server)) {
            var call = wire.call(Request.of("PUT", "/").stream(endless, "application/x-tar"));
            assertThatThrownBy(() -> call.send().orRefusal())
                    .isInstanceOf(RefusalException.class)
                    .hasMessage("gone");
        }
    }

    @Test
    void harmlessCallsShareAConnection() throws IOException {
        try (var server = FakeServer.unix(answering());
                var wire = wire(server)) {
            ask(wire.call(Request.get("/one")));
            ask(wire.call(Request.get("/two")));
            assertThat(server.accepted()).isEqualTo(1);
        }
    }

    @Test
    void deedsHaveAConnectionOfTheirOwn() throws IOException {
        try (var server = FakeServer.unix(answering());
                var wire = wire(server)) {
            ask(wire.call(Request.get("/one")));
            ask(wire.call(Request.post("/start")));
            ask(wire.callAlone(Request.head("/_ping")));
            assertThat(server.accepted()).isEqualTo(3);
        }
    }

    @Test
    void aConnectionThatDiedWhileRestingIsReplaced() throws IOException {
        Script onlyOnce =
                peer -> {
                    peer.request();
                    peer.answer("200 OK", "ok");
                };
        try (var server = FakeServer.unix(onlyOnce);
                var wire = wire(server)) {
            ask(wire.call(Request.get("/one")));
            assertThat(ask(wire.call(Request.get("/two")))).isEqualTo("ok");
            assertThat(server.accepted()).isEqualTo(2);
        }
    }

    @Test
    void aConnectionWhoseAnswerWasNotReadIsNotUsedAgain() throws IOException {
        try (var server = FakeServer.unix(answering());
                var wire = wire(server)) {
            wire.call(Request.get("/one")).send().close();
            assertThat(ask(wire.call(Request.get("/two")))).isEqualTo("/two");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "no slash\n", "/a b", "/é"})
    void aTargetMustBeEncoded(String target) {
        assertThatThrownBy(() -> Request.get(target)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aHeaderCannotSmuggleAnother() {
        var request = Request.get("/");
        assertThatThrownBy(() -> request.header("X-Name", "a\r\nX-Evil: 1"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static String bodyOf(String answer) throws IOException {
        try (var server = FakeServer.unix(saying(answer));
                var wire = wire(server)) {
            return ask(wire.call(Request.get("/")));
        }
    }

    private static String ask(Call call) throws IOException {
        try (var response = call.send()) {
            return new String(response.body().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static Script saying(String answer) {
        return peer -> {
            peer.request();
            peer.say(answer);
        };
    }

    /// Answers every request of a connection with its target.
    private static Script answering() {
        return peer -> {
            while (true) {
                peer.answer("200 OK", peer.request().split(" ", 3)[1]);
            }
        };
    }

    private static Wire wire(FakeServer server) throws IOException {
        return new Wire(Transports.to(server.address()), Duration.ofSeconds(5));
    }
}
