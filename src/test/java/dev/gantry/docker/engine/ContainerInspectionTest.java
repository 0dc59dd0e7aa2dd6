package dev.gantry.docker.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.gantry.docker.Container.State;
import dev.gantry.docker.ContainerDetails;
import dev.gantry.docker.ContainerDetails.Endpoint;
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

class ContainerInspectionTest {

    private static final String WEB =
            """
            {
              "Id": "4f5e",
              "Created": "2026-01-01T00:00:00.5Z",
              "State": {
                "Status": "exited",
                "Running": false,
                "OOMKilled": true,
                "ExitCode": 137,
                "Error": "no room",
                "StartedAt": "2026-01-01T00:00:01Z",
                "FinishedAt": "2026-01-01T00:00:02+01:00",
                "Health": {
                  "Status": "unhealthy",
                  "Log": [
                    {
                      "Output": "refused"
                    }
                  ]
                }
              },
              "Image": "sha256:aa",
              "Name": "/web",
              "RestartCount": 3,
              "Platform": "linux",
              "HostConfig": {
                "PortBindings": {
                  "80/tcp": [
                    {
                      "HostIp": "",
                      "HostPort": "8080"
                    }
                  ]
                },
                "RestartPolicy": {
                  "Name": "on-failure",
                  "MaximumRetryCount": 5
                }
              },
              "Mounts": [
                {
                  "Type": "bind",
                  "Source": "/etc/hosts",
                  "Destination": "/hosts",
                  "RW": false
                }
              ],
              "Config": {
                "Hostname": "4f5e",
                "User": "www",
                "ExposedPorts": {
                  "80/tcp": {},
                  "53/udp": {}
                },
                "Env": [
                  "A=1",
                  "B="
                ],
                "Cmd": [
                  "-g",
                  "daemon off;"
                ],
                "Image": "nginx:1",
                "WorkingDir": "/srv",
                "Entrypoint": "nginx",
                "Labels": {
                  "a": "b"
                }
              },
              "NetworkSettings": {
                "Ports": {},
                "Networks": {
                  "shop": {
                    "Aliases": [
                      "web"
                    ],
                    "NetworkID": "77aa",
                    "Gateway": "10.0.0.1",
                    "IPAddress": "10.0.0.2",
                    "GlobalIPv6Address": "fd00::2",
                    "MacAddress": "02:42:0a:00:00:02"
                  }
                }
              },
              "SomethingNew": []
            }\
            """;

    @Test
    void readsWhatTheEngineSays() throws JsonProcessingException {
        assertThat(inspect(WEB))
                .isEqualTo(
                        new ContainerDetails(
                                new ContainerId("4f5e"),
                                "web",
                                "nginx:1",
                                new ImageId("sha256:aa"),
                                State.EXITED,
                                Health.UNHEALTHY,
                                List.of("refused"),
                                Optional.of(Instant.parse("2026-01-01T00:00:01Z")),
                                Optional.of(Instant.parse("2025-12-31T23:00:02Z")),
                                OptionalInt.of(137),
                                true,
                                "no room",
                                3,
                                Instant.parse("2026-01-01T00:00:00.5Z"),
                                List.of("nginx"),
                                List.of("-g", "daemon off;"),
                                List.of("A=1", "B="),
                                "/srv",
                                "www",
                                "4f5e",
                                "linux",
                                "on-failure:5",
                                List.of(
                                        new PortMapping(53, "udp", Optional.empty()),
                                        new PortMapping(
                                                80,
                                                "tcp",
                                                Optional.of(new Published("0.0.0.0", 8080)))),
                                List.of(new MountPoint("bind", "/etc/hosts", "/hosts", false)),
                                Map.of(
                                        "shop",
                                        new Endpoint(
                                                "77aa",
                                                "10.0.0.2",
                                                "fd00::2",
                                                "10.0.0.1",
                                                "02:42:0a:00:00:02",
                                                List.of("web"))),
                                Map.of("a", "b"),
                                WEB));
    }

    @Test
    void thePortsOfARunningContainerAreThoseTheEngineOpened() throws JsonProcessingException {
        var running =
                """
                {"HostConfig": {"PortBindings": {"80/tcp": [{"HostPort": ""}]}},
                 "NetworkSettings": {"Ports": {
                   "443/tcp": null,
                   "80/tcp": [{"HostIp": "0.0.0.0", "HostPort": "32768"}]}}}
                """;
        assertThat(inspect(running).ports())
                .containsExactly(
                        new PortMapping(80, "tcp", Optional.of(new Published("0.0.0.0", 32768))),
                        new PortMapping(443, "tcp", Optional.empty()));
    }

    @Test
    void aContainerThatNeverRanHasNoPast() throws JsonProcessingException {
        var created =
                inspect(
                        """
                        {"State": {"Status": "created", "ExitCode": 0,
                          "StartedAt": "0001-01-01T00:00:00Z",
                          "FinishedAt": "0001-01-01T00:00:00Z"},
                         "HostConfig": {"RestartPolicy": {"Name": ""}}}
                        """);
        assertThat(created.startedAt()).isEmpty();
        assertThat(created.finishedAt()).isEmpty();
        assertThat(created.exitCode()).isEmpty();
        assertThat(created.restartPolicy()).isEqualTo("no");
    }

    @Test
    void aRunningContainerHasNoExitCodeThoughItEndedBefore() throws JsonProcessingException {
        var again =
                inspect(
                        """
                        {"State": {"Status": "running", "Running": true, "ExitCode": 0,
                          "FinishedAt": "2026-01-01T00:00:00Z"}}
                        """);
        assertThat(again.exitCode()).isEmpty();
    }

    @Test
    void survivesAReplyWithNothingInIt() throws JsonProcessingException {
        assertThat(inspect("{}").name()).isEmpty();
        assertThat(inspect("{\"Config\": null, \"State\": null, \"Mounts\": null}").state())
                .isEqualTo(State.UNKNOWN);
    }

    private static ContainerDetails inspect(String json) throws JsonProcessingException {
        return new ContainerInspection(Json.read(json)).details();
    }
}
