package dev.gantry.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gantry.docker.ImageName.BadNameException;
import dev.gantry.docker.ImageName.Mistake;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ImageNameTest {

    private static final String DIGEST = "sha256:" + "0123456789abcdef".repeat(4);

    @ParameterizedTest
    @CsvSource({
        "nginx, docker.io, library/nginx, latest, nginx:latest",
        "nginx:1.27, docker.io, library/nginx, 1.27, nginx:1.27",
        "' nginx ', docker.io, library/nginx, latest, nginx:latest",
        "docker.io/nginx, docker.io, library/nginx, latest, nginx:latest",
        "index.docker.io/library/nginx:a, docker.io, library/nginx, a, nginx:a",
        "bitnami/redis, docker.io, bitnami/redis, latest, bitnami/redis:latest",
        "localhost/web, localhost, web, latest, localhost/web:latest",
        "localhost:5000/a/b/c:v_1.2-x, localhost:5000, a/b/c, v_1.2-x, localhost:5000/a/b/c:v_1.2-x",
        "Reg/web, Reg, web, latest, Reg/web:latest",
        "10.0.0.1:5000/web, 10.0.0.1:5000, web, latest, 10.0.0.1:5000/web:latest",
        "'[::1]:5000/web:1', '[::1]:5000', web, 1, '[::1]:5000/web:1'",
        "ghcr.io/o/a__b.c---d, ghcr.io, o/a__b.c---d, latest, ghcr.io/o/a__b.c---d:latest",
    })
    void readsWhatAPersonLeavesOut(
            String text, String registry, String repository, String tag, String shown) {
        var name = ImageName.parse(text);
        assertThat(name).isEqualTo(new ImageName(registry, repository, tag, ""));
        assertThat(name).hasToString(shown);
        assertThat(ImageName.parse(shown)).isEqualTo(name);
    }

    @org.junit.jupiter.api.Test
    void aDigestNeedsNoTag() {
        var name = ImageName.parse("nginx@" + DIGEST);
        assertThat(name.tag()).isEmpty();
        assertThat(name.version()).isEqualTo(DIGEST);
        assertThat(ImageName.parse("a.b/c:1@" + DIGEST)).hasToString("a.b/c:1@" + DIGEST);
    }

    @ParameterizedTest
    @CsvSource({
        "'', EMPTY",
        "'  ', EMPTY",
        "Nginx, UPPER_CASE",
        "web:, TAG",
        "web:-x, TAG",
        "web:a b, TAG",
        "web@sha256:12, DIGEST",
        "web@, DIGEST",
        "a//b, REPOSITORY",
        "/web, REPOSITORY",
        "web/, REPOSITORY",
        "we b, REPOSITORY",
        "a___b, REPOSITORY",
        "localhost:/web, REGISTRY",
        "http://localhost/web, REGISTRY",
        "-x.y/web, REGISTRY",
        "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef, ID",
    })
    void saysWhatIsWrongWithAName(String text, Mistake mistake) {
        assertThatThrownBy(() -> ImageName.parse(text))
                .isInstanceOfSatisfying(
                        BadNameException.class,
                        bad -> assertThat(bad.mistake()).isEqualTo(mistake));
        assertThat(ImageName.read(text)).isEmpty();
    }
}
