package dev.gantry.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.gantry.docker.InsecureRegistries;
import dev.gantry.docker.RegistryLogin;
import dev.gantry.registry.RegistryException.Trouble;
import dev.gantry.testing.FakeServer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// How Gantry talks to registries that are guarded, slow, stubborn or broken.
@Timeout(60)
class RegistryClientTest {

    private static final RegistryLogin ANNA =
            new RegistryLogin("", "anna", FakeRegistry.PASSWORD, "");

    private final FakeRegistry registry = new FakeRegistry();

    @AfterEach
    void close() {
        registry.close();
    }

    @Test
    void aPasswordIsExchangedForATokenAndGivesOneToKeep() {
        registry.guarded();
        assertThat(client(ANNA).check()).isEqualTo(FakeRegistry.TOKEN);
        assertThat(registry.heard).hasSize(3).first().asString().startsWith("GET /v2/ null");
        assertThat(registry.heard.get(1))
                .contains("/token?service=fake&", "account=anna", "offline_token=true", " Basic ")
                .doesNotContain(FakeRegistry.PASSWORD);
    }

    @Test
    void aWrongPasswordNamesRegistryAndUser() {
        registry.guarded();
        var failure = failure(() -> client(login("anna", "wrong-word")).check());
        assertThat(failure.trouble()).isEqualTo(Trouble.LOGIN_REFUSED);
        assertThat(failure.subject()).isEqualTo(registry.name());
        assertThat(failure.user()).isEqualTo("anna");
        assertThat(failure).hasMessage("incorrect username or password");
    }

    @Test
    void anIdentityTokenIsRefreshedAndAnExpiredOneIsSaidSo() {
        registry.guarded().on("/v2/_catalog", 200, "{\"repositories\": [\"shop/web\"]}");
        var kept = new RegistryLogin("", "", "", FakeRegistry.TOKEN);
        assertThat(client(kept).repositories().names()).containsExactly("shop/web");
        assertThat(registry.heard.get(1))
                .startsWith("POST /token")
                .contains("grant_type=refresh_token", "scope=registry%3Acatalog%3A*");
        var expired = new RegistryLogin("", "", "", "expired");
        var failure = failure(() -> client(expired).repositories());
        assertThat(failure.trouble()).isEqualTo(Trouble.TOKEN_REFUSED);
        assertThat(failure.scope()).isEqualTo("registry:catalog:*");
    }

    @Test
    void withoutALoginAGuardedRegistryAsksForOne() {
        registry.guarded();
        assertThat(trouble(() -> client(RegistryLogin.ANONYMOUS).check()))
                .isEqualTo(Trouble.LOGIN_NEEDED);
    }

    @Test
    void aTokenServerElsewhereWithoutTlsIsNotTrusted() {
        registry.on(
                "/v2/",
                exchange -> {
                    exchange.getResponseHeaders()
                            .set("WWW-Authenticate", "Bearer realm=\"ftp://evil/token\"");
                    FakeRegistry.reply(exchange, 401, "{}");
                });
        assertThat(trouble(() -> client(ANNA).check())).isEqualTo(Trouble.NOT_A_REGISTRY);
    }

    @Test
    void aCatalogueComesInPagesAndSoDoTags() {
        registry.on(
                "/v2/_catalog",
                exchange -> {
                    boolean second = exchange.getRequestURI().getQuery().contains("last=b");
                    if (!second) {
                        exchange.getResponseHeaders()
                                .set("Link", "</v2/_catalog?last=b&n=2>; rel=\"next\"");
                    }
                    var names = second ? "[\"c\"]" : "[\"a\", \"b\"]";
                    FakeRegistry.reply(exchange, 200, "{\"repositories\": " + names + "}");
                });
        var first = client(ANNA).repositories();
        assertThat(first.names()).containsExactly("a", "b");
        var second = client(ANNA).repositories(first.next());
        assertThat(second).isEqualTo(new RegistryClient.Page(List.of("c"), ""));
        registry.on(
                "/v2/a/tags/list",
                exchange -> {
                    exchange.getResponseHeaders()
                            .set("Link", "<" + exchange.getRequestURI() + ">; rel=\"next\"");
                    FakeRegistry.reply(exchange, 200, "{\"tags\": [\"1\", \"2\"]}");
                });
        assertThat(client(ANNA).tags("a")).as("circles end").containsExactly("1", "2");
        registry.on("/v2/b/tags/list", 200, "{\"name\": \"b\", \"tags\": null}");
        assertThat(client(ANNA).tags("b")).isEmpty();
    }

