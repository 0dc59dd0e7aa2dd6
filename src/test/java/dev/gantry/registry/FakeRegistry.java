package dev.gantry.registry;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

/// A registry with a token server, which answers as a test tells it to.
public final class FakeRegistry implements AutoCloseable {

    public static final String PASSWORD = "s3cret-pass";
    public static final String TOKEN = "identity-t0ken";

    /// One request as a line: `GET /v2/ Bearer abc`, then its body.
    public final List<String> heard = new CopyOnWriteArrayList<>();

    private final Map<String, Answer> answers = new ConcurrentHashMap<>();
    private final HttpServer server;
    private volatile boolean guarded;

    @FunctionalInterface
    public interface Answer {
        void give(HttpExchange exchange) throws IOException;
    }

    public FakeRegistry() {
        try {
            server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::answer);
        server.start();
        on("/v2/", exchange -> reply(exchange, 200, "{}"));
    }

    public String name() {
        return "localhost:" + server.getAddress().getPort();
    }

    /// Only who brings a token gets in from now on.
    public FakeRegistry guarded() {
        guarded = true;
        on("/token", this::token);
        return this;
    }

    public FakeRegistry on(String path, Answer answer) {
        answers.put(path, answer);
        return this;
    }

    public FakeRegistry on(String path, int status, String body) {
        return on(path, exchange -> reply(exchange, status, body));
    }

    public static void reply(HttpExchange exchange, int status, String body) throws IOException {
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        if (bytes.length > 0) {
            exchange.getResponseBody().write(bytes);
        }
        exchange.close();
    }

    private void answer(HttpExchange exchange) throws IOException {
        var path = exchange.getRequestURI().getPath();
        var authorization = String.valueOf(exchange.getRequestHeaders().getFirst("Authorization"));
        var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        exchange.setAttribute("body", body);
        heard.add(
                exchange.getRequestMethod()
                        + " "
                        + exchange.getRequestURI()
                        + " "
                        + authorization.split(" ", 2)[0]
                        + " "
                        + body);
        if (guarded && path.startsWith("/v2/") && !authorization.equals("Bearer good")) {
            exchange.getResponseHeaders()
                    .set(
                            "WWW-Authenticate",
                            "Bearer realm=\"http://%s/token\",service=\"fake\"".formatted(name()));
            reply(exchange, 401, error("UNAUTHORIZED", "authentication required"));
            return;
        }
        answers.getOrDefault(path, FakeRegistry::nothing).give(exchange);
    }

    private static void nothing(HttpExchange exchange) throws IOException {
        reply(exchange, 404, error("NAME_UNKNOWN", "not here"));
    }

    /// Anna's password and the identity token are good.
    private void token(HttpExchange exchange) throws IOException {
        var authorization = String.valueOf(exchange.getRequestHeaders().getFirst("Authorization"));
        var anna =
                java.util.Base64.getEncoder()
                        .encodeToString(("anna:" + PASSWORD).getBytes(StandardCharsets.UTF_8));
        boolean good =
                exchange.getRequestMethod().equals("POST")
                        ? String.valueOf(exchange.getAttribute("body"))
                                .contains("refresh_token=" + TOKEN)
                        : authorization.equals("Basic " + anna);
        if (!good) {
            reply(exchange, 401, "{\"details\": \"incorrect username or password\"}");
            return;
        }
        var offline = String.valueOf(exchange.getRequestURI().getQuery()).contains("offline_token");
        var refresh = offline ? ", \"refresh_token\": \"" + TOKEN + "\"" : "";
        reply(exchange, 200, "{\"token\": \"good\"" + refresh + "}");
    }

    public static String error(String code, String message) {
        return "{\"errors\": [{\"code\": \"%s\", \"message\": \"%s\"}]}".formatted(code, message);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
