package dev.gantry.docker.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gantry.docker.Engine;
import dev.gantry.docker.EngineException;
import dev.gantry.docker.ImageId;
import dev.gantry.docker.ImageName;
import dev.gantry.docker.RegistryLogin;
import dev.gantry.docker.TransferNews;
import dev.gantry.docker.TransferNews.Arrived;
import dev.gantry.docker.TransferNews.Layer;
import dev.gantry.docker.TransferNews.Loaded;
import dev.gantry.docker.TransferStream;
import dev.gantry.testing.EngineTest;
import dev.gantry.testing.ImageTars;
import dev.gantry.testing.TestEngine;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Images as real engines and registries move them.
@EngineTest
@Timeout(120)
class RealImagesTest {

    private static final Duration SILENCE = Duration.ofSeconds(60);
    private static final String OPEN = System.getenv("GANTRY_TEST_REGISTRY");
    private static final String GUARDED = System.getenv("GANTRY_TEST_REGISTRY_AUTH");
    private static final RegistryLogin LOGIN =
            new RegistryLogin(
                    GUARDED,
                    System.getenv("GANTRY_TEST_REGISTRY_USER"),
                    System.getenv("GANTRY_TEST_REGISTRY_PASSWORD"),
                    "");

    private final TestEngine world;
    private final Engine engine;
    private final List<String> made = new ArrayList<>();

    RealImagesTest(TestEngine world) {
        this.world = world;
        this.engine = new Dialer().connect(world.address());
    }

    @AfterEach
    void tidyUp() {
        for (var name : made) {
            try {
                engine.images().removeByForce(name);
            } catch (EngineException.Gone removedByTheTest) {
                // wanted
            }
        }
        engine.close();
    }

    @Test
    void describesAnImageWithItsHistory() {
        var details = engine.images().details(TestEngine.IMAGE);
        assertThat(details.tags()).contains(TestEngine.IMAGE);
        assertThat(details.platform()).startsWith("linux/");
        assertThat(details.layers()).isNotEmpty();
        assertThat(details.layers().stream().mapToLong(layer -> layer.sizeBytes()).sum())
                .isPositive();
        assertThat(details.json()).contains("\"RepoTags\"");
        assertThatThrownBy(() -> engine.images().details("gantry/no-such:1"))
                .isInstanceOf(EngineException.Gone.class);
    }

    @Test
    void aTagIsOneMoreNameAndGoesAlone() throws IOException {
        var id = imported("text");
        var other = name("localhost/");
        engine.images().tag(id, other);
        assertThat(engine.images().details(id.value()).tags()).contains(other.toString());
        var gone = engine.images().remove(other.toString());
        assertThat(gone.untagged()).containsExactly(other.toString());
        assertThat(gone.deleted()).isEmpty();
        assertThat(engine.images().details(id.value()).tags()).hasSize(1);
    }

    @Test
    void theLastNameTakesTheImageWithIt() throws IOException {
        var id = imported("gone soon");
        var name = engine.images().details(id.value()).tags().getFirst();
        assertThat(engine.images().remove(name).deleted()).contains(id.value());
        assertThatThrownBy(() -> engine.images().details(id.value()))
                .isInstanceOf(EngineException.Gone.class);
    }

    @Test
    void anImageUnderAContainerStays() throws IOException {
        var id = imported("used");
        var container =
                world.create(
                        TestEngine.name(),
                        java.util.Map.of("Image", id.value(), "Cmd", List.of("x")));
        assertThatThrownBy(() -> engine.images().remove(id.value()))
                .isInstanceOf(EngineException.Conflict.class)
                .hasMessageContaining(container.brief());
    }

    @Test
    void whatIsSavedCanBeLoaded() throws IOException {
        var id = imported("saved");
        var name = engine.images().details(id.value()).tags().getFirst();
        var tar = new ByteArrayOutputStream();
        try (var saved = engine.images().save(List.of(name))) {
            var part = new byte[8192];
            for (int count = saved.read(part); count >= 0; count = saved.read(part)) {
                tar.write(part, 0, count);
            }
        }
        engine.images().remove(name);
        var news = all(engine.images().load(new ByteArrayInputStream(tar.toByteArray())));
        assertThat(news).contains(new Loaded(name));
        assertThat(engine.images().details(name).id()).isEqualTo(id);
    }

    @Test
    void aTarThatIsNoImageIsRefused() {
        var junk =
                new ByteArrayInputStream(
                        "no tar at all".repeat(1000).getBytes(StandardCharsets.UTF_8));
        assertThatThrownBy(() -> all(engine.images().load(junk)))
                .isInstanceOf(EngineException.class)
                .isNotInstanceOf(EngineException.NoConnection.class);
    }

    @Test
    void aTarThatCannotBeReadIsOurOwnTrouble() {
        var broken =
                new InputStream() {
                    @Override
                    public int read() throws IOException {
                        throw new IOException("disk on fire");
                    }
                };
        assertThatThrownBy(() -> all(engine.images().load(broken)))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("disk on fire");
    }

