package dev.gantry.docker.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gantry.docker.DiskUse;
import dev.gantry.docker.DiskUse.Share;
import dev.gantry.docker.Engine;
import dev.gantry.docker.Image;
import dev.gantry.docker.ImageDefaults;
import dev.gantry.docker.ImageId;
import dev.gantry.docker.Network;
import dev.gantry.docker.NetworkId;
import dev.gantry.docker.Volume;
import dev.gantry.docker.VolumeName;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/// What engines say of their other things, in Gantry's words.
class RepliesTest {

    private static final ImageId ID = new ImageId("sha256:aa");

    @Test
    void images() {
        var json =
                """
                [{"Id": "sha256:aa", "RepoTags": ["nginx:1"], "RepoDigests": ["nginx@sha256:bb"],
                  "Created": 1767225600, "Size": 42, "Labels": {"a": "b"}, "Containers": -1},
                 {"Id": "sha256:cc", "RepoTags": ["<none>:<none>"],
                  "RepoDigests": ["<none>@<none>"], "Created": 0, "Size": 7, "Labels": null},
                 {"Id": "sha256:dd", "RepoTags": null, "RepoDigests": null}]
                """;
        var all = reply("/images/json", json, engine -> engine.images().all());
        assertThat(all)
                .containsExactly(
                        new Image(
                                ID,
                                List.of("nginx:1"),
                                List.of("nginx@sha256:bb"),
                                Instant.ofEpochSecond(1_767_225_600),
                                42,
                                Map.of("a", "b")),
                        dangling("sha256:cc", 7),
                        dangling("sha256:dd", 0));
    }

    private static Image dangling(String id, long sizeBytes) {
        return new Image(new ImageId(id), List.of(), List.of(), Instant.EPOCH, sizeBytes, Map.of());
    }

    @Test
    void defaultsOfAnImage() {
        var json =
                """
                {"Config": {"Entrypoint": ["/run.sh"], "Cmd": null, "Env": ["A=1"],
                  "Labels": {"a": "b"}, "WorkingDir": "/srv", "User": "www",
                  "ExposedPorts": {"80/tcp": {}}, "Volumes": {"/data": {}},
                  "Healthcheck": {"Test": ["CMD-SHELL", "true"], "Interval": 5000000000,
                    "Retries": 2}, "StopSignal": "SIGINT"}}
                """;
        var defaults =
                reply("/images/sha256:aa/json", json, engine -> engine.images().defaults(ID));
        assertThat(defaults)
                .isEqualTo(
                        new ImageDefaults(
                                List.of("/run.sh"),
                                List.of(),
                                List.of("A=1"),
                                Map.of("a", "b"),
                                "/srv",
                                "www",
                                Set.of("80/tcp"),
                                Set.of("/data"),
                                List.of("CMD-SHELL", "true"),
                                Map.of("Interval", 5_000_000_000L, "Retries", 2L),
                                "SIGINT"));
    }

    @Test
    void anImageThatIsGoneBringsNothing() {
        try (var fake =
                        FakeEngine.start()
                                .answer(
                                        "/images/sha256:aa/json",
                                        "404 Not Found",
                                        "{\"message\": \"No such image\"}");
                var engine = fake.connect()) {
            assertThat(engine.images().defaults(ID)).isEqualTo(ImageDefaults.NONE);
        }
    }

    @Test
    void volumes() {
        var json =
                """
                {"Volumes": [
                  {"Name": "data", "Driver": "local", "Mountpoint": "/var/d", "Scope": "local",
                   "CreatedAt": "2024-02-03T05:05:06+01:00",
                   "Options": {"type": "tmpfs"}, "Labels": {"a": "b"}},
                  {"Name": "bare", "Driver": "local", "Mountpoint": "", "Options": null,
                   "Labels": null}], "Warnings": null}
                """;
        var all = reply("/volumes", json, engine -> engine.volumes().all());
        assertThat(all)
                .containsExactly(
                        new Volume(
                                new VolumeName("data"),
                                "local",
                                "/var/d",
                                Map.of("type", "tmpfs"),
                                Map.of("a", "b"),
                                Optional.of(Instant.parse("2024-02-03T04:05:06Z"))),
                        new Volume(
                                new VolumeName("bare"),
                                "local",
                                "",
                                Map.of(),
                                Map.of(),
                                Optional.empty()));
        var none = reply("/volumes", "{\"Volumes\": null}", engine -> engine.volumes().all());
        assertThat(none).isEmpty();
    }

    @Test
    void networks() {
        var json =
                """
                [{"Id": "77aa", "Name": "shop", "Driver": "bridge", "Scope": "local",
                  "Internal": true, "ConfigOnly": true, "Labels": {"a": "b"}},
                 {"Id": "podman", "Name": "podman", "Driver": "bridge"}]
                """;
        var all = reply("/networks", json, engine -> engine.networks().all());
        assertThat(all)
                .containsExactly(
                        new Network(
                                new NetworkId("77aa"),
                                "shop",
                                "bridge",
                                "local",
                                true,
                                true,
                                Map.of("a", "b")),
                        new Network(
                                new NetworkId("podman"),
                                "podman",
                                "bridge",
                                "",
                                false,
                                false,
                                Map.of()));
    }

    @Test
    void diskUse() {
        var json =
                """
                {"LayersSize": 1000,
                 "Images": [
                   {"Id": "a", "Containers": 2, "Size": 600, "SharedSize": 100},
                   {"Id": "b", "Containers": 0, "Size": 500, "SharedSize": 100}],
                 "Containers": [
                   {"State": "running", "SizeRw": 10}, {"State": "exited", "SizeRw": 20},
                   {"State": "created"}],
                 "Volumes": [
                   {"UsageData": {"RefCount": 1, "Size": 5}},
                   {"UsageData": {"RefCount": 0, "Size": 7}},
                   {"UsageData": {"RefCount": -1, "Size": -1}}, {"UsageData": null}],
                 "BuildCache": [
                   {"InUse": true, "Shared": false, "Size": 3},
                   {"InUse": false, "Shared": false, "Size": 4},
                   {"InUse": false, "Shared": true, "Size": 99}]}
                """;
        assertThat(reply("/system/df", json, Engine::diskUse))
                .isEqualTo(
                        new DiskUse(
                                new Share(2, 1, 1000, 500),
                                new Share(3, 1, 30, 20),
                                new Share(4, 1, 12, 7),
                                new Share(3, 1, 7, 4)));
        assertThat(reply("/system/df", "{\"BuildCache\": null}", Engine::diskUse).totalBytes())
                .isZero();
    }

    @Test
    void diskUseOfPodmanThatSharesNoLayers() {
        var json = "{\"LayersSize\": 0, \"Images\": [{\"Size\": 5}, {\"Size\": 6}]}";
        assertThat(reply("/system/df", json, Engine::diskUse).images())
                .isEqualTo(new Share(2, 0, 11, 11));
    }

    private static <T> T reply(String path, String json, Function<Engine, T> question) {
        try (var fake = FakeEngine.start().answer(path, json);
                var engine = fake.connect()) {
            return question.apply(engine);
        }
    }
}
