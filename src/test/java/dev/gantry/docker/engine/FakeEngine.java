package dev.gantry.docker.engine;

import dev.gantry.docker.Engine;
import dev.gantry.docker.EngineAddress;
import dev.gantry.testing.Conversation;
import dev.gantry.testing.FakeServer;
import dev.gantry.testing.FakeServer.Script;
import java.io.IOException;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;
import javax.net.ssl.SSLContext;

/// A server that greets as an engine does, and answers as a test wants: one script for each path,
/// which is told without version and query.
final class FakeEngine implements AutoCloseable {

    private final Map<String, Script> scripts = new ConcurrentHashMap<>();
    private final Queue<String> asked = new ConcurrentLinkedQueue<>();
    private final FakeServer server;

    private FakeEngine(String newest, String oldest, Function<Script, FakeServer> servers) {
        at(
                "/_ping",
                peer ->
                        peer.say(
                                "HTTP/1.1 200 OK\r\nApi-Version: "
                                        + newest
                                        + "\r\nContent-Length: 0\r\n\r\n"));
        answer(
                "/version",
                "{\"Version\": \"99\", \"ApiVersion\": \"%s\", \"MinAPIVersion\": \"%s\"}"
                        .formatted(newest, oldest));
        answer("/info", "{\"Name\": \"fake\"}");
        server = servers.apply(this::serve);
    }

    static FakeEngine speaking(String newest, String oldest) {
        return new FakeEngine(newest, oldest, FakeServer::unix);
    }

    static FakeEngine start() {
        return speaking("1.51", "1.24");
    }

    static FakeEngine overTcp() {
        return new FakeEngine("1.51", "1.24", FakeServer::tcp);
    }

    /// Its [#address] is without TLS, as that of a [FakeServer] is.
    static FakeEngine overTls(SSLContext context) {
        return new FakeEngine("1.51", "1.24", script -> FakeServer.tls(context, false, script));
    }

    FakeEngine answer(String path, String json) {
        return answer(path, "200 OK", json);
    }

    FakeEngine answer(String path, String status, String json) {
        return at(path, peer -> peer.answer(status, json));
    }

    FakeEngine at(String path, Script script) {
        scripts.put(path, script);
        return this;
    }

    Engine connect() {
        return new Dialer().connect(server.address());
    }

    EngineAddress address() {
        return server.address();
    }

    /// First lines of all requests, without `HTTP/1.1`.
    Queue<String> asked() {
        return asked;
    }

    private void serve(Conversation peer) throws IOException {
        while (true) {
            var words = peer.request().split(" ", 3);
            asked.add(words[0] + " " + words[1]);
            var path = words[1].replaceFirst("^/v1\\.\\d+", "").replaceFirst("\\?.*$", "");
            var unknown = (Script) who -> who.answer("404 Not Found", "page not found");
            scripts.getOrDefault(path, unknown).play(peer);
        }
    }

    @Override
    public void close() {
        server.close();
    }
}