    @Test
    void aListOfManifestsTellsItsPlatformsAndTheSizeOfOne() {
        registry.on(
                        "/v2/a/manifests/1",
                        200,
                        """
                        {"manifests": [
                          {"digest": "sha256:arm", "platform": {"os": "linux", "architecture": "arm64", "variant": "v8"}},
                          {"digest": "sha256:amd", "platform": {"os": "linux", "architecture": "amd64"}},
                          {"digest": "sha256:att", "platform": {"os": "unknown", "architecture": "unknown"}}
                        ]}
                        """)
                .on(
                        "/v2/a/manifests/sha256:amd",
                        200,
                        """
                        {"config": {"digest": "sha256:c", "size": 10},
                         "layers": [{"size": 100}, {"size": 1000}]}
                        """)
                .on("/v2/a/blobs/sha256:c", 200, "{\"created\": \"2026-01-02T03:04:05Z\"}");
        var manifest = client(ANNA).manifest("a", "1");
        assertThat(manifest.platforms()).containsExactly("linux/arm64/v8", "linux/amd64");
        assertThat(manifest.sizeBytes()).isEqualTo(1110);
        assertThat(manifest.created()).contains(Instant.parse("2026-01-02T03:04:05Z"));
        assertThat(manifest.digest()).matches("sha256:[0-9a-f]{64}");
    }

    @Test
    void refusalsAreToldApart() {
        registry.on("/v2/_catalog", 401, "{}");
        assertThat(trouble(() -> client(ANNA).repositories())).isEqualTo(Trouble.LOGIN_REFUSED);
        registry.on("/v2/_catalog", 403, FakeRegistry.error("DENIED", "not yours"));
        assertThat(trouble(() -> client(ANNA).repositories())).isEqualTo(Trouble.NO_CATALOGUE);
        registry.on("/v2/_catalog", 404, "404 page not found");
        assertThat(trouble(() -> client(ANNA).repositories())).isEqualTo(Trouble.NO_CATALOGUE);
        registry.on("/v2/_catalog", 200, "<html>hello</html>");
        assertThat(client(ANNA).repositories().names()).isEmpty();
        registry.on(
                "/v2/a/tags/list",
                exchange -> {
                    exchange.getResponseHeaders().set("Retry-After", "30");
                    FakeRegistry.reply(
                            exchange, 429, FakeRegistry.error("TOOMANYREQUESTS", "slow down"));
                });
        var tooOften = failure(() -> client(ANNA).tags("a"));
        assertThat(tooOften.trouble()).isEqualTo(Trouble.TOO_OFTEN);
        assertThat(tooOften.scope()).isEqualTo("30");
        registry.on("/v2/a/tags/list", 503, "out to lunch");
        assertThat(trouble(() -> client(ANNA).tags("a"))).isEqualTo(Trouble.BROKEN);
        assertThat(trouble(() -> client(ANNA).tags("none"))).isEqualTo(Trouble.GONE);
        registry.on("/v2/a/manifests/sha256:x", 405, FakeRegistry.error("UNSUPPORTED", "no"));
        assertThat(trouble(() -> client(ANNA).delete("a", "sha256:x")))
                .isEqualTo(Trouble.NO_DELETION);
        assertThat(client(ANNA).untag("a", "1")).isFalse();
    }

    @Test
    void aTokenThatIsNotEnoughIsNoWrongPassword() {
        registry.guarded()
                .on("/v2/_catalog", 401, FakeRegistry.error("UNAUTHORIZED", "insufficient scope"))
                .on("/v2/a/tags/list", 401, FakeRegistry.error("UNAUTHORIZED", "not yours"));
        assertThat(trouble(() -> client(ANNA).repositories())).isEqualTo(Trouble.NO_CATALOGUE);
        var failure = failure(() -> client(ANNA).tags("a"));
        assertThat(failure.trouble()).isEqualTo(Trouble.NOT_ALLOWED);
        assertThat(failure.scope()).isEqualTo("repository:a:pull");
        assertThat(failure.user()).isEqualTo("anna");
    }

