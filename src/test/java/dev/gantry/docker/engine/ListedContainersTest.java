package dev.gantry.docker.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gantry.docker.Container;
import dev.gantry.docker.Container.State;
import dev.gantry.docker.ContainerId;
import dev.gantry.docker.Health;
import dev.gantry.docker.ImageId;
import dev.gantry.docker.MountPoint;
import dev.gantry.docker.PortMapping;
import dev.gantry.docker.PortMapping.Published;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ListedContainersTest {

    private static final Instant CREATED = Instant.ofEpochSecond(1_767_225_600);

    @Test
    void aContainerOfDocker() {
        var listed =
                list(
                        """
                        [{"Id": "4f5e", "Names": ["/web", "/proxy/backend"], "Image": "nginx:1",
                          "ImageID": "sha256:aa", "Command": "nginx", "Created": 1767225600,
                          "State": "exited", "Status": "Exited (137) 2 weeks ago",
                          "Ports": [
                            {"IP": "::", "PrivatePort": 80, "PublicPort": 8080, "Type": "tcp"},
                            {"IP": "0.0.0.0", "PrivatePort": 80, "PublicPort": 8080, "Type": "tcp"},
                            {"IP": "0.0.0.0", "PrivatePort": 80, "PublicPort": 8080, "Type": "tcp"},
                            {"PrivatePort": 53, "Type": "udp"}],
                          "Labels": {"com.docker.compose.project": "shop"},
                          "HostConfig": {"NetworkMode": "shop_default"},
                          "NetworkSettings": {"Networks": {"shop_default": {}, "bridge": {}}},
                          "Mounts": [
                            {"Type": "volume", "Name": "data", "Source": "/var/lib/d/_data",
                             "Destination": "/data", "Driver": "local", "RW": true},
                            {"Type": "bind", "Source": "/etc/hosts", "Destination": "/hosts",
                             "RW": false},
                            {"Type": "tmpfs", "Source": "", "Destination": "/run", "RW": true}]}]
                        """);
        var since = listed.getFirst().since();
        assertThat(since).isPresent();
        assertThat(listed)
                .containsExactly(
                        new Container(
                                new ContainerId("4f5e"),
                                "web",
                                "nginx:1",
                                new ImageId("sha256:aa"),
                                State.EXITED,
                                Health.NONE,
                                since,
                                OptionalInt.of(137),
                                CREATED,
                                List.of(
                                        new PortMapping(53, "udp", Optional.empty()),
                                        published("0.0.0.0"),
                                        published("::")),
                                List.of(
                                        new MountPoint("volume", "data", "/data", true),
                                        new MountPoint("bind", "/etc/hosts", "/hosts", false),
                                        new MountPoint("tmpfs", "", "/run", true)),
                                List.of("bridge", "shop_default"),
                                Map.of("com.docker.compose.project", "shop")));
    }

    private static PortMapping published(String address) {
        return new PortMapping(80, "tcp", Optional.of(new Published(address, 8080)));
    }

    @Test
    void aContainerOfPodmanThatLeavesMuchOut() {
        var listed =
                list(
                        """
                        [{"Id": "4f5e", "Names": ["/web"], "Image": "docker.io/library/nginx:1",
                          "Created": 1767225600, "State": "configured", "Status": "Created",
                          "Ports": null, "Labels": null, "NetworkSettings": null, "Mounts": null,
                          "SomethingNew": {"a": [1]}}]
                        """);
        assertThat(listed)
                .containsExactly(
                        new Container(
                                new ContainerId("4f5e"),
                                "web",
                                "docker.io/library/nginx:1",
                                new ImageId(""),
                                State.CREATED,
                                Health.NONE,
                                Optional.of(CREATED),
                                OptionalInt.empty(),
                                CREATED,
                                List.of(),
                                List.of(),
                                List.of(),
                                Map.of()));
    }

    @Test
    void aContainerWithHardlyAnythingLeft() {
        var listed = list("[{\"Id\": \"4f5e6d7c8b9a0f1e\", \"State\": \"removing\"}]").getFirst();
        assertThat(listed.name()).isEqualTo("4f5e6d7c8b9a");
        assertThat(listed.state()).isEqualTo(State.REMOVING);
    }

    @ParameterizedTest
    @CsvSource({
        "running, Up 3 hours (healthy), RUNNING, HEALTHY",
        "running, Up About a minute (health: starting), RUNNING, STARTING",
        "paused, Up 2 hours (Paused), PAUSED, NONE",
        "restarting, Restarting (1) 5 seconds ago, RESTARTING, NONE",
        "dead, Dead, DEAD, NONE",
        "stopping, Up 2 hours, RUNNING, NONE",
        "stopped, Exited (0) 2 hours ago, EXITED, NONE",
        "levitating, Up 2 hours, UNKNOWN, NONE"
    })
    void statesAndHealth(String word, String status, State state, Health health) {
        var json = "[{\"Id\": \"1\", \"State\": \"%s\", \"Status\": \"%s\"}]";
        var listed = list(json.formatted(word, status)).getFirst();
        assertThat(listed.state()).isEqualTo(state);
        assertThat(listed.health()).isEqualTo(health);
    }

    @Test
    void asksForAllAndNeverForSizes() {
        try (var fake = FakeEngine.start().answer("/containers/json", "[]");
                var engine = fake.connect()) {
            engine.containers().all();
            assertThat(fake.asked()).contains("GET /v1.51/containers/json?all=true");
        }
    }

    @Test
    void asksForSomeByTheirIds() {
        try (var fake = FakeEngine.start().answer("/containers/json", "[]");
                var engine = fake.connect()) {
            engine.containers().byIds(List.of(new ContainerId("4f5e")));
            assertThat(fake.asked())
                    .contains(
                            "GET /v1.51/containers/json?all=true"
                                    + "&filters=%7B%22id%22%3A%5B%224f5e%22%5D%7D");
        }
    }

    @Test
    void asksForNoneNotAtAll() {
        try (var fake = FakeEngine.start();
                var engine = fake.connect()) {
            assertThat(engine.containers().byIds(List.of())).isEmpty();
        }
    }

    private static List<Container> list(String json) {
        try (var fake = FakeEngine.start().answer("/containers/json", json);
                var engine = fake.connect()) {
            return engine.containers().all();
        }
    }
}
