package dev.gantry.docker.engine.wire;

import java.io.InputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/// One question to an engine. Immutable: each method gives a changed copy.
///
/// @param target path and query, encoded
/// @param upgrading asks the engine to leave HTTP for raw bytes both ways
public record Request(
        String method,
        String target,
        Map<String, String> headers,
        Content content,
        boolean upgrading) {

    public Request {
        if (target.isEmpty() || target.chars().anyMatch(c -> c <= ' ' || c > '~')) {
            throw new IllegalArgumentException("target must be encoded: " + target);
        }
        headers.forEach(Request::check);
    }

    public static Request of(String method, String target) {
        return new Request(method, target, Map.of(), new Content.None(), false);
    }

    public static Request get(String target) {
        return of("GET", target);
    }

    public static Request head(String target) {
        return of("HEAD", target);
    }

    public static Request post(String target) {
        return of("POST", target);
    }

    public Request header(String name, String value) {
        var more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new Request(method, target, more, content, upgrading);
    }

    public Request query(String name, String value) {
        var pair = name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8);
        var more = target + (target.indexOf('?') < 0 ? "?" : "&") + pair;
        return new Request(method, more, headers, content, upgrading);
    }

    /// Under `/v1.41`, for example.
    public Request under(String prefix) {
        return new Request(method, prefix + target, headers, content, upgrading);
    }

    public Request json(String body) {
        return bytes(body.getBytes(StandardCharsets.UTF_8), "application/json");
    }

    public Request bytes(byte[] body, String type) {
        return bytes(body).header("Content-Type", type);
    }

    public Request bytes(byte[] body) {
        return new Request(method, target, headers, new Content.Bytes(body), upgrading);
    }

    /// Sends what the stream gives until it ends, in chunks. It is left open.
    public Request stream(InputStream body, String type) {
        var sent = new Request(method, target, headers, new Content.Stream(body), upgrading);
        return sent.header("Content-Type", type);
    }

    public Request upgrade() {
        return new Request(method, target, headers, content, true);
    }

    /// Asking twice does no harm.
    boolean isSafe() {
        return !upgrading && (method.equals("GET") || method.equals("HEAD"));
    }

    private static void check(String name, String value) {
        if (name.isEmpty() || (name + value).chars().anyMatch(c -> c == '\r' || c == '\n')) {
            throw new IllegalArgumentException("header must be one line: " + name);
        }
    }

    /// What follows the head of a request.
    sealed interface Content {
        record None() implements Content {}

        @SuppressWarnings("ArrayRecordComponent") // handed over, never compared
        record Bytes(byte[] bytes) implements Content {}

        record Stream(InputStream input) implements Content {}
    }
}