    @Test
    void aBlobKeptElsewhereIsFetchedWithoutTheLogin() {
        registry.guarded()
                .on(
                        "/v2/a/manifests/1",
                        200,
                        "{\"config\": {\"digest\": \"sha256:c\", \"size\": 1}, \"layers\": []}")
                .on(
                        "/v2/a/blobs/sha256:c",
                        exchange -> {
                            exchange.getResponseHeaders().set("Location", "/elsewhere");
                            FakeRegistry.reply(exchange, 307, "");
                        })
                .on("/elsewhere", 200, "{\"os\": \"linux\", \"architecture\": \"arm64\"}");
        assertThat(client(ANNA).manifest("a", "1").platforms()).containsExactly("linux/arm64");
        assertThat(registry.heard.getLast()).startsWith("GET /elsewhere null");
    }

    @Test
    void whatIsNotThereOrHangsUpIsSaidSo() {
        try (var rude = FakeServer.tcp(peer -> peer.input().read())) {
            assertThat(trouble(() -> client(at(rude), ANNA).check())).isEqualTo(Trouble.HUNG_UP);
        }
        var gone = new FakeRegistry();
        gone.close();
        assertThat(trouble(() -> client(gone.name(), ANNA).check())).isEqualTo(Trouble.AWAY);
        assertThat(trouble(() -> client("no-such-host.invalid", ANNA).check()))
                .isEqualTo(Trouble.AWAY);
    }

    @Test
    void aRegistryThatStaysSilentIsGivenUp() {
        var never = new CountDownLatch(1);
        registry.on("/v2/", _ -> waitFor(never));
        var wire = new RegistryWire(InsecureRegistries.LOOPBACK, Duration.ofMillis(800));
        assertThat(trouble(() -> new RegistryClient(wire, registry.name(), ANNA).check()))
                .isEqualTo(Trouble.AWAY);
        never.countDown();
    }

    @Test
    void anInterruptEndsTheCall() throws InterruptedException {
        var asked = new CountDownLatch(1);
        var never = new CountDownLatch(1);
        registry.on(
                "/v2/",
                _ -> {
                    asked.countDown();
                    waitFor(never);
                });
        var call = new FutureTask<>(() -> trouble(() -> client(ANNA).check()));
        var thread = Thread.ofVirtual().start(call);
        asked.await();
        thread.interrupt();
        assertThat(call).succeedsWithin(Duration.ofSeconds(30)).isEqualTo(Trouble.CANCELLED);
        never.countDown();
    }

    @Test
    void challengesAreReadAsServersWriteThem() {
        var two =
                Challenge.in(
                                List.of(
                                        "Basic realm=\"x, y\", Bearer"
                                                + " realm=\"https://a/t\",scope=\"r:a:pull,push\""))
                        .orElseThrow();
        assertThat(two.isBearer()).isTrue();
        assertThat(two.part("realm")).isEqualTo("https://a/t");
        assertThat(two.part("scope")).isEqualTo("r:a:pull,push");
        assertThat(Challenge.in(List.of("Negotiate"))).isEmpty();
        assertThat(Challenge.in(List.of("basic REALM=x")).orElseThrow().part("realm"))
                .isEqualTo("x");
    }

    @Test
    void onlyWhatTheEngineAllowsIsAskedPlainly() {
        var lab = new InsecureRegistries(List.of("lab:5000"), List.of("10.0.0.0/8", "::1/128"));
        assertThat(lab.allow("10.1.2.3:5000")).isTrue();
        assertThat(lab.allow("11.1.2.3:5000")).isFalse();
        assertThat(lab.allow("lab:5000")).isTrue();
        assertThat(lab.allow("lab:5001")).isFalse();
        assertThat(lab.allow("[::1]:5000")).isTrue();
        assertThat(InsecureRegistries.LOOPBACK.allow("127.0.0.9:1")).isTrue();
        assertThat(InsecureRegistries.LOOPBACK.allow("localhost")).isTrue();
        assertThat(InsecureRegistries.LOOPBACK.allow("192.168.1.1")).isFalse();
        assertThat(InsecureRegistries.LOOPBACK.allow("docker.io")).isFalse();
    }

    private static void waitFor(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private static String at(FakeServer server) {
        return server.address().toString().replace("tcp://", "");
    }

    private static RegistryLogin login(String user, String password) {
        return new RegistryLogin("", user, password, "");
    }

    private RegistryClient client(RegistryLogin login) {
        return client(registry.name(), login);
    }

    private static RegistryClient client(String registry, RegistryLogin login) {
        return new RegistryClient(new RegistryWire(InsecureRegistries.LOOPBACK), registry, login);
    }

    private static RegistryException failure(ThrowingCallable act) {
        return catchThrowableOfType(RegistryException.class, act);
    }

    private static Trouble trouble(ThrowingCallable act) {
        return failure(act).trouble();
    }
}
