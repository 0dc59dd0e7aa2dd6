package dev.gantry.docker.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gantry.docker.StatsSample;
import java.io.IOException;
import java.time.Instant;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class StatsJsonTest {

    @Test
    void aSampleOfTheSecondVersionOfControlGroups() throws IOException {
        var sample =
                read(
                        """
                        {"name": "/web", "read": "2026-01-01T08:00:01.5Z", "preread": "x",
                         "pids_stats": {"current": 7, "limit": 18446744073709551615},
                         "blkio_stats": {"io_service_bytes_recursive": [
                            {"major": 8, "minor": 0, "op": "read", "value": 100},
                            {"major": 8, "minor": 0, "op": "write", "value": 30},
                            {"major": 9, "minor": 0, "op": "read", "value": 1}],
                          "io_serviced_recursive": null},
                         "cpu_stats": {"cpu_usage": {"total_usage": 200, "usage_in_usermode": 1},
                          "system_cpu_usage": 1000, "online_cpus": 2,
                          "throttling_data": {"periods": 0}},
                         "precpu_stats": {"cpu_usage": {"total_usage": 100},
                          "system_cpu_usage": 600, "online_cpus": 2},
                         "memory_stats": {"usage": 5000, "limit": 18446744073709551615,
                          "stats": {"anon": 1, "inactive_file": 1000}},
                         "networks": {"eth0": {"rx_bytes": 10, "tx_bytes": 20},
                                      "eth1": {"rx_bytes": 1, "tx_bytes": 2}}}
                        """);
        assertThat(sample)
                .isEqualTo(
                        new StatsSample(
                                Instant.parse("2026-01-01T08:00:01.5Z"),
                                200,
                                1000,
                                100,
                                600,
                                2,
                                4000,
                                Long.MAX_VALUE,
                                11,
                                22,
                                101,
                                30,
                                7));
    }

    @Test
    void aSampleOfTheFirstVersionOfControlGroups() throws IOException {
        var sample =
                read(
                        """
                        {"read": "2026-01-01T08:00:01Z",
                         "blkio_stats": {"io_service_bytes_recursive": [
                            {"op": "Read", "value": 5}, {"op": "Write", "value": 6},
                            {"op": "Sync", "value": 11}, {"op": "Total", "value": 11}]},
                         "cpu_stats": {"cpu_usage": {"total_usage": 9, "percpu_usage": [4, 5, 0]},
                          "system_cpu_usage": 10},
                         "memory_stats": {"usage": 900, "limit": 1000,
                          "stats": {"cache": 800, "inactive_file": 1, "total_inactive_file": 300}}}
                        """);
        assertThat(sample.cores()).isEqualTo(3);
        assertThat(sample.memoryBytes()).isEqualTo(600);
        assertThat(sample.readBytes()).isEqualTo(5);
        assertThat(sample.writtenBytes()).isEqualTo(6);
        assertThat(sample.receivedBytes()).isZero();
    }

    @Test
    void whatDoesNotRunIsNotCounted() throws IOException {
        var sample =
                read(
                        """
                        {"read": "0001-01-01T00:00:00Z", "cpu_stats": {"cpu_usage": null},
                         "blkio_stats": {"io_service_bytes_recursive": null},
                         "memory_stats": {}, "networks": null, "pids_stats": []}
                        """);
        assertThat(sample.isCounted()).isFalse();
    }

    private static StatsSample read(String json) throws IOException {
        return Objects.requireNonNull(StatsJson.next(Json.MAPPER.createParser(json)));
    }
}
