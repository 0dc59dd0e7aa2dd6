package dev.gantry.registry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.gantry.docker.InsecureRegistries;
import dev.gantry.registry.RegistryException.Trouble;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/// HTTP to registries: encrypted, and plain only where docker itself would allow that.
///
/// Calls block, end when their thread is interrupted, and throw [RegistryException].
public final class RegistryWire {

    private static final JsonMapper JSON = new JsonMapper();
    private static final Duration CONNECTING = Duration.ofSeconds(10);
    private static final Duration ANSWERING = Duration.ofSeconds(45);

    /// For TLS where there may be none.
    private static final Duration PROBING = Duration.ofSeconds(8);

    /// The catalogue of a page, or a manifest, is far smaller.
    private static final long MOST_BYTES = 32L << 20;

    private final InsecureRegistries insecure;
    private final Duration answering;
    private final HttpClient client;
    private final Map<String, String> schemes = new ConcurrentHashMap<>();

    public RegistryWire(InsecureRegistries insecure) {
        this(insecure, ANSWERING);
    }

    /// @param answering how long a whole answer may take
    RegistryWire(InsecureRegistries insecure, Duration answering) {
        this.insecure = insecure;
        this.answering = answering;
        this.client =
                HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .followRedirects(HttpClient.Redirect.NEVER)
                        .connectTimeout(CONNECTING)
                        .build();
    }

    /// What came back, whole.
    record Reply(int status, HttpHeaders headers, byte[] body, URI from) {

        boolean isSuccess() {
            return status / 100 == 2;
        }

        String header(String name) {
            return headers.firstValue(name).orElse("");
        }

        /// Missing when it is none.
        JsonNode json() {
            try {
                return JSON.readTree(body);
            } catch (IOException other) {
                return MissingNode.getInstance();
            }
        }

        /// The registry's own words for what is wrong; empty when it has none.
        String said() {
            var errors = json().path("errors");
            var first = errors.path(0);
            var text = first.path("message").asText();
            var details = json().path("details").asText(json().path("error_description").asText());
            return text.isEmpty() ? details : text;
        }

        String text() {
            return new String(body, StandardCharsets.UTF_8);
        }

        String code() {
            return json().path("errors").path(0).path("code").asText();
        }
    }

    /// @param path from the root of the registry, with its query
    /// @param headers none may be empty
    Reply send(String registry, String method, String path, Map<String, String> headers) {
        var host = RegistryName.isHub(registry) ? "registry-1.docker.io" : registry;
        var known = schemes.get(registry);
        if (known != null) {
            return send(registry, method, uri(registry, known, host, path), headers);
        }
        if (!insecure.allow(registry)) {
            return remembered("https", registry, method, host, path, headers, answering);
        }
        // on this very machine nobody listens in, and TLS would wait for a server that has none
        boolean here = InsecureRegistries.LOOPBACK.allow(registry);
        var first = here ? "http" : "https";
        var second = here ? "https" : "http";
        try {
            return remembered(
                    first, registry, method, host, path, headers, here ? answering : PROBING);
        } catch (RegistryException failed) {
            if (!failed.isAboutTheWay() || failed.trouble() == Trouble.AWAY && here) {
                throw failed;
            }
            return second(second, registry, method, host, path, headers, failed);
        }
    }

    private Reply second(
            String scheme,
            String registry,
            String method,
            String host,
            String path,
            Map<String, String> headers,
            RegistryException before) {
        try {
            return remembered(scheme, registry, method, host, path, headers, answering);
        } catch (RegistryException failed) {
            boolean telling = before.trouble() != Trouble.AWAY && before.trouble() != Trouble.PLAIN;
            throw telling ? before : failed;
        }
    }

    private Reply remembered(
            String scheme,
            String registry,
            String method,
            String host,
            String path,
            Map<String, String> headers,
            Duration limit) {
        var uri = uri(registry, scheme, host, path);
        var request = request(registry, uri, headers).method(method, noBody()).build();
        var reply = send(registry, request, limit);
        if (scheme.equals("http") && reply.status() == 400 && reply.text().contains("HTTPS")) {
            throw away(Trouble.UNTRUSTED, registry, "it wants TLS");
        }
        schemes.put(registry, scheme);
        return reply;
    }

