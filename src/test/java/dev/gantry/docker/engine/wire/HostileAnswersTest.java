package dev.gantry.docker.engine.wire;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gantry.testing.FakeServer;
import dev.gantry.testing.FakeServer.Script;
import java.io.EOFException;
import java.io.IOException;
import java.time.Duration;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Whatever answers, the call ends soon, and quotes what it met.
class HostileAnswersTest {

    private static final String OK = "HTTP/1.1 200 OK\r\n";

    @Test
    void anSshServer() {
        assertThatAnswer("SSH-2.0-OpenSSH_9.2p1 Debian-2\r\n")
                .isInstanceOf(NotHttpException.class)
                .hasMessage("SSH-2.0-OpenSSH_9.2p1 Debian-2");
    }

    @Test
    void aTlsServer() {
        assertThatAnswer("\u0015\u0003\u0001\u0000\u0002\u0002\u0016")
                .isInstanceOf(NotHttpException.class)
                .hasMessage("\\x15\\x03\\x01\\x00\\x02\\x02\\x16");
    }

    @Test
    void binaryNoiseWithoutTheEndOfALine() {
        assertThatAnswer("J\u0000\u0000\u0000\n8.0.36\u0000")
                .isInstanceOf(NotHttpException.class)
                .hasMessage("J\\x00\\x00\\x00 8.0.36\\x00");
    }

    @Test
    void anEmptyReply() {
        assertThatAnswer("").isInstanceOf(EOFException.class);
    }

    @Test
    void anAnswerThatBreaksOffInItsHead() {
        assertThatAnswer(OK + "Content-Len").isInstanceOf(EOFException.class);
    }

    @Test
    void anAnswerThatBreaksOffInItsBody() {
        assertThatAnswer(OK + "Content-Length: 5\r\n\r\nhel").isInstanceOf(EOFException.class);
    }

    @Test
    void anAnswerThatBreaksOffInAChunk() {
        assertThatAnswer(OK + "Transfer-Encoding: chunked\r\n\r\n5\r\nhel")
                .isInstanceOf(EOFException.class);
    }

    @Test
    void anAnswerWithoutItsLastChunk() {
        assertThatAnswer(OK + "Transfer-Encoding: chunked\r\n\r\n3\r\nhel\r\n")
                .isInstanceOf(EOFException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HTTP/2 200\r\n\r\n",
                "HTTP/1.1 two hundred\r\n\r\n",
                OK + "no colon\r\n\r\n",
                OK + ": no name\r\n\r\n",
                OK + "Content-Length: -1\r\n\r\n",
                OK + "Content-Length: 99999999999999999999\r\n\r\n",
                OK + "Content-Length: 1\r\nContent-Length: 2\r\n\r\nxx",
                OK + "Transfer-Encoding: gzip\r\n\r\n",
                OK + "Transfer-Encoding: chunked\r\n\r\nxyz\r\n",
                OK + "Transfer-Encoding: chunked\r\n\r\n-1\r\n",
                OK + "Transfer-Encoding: chunked\r\n\r\n1\r\nlonger\r\n0\r\n\r\n"
            })
    void malformedHttp(String answer) {
        assertThatAnswer(answer).isInstanceOf(NotHttpException.class);
    }

    @Test
    void aHeaderWithoutEnd() {
        assertThatAnswer(OK + "X-Long: " + "x".repeat(100_000))
                .isInstanceOf(NotHttpException.class);
    }

    @Test
    void headersWithoutEnd() {
        assertThatAnswer(OK + "X-Many: 1\r\n".repeat(1000)).isInstanceOf(NotHttpException.class);
    }

    /// The server keeps the connection open, so nothing but the answer can end the call.
    private static AbstractThrowableAssert<?, ? extends Throwable> assertThatAnswer(String answer) {
        Script script =
                peer -> {
                    peer.request();
                    peer.say(answer);
                    if (isOver(answer)) {
                        peer.closeOutput();
                    }
                    peer.untilEnd();
                };
        return assertThatThrownBy(() -> {
            try (var server = FakeServer.unix(script);
                    var wire = new Wire(Transports.to(server.address()), Duration.ofSeconds(5))) {
                Watchdog.within(Duration.ofSeconds(5), () -> read(wire));
            }
        });
    }

    private static boolean isOver(String answer) {
        return answer.isEmpty() || answer.startsWith(OK);
    }

    private static byte[] read(Wire wire) throws IOException {
        try (var response = wire.call(Request.get("/")).send()) {
            return response.body().readAllBytes();
        }
    }
}
