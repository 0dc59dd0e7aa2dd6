package dev.gantry.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.gantry.app.image.ImageTransfers;
import dev.gantry.docker.Engine;
import dev.gantry.docker.ImageName;
import dev.gantry.docker.InsecureRegistries;
import dev.gantry.docker.RegistryLogin;
import dev.gantry.docker.engine.Dialer;
import dev.gantry.registry.RegistryException.Trouble;
import dev.gantry.testing.EngineTest;
import dev.gantry.testing.TestEngine;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Real registries, open and with a password.
@EngineTest
@Timeout(120)
class RegistryClientEngineTest {

    private static final String OPEN = System.getenv("GANTRY_TEST_REGISTRY");
    private static final String GUARDED = System.getenv("GANTRY_TEST_REGISTRY_AUTH");
    private static final RegistryLogin LOGIN =
            new RegistryLogin(
                    GUARDED,
                    System.getenv("GANTRY_TEST_REGISTRY_USER"),
                    System.getenv("GANTRY_TEST_REGISTRY_PASSWORD"),
                    "");

    private final Engine engine;
    private final RegistryWire wire;
    private final String repository = TestEngine.name();

    RegistryClientEngineTest(TestEngine world) {
        this.engine = new Dialer().connect(world.address());
        this.wire = new RegistryWire(engine.insecureRegistries());
    }

    @AfterEach
    void close() {
        engine.close();
    }

    @Test
    void theEngineSaysWhichRegistriesItAsksPlainly() {
        var insecure = engine.insecureRegistries();
        assertThat(insecure.allow(OPEN)).isTrue();
        assertThat(insecure.allow(GUARDED)).isTrue();
        assertThat(insecure.allow("docker.io")).isFalse();
        var strict = new RegistryWire(InsecureRegistries.LOOPBACK);
        var client = new RegistryClient(strict, OPEN, RegistryLogin.ANONYMOUS);
        assertThat(trouble(client::check)).isEqualTo(Trouble.PLAIN);
    }

    @Test
    void aGuardedRegistryKnowsItsUsers() {
        assertThat(new RegistryClient(wire, GUARDED, LOGIN).check()).isEmpty();
        var wrong = new RegistryLogin(GUARDED, LOGIN.username(), "wrong", "");
        assertThat(trouble(new RegistryClient(wire, GUARDED, wrong)::check))
                .isEqualTo(Trouble.LOGIN_REFUSED);
        var nobody = new RegistryClient(wire, GUARDED, RegistryLogin.ANONYMOUS);
        assertThat(trouble(nobody::check)).isEqualTo(Trouble.LOGIN_NEEDED);
    }

    @Test
    void whatWasPushedIsFoundWithItsFacts() {
        push(OPEN, RegistryLogin.ANONYMOUS, "1", "2");
        var client = new RegistryClient(wire, OPEN, RegistryLogin.ANONYMOUS);
        assertThat(everything(client)).contains(repository);
        assertThat(client.tags(repository)).containsExactlyInAnyOrder("1", "2");
        var manifest = client.manifest(repository, "1");
        assertThat(manifest.digest()).isEqualTo(client.digest(repository, "2"));
        assertThat(manifest.sizeBytes()).isPositive();
        assertThat(manifest.platforms()).singleElement().asString().startsWith("linux/");
        assertThat(client.manifest(repository, manifest.digest())).isEqualTo(manifest);
        assertThat(trouble(() -> client.tags(repository + "-no"))).isEqualTo(Trouble.GONE);
    }

    @Test
    void aDigestTakesItsTagsWithItAndTheyAreKnownBefore() {
        push(GUARDED, LOGIN, "1", "2");
        var client = new RegistryClient(wire, GUARDED, LOGIN);
        var digest = client.digest(repository, "1");
        assertThat(client.tagsOn(repository, digest)).containsExactlyInAnyOrder("1", "2");
        if (client.untag(repository, "1")) {
            assertThat(client.tags(repository)).containsExactly("2");
        }
        client.delete(repository, digest);
        assertThat(trouble(() -> client.digest(repository, "2"))).isEqualTo(Trouble.GONE);
    }

    private static List<String> everything(RegistryClient client) {
        var page = client.repositories();
        var all = new ArrayList<>(page.names());
        while (!page.next().isEmpty()) {
            page = client.repositories(page.next());
            all.addAll(page.names());
        }
        return all;
    }

    private void push(String registry, RegistryLogin login, String... tags) {
        var id = engine.images().details(TestEngine.IMAGE).id();
        for (var tag : tags) {
            var name = ImageName.parse(registry + "/" + repository + ":" + tag);
            engine.images().tag(id, name);
            new ImageTransfers(engine.images(), _ -> login, _ -> {}).push(name);
            engine.images().remove(name.toString());
        }
    }

    private static Trouble trouble(org.assertj.core.api.ThrowableAssert.ThrowingCallable act) {
        return catchThrowableOfType(RegistryException.class, act).trouble();
    }
}
