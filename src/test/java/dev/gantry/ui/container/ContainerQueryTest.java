package dev.gantry.ui.container;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gantry.docker.Container;
import dev.gantry.docker.ContainerId;
import dev.gantry.docker.Health;
import dev.gantry.docker.ImageId;
import dev.gantry.docker.PortMapping;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ContainerQueryTest {

    private static final ContainerRow WEB =
            new ContainerRow(
                    new Container(
                            new ContainerId("abcdef0123456789"),
                            "shop-web-1",
                            "nginx:1.27",
                            new ImageId("sha256:1"),
                            Container.State.RUNNING,
                            Health.HEALTHY,
                            Optional.of(Instant.EPOCH),
                            OptionalInt.empty(),
                            Instant.EPOCH,
                            List.of(
                                    new PortMapping(
                                            80,
                                            "tcp",
                                            Optional.of(
                                                    new PortMapping.Published("0.0.0.0", 8081)))),
                            List.of(),
                            List.of(),
                            Map.of(Container.PROJECT_LABEL, "shop", "tier", "front")),
                    Optional.empty());

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "  ",
                "web",
                "WEB",
                "shop nginx",
                "image:nginx",
                "state:running",
                "state:healthy",
                "stack:shop",
                "label:tier",
                "label:tier=front",
                "port:8081",
                "abcdef",
                "-redis",
                "-image:redis web",
                "name:shop-web"
            })
    void finds(String text) {
        assertThat(new ContainerQuery(text).test(WEB)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "redis",
                "web redis",
                "image:redis",
                "state:exited",
                "stack:blog",
                "label:tier=back",
                "-web",
                "port:443",
                "bcdef"
            })
    void doesNotFind(String text) {
        assertThat(new ContainerQuery(text).test(WEB)).isFalse();
    }

    @Test
    void anUnknownFieldIsAWord() {
        assertThat(new ContainerQuery("nginx:1.27").test(WEB)).isTrue();
    }
}