    private static URI uri(String registry, String scheme, String host, String path) {
        try {
            return URI.create(scheme + "://" + host + path);
        } catch (IllegalArgumentException unfit) {
            throw new RegistryException(Trouble.AWAY, registry, "no address");
        }
    }

    /// A secret goes to a token server, or after a redirection, only the way the registry went.
    boolean trusts(String registry, URI other) {
        var scheme = String.valueOf(other.getScheme()).toLowerCase(Locale.ROOT);
        return scheme.equals("https")
                || scheme.equals("http")
                        && "http".equals(schemes.get(registry))
                        && other.getHost() != null;
    }

    Reply send(String registry, String method, URI uri, Map<String, String> headers) {
        return send(
                registry,
                request(registry, uri, headers).method(method, noBody()).build(),
                answering);
    }

    Reply post(String registry, URI uri, String form) {
        var type = Map.of("Content-Type", "application/x-www-form-urlencoded");
        var body = HttpRequest.BodyPublishers.ofString(form);
        return send(registry, request(registry, uri, type).POST(body).build(), answering);
    }

    private static HttpRequest.BodyPublisher noBody() {
        return HttpRequest.BodyPublishers.noBody();
    }

    private static HttpRequest.Builder request(
            String registry, URI uri, Map<String, String> headers) {
        try {
            var request = HttpRequest.newBuilder(uri).header("User-Agent", "gantry");
            headers.forEach(request::header);
            return request;
        } catch (IllegalArgumentException unfit) {
            throw new RegistryException(Trouble.NOT_A_REGISTRY, registry, "no address");
        }
    }

    private Reply send(String registry, HttpRequest request, Duration limit) {
        var handler = BodyHandlers.limiting(BodyHandlers.ofByteArray(), MOST_BYTES);
        var answer = client.sendAsync(request, handler);
        try {
            var response = answer.get(limit.toMillis(), TimeUnit.MILLISECONDS);
            return new Reply(
                    response.statusCode(), response.headers(), response.body(), request.uri());
        } catch (InterruptedException cancelled) {
            answer.cancel(true);
            Thread.currentThread().interrupt();
            throw new RegistryException(Trouble.CANCELLED, registry, "cancelled");
        } catch (TimeoutException silent) {
            answer.cancel(true);
            throw away(Trouble.AWAY, registry, "no answer in " + limit.toSeconds() + " s");
        } catch (ExecutionException failed) {
            throw why(registry, failed.getCause());
        }
    }

    private static RegistryException why(String registry, @Nullable Throwable cause) {
        var said = words(cause);
        return switch (cause) {
            case HttpConnectTimeoutException _ -> away(Trouble.AWAY, registry, "no answer");
            case HttpTimeoutException _ -> away(Trouble.AWAY, registry, "no answer");
            case ConnectException _ -> away(Trouble.AWAY, registry, said);
            case SSLException tls when isPlainAnswer(tls) ->
                    away(Trouble.PLAIN, registry, "it answered without TLS");
            case SSLException tls
                    when tls.getMessage() != null && tls.getMessage().contains("EOF") ->
                    away(Trouble.HUNG_UP, registry, said);
            case SSLException _ -> away(Trouble.UNTRUSTED, registry, said);
            case null, default -> away(Trouble.HUNG_UP, registry, said);
        };
    }

    private static boolean isPlainAnswer(SSLException failure) {
        for (Throwable each = failure; each != null; each = each.getCause()) {
            var said = String.valueOf(each.getMessage());
            if (said.contains("Unsupported or unrecognized") || said.contains("plaintext")) {
                return true;
            }
        }
        return false;
    }

    private static RegistryException away(Trouble trouble, String registry, String said) {
        return new RegistryException(trouble, registry, said);
    }

    /// The system's own: the client wraps a name that nobody knows in nothing that says so.
    private static String words(@Nullable Throwable failure) {
        for (var each = failure; each != null; each = each.getCause()) {
            if (each instanceof UnresolvedAddressException
                    || each instanceof UnknownHostException) {
                return "no such host";
            }
        }
        var said = failure == null ? null : failure.getMessage();
        return said == null ? "connection refused" : said;
    }
}