    @Test
    void whatIsPushedCanBePulledByTagAndByDigest() throws IOException {
        var id = imported("pushed and pulled ".repeat(5000));
        var name = name(OPEN + "/");
        engine.images().tag(id, name);
        var pushed = all(engine.images().push(name, RegistryLogin.ANONYMOUS));
        assertThat(pushed).anyMatch(Layer.class::isInstance);
        var digest = digest(pushed);
        assertThat(engine.images().atRegistry(name, RegistryLogin.ANONYMOUS).digest())
                .isEqualTo(digest);
        engine.images().removeByForce(id.value());

        assertThat(digest(all(engine.images().pull(name, "", RegistryLogin.ANONYMOUS))))
                .isEqualTo(digest);
        assertThat(engine.images().details(name.toString()).digests())
                .anyMatch(known -> known.endsWith(digest));
        engine.images().remove(name.toString());

        var exact = ImageName.parse(name.familiarRepository() + "@" + digest);
        all(engine.images().pull(exact, "", RegistryLogin.ANONYMOUS));
        made.add(exact.toString());
        assertThat(engine.images().details(exact.toString()).id()).isNotNull();
    }

    @Test
    void aGuardedRegistryWantsToKnowWhoAsks() throws IOException {
        var id = imported("secret");
        var name = name(GUARDED + "/");
        engine.images().tag(id, name);
        assertThatThrownBy(() -> all(engine.images().push(name, RegistryLogin.ANONYMOUS)))
                .isInstanceOf(EngineException.LoginNeeded.class);
        var wrong = new RegistryLogin(GUARDED, LOGIN.username(), "wrong", "");
        assertThatThrownBy(() -> all(engine.images().push(name, wrong)))
                .isInstanceOf(EngineException.LoginNeeded.class);
        assertThat(digest(all(engine.images().push(name, LOGIN)))).startsWith("sha256:");
        assertThatThrownBy(() -> all(engine.images().pull(name, "", RegistryLogin.ANONYMOUS)))
                .isInstanceOf(EngineException.LoginNeeded.class);
        all(engine.images().pull(name, "", LOGIN));
        assertThat(engine.images().atRegistry(name, LOGIN).platforms())
                .anyMatch(platform -> platform.startsWith("linux/"));
    }

    @Test
    void aLoginIsTriedAtItsRegistry() {
        assertThat(engine.logIn(LOGIN)).isEmpty();
        var wrong = new RegistryLogin(GUARDED, LOGIN.username(), "wrong", "");
        assertThatThrownBy(() -> engine.logIn(wrong))
                .isInstanceOf(EngineException.LoginNeeded.class)
                .hasMessageNotContaining("wrong\"");
    }

    @Test
    void whatTheRegistryDoesNotHaveIsGone() {
        var name = ImageName.parse(OPEN + "/no/such:1");
        assertThatThrownBy(() -> all(engine.images().pull(name, "", RegistryLogin.ANONYMOUS)))
                .isInstanceOf(EngineException.Gone.class);
    }

    @Test
    void tellsHowMuchRoomEachThingTakes() throws IOException {
        var id = imported("room ".repeat(1000));
        var volume = TestEngine.name();
        world.createVolume(volume);
        var room = engine.roomTaken();
        world.removeVolume(volume);
        assertThat(room.images().stream().filter(image -> image.id().equals(id)))
                .singleElement()
                .satisfies(image -> assertThat(image.sizeBytes()).isGreaterThanOrEqualTo(5000))
                .satisfies(image -> assertThat(image.containers()).isLessThanOrEqualTo(0));
        assertThat(room.volumes().stream().filter(each -> each.name().value().equals(volume)))
                .singleElement()
                .satisfies(each -> assertThat(each.users()).isZero())
                .satisfies(each -> assertThat(each.sizeBytes()).isZero());
        assertThat(room.layersBytes()).isPositive();
        assertThat(room.containers()).isInstanceOf(List.class);
        assertThat(room.buildCache()).allMatch(cached -> !cached.id().isEmpty());
        assertThat(engine.images().forgetBuild("no-such")).isEmpty();
    }

    private ImageName name(String prefix) {
        var name = ImageName.parse(prefix + TestEngine.name() + ":1");
        made.add(name.toString());
        return name;
    }

    private ImageId imported(String content) throws IOException {
        var name = name("localhost/");
        return engine.images()
                .importRoot(tar(content), name, "for a test", List.of("CMD [\"/x\"]"));
    }

    private static InputStream tar(String content) {
        return new ByteArrayInputStream(ImageTars.withFile("file", content + TestEngine.name()));
    }

    private static String digest(List<TransferNews> news) {
        return news.stream()
                .filter(Arrived.class::isInstance)
                .map(arrived -> ((Arrived) arrived).digest())
                .findFirst()
                .orElseThrow();
    }

    private static List<TransferNews> all(TransferStream stream) {
        try (stream) {
            var news = new ArrayList<TransferNews>();
            for (var each = stream.next(SILENCE); each.isPresent(); each = stream.next(SILENCE)) {
                news.add(each.get());
            }
            return news;
        }
    }
}
