package dev.gantry.app.stats;

import dev.gantry.docker.StatsSample;
import java.time.Duration;
import java.time.Instant;

/// What a container uses at one moment.
///
/// @param cpuPercent as `docker stats` reckons it: 100 is one core
/// @param memoryBytes without the page cache that can be given back
/// @param memoryLimitBytes its own limit, or the machine's memory; 0 when unknown
/// @param receivedPerSecond bytes; 0 with the first sample
/// @param sentPerSecond bytes
/// @param readPerSecond bytes from block devices
/// @param writtenPerSecond bytes to block devices
/// @param total what it has used since it started
public record Usage(
        Instant at,
        double cpuPercent,
        long memoryBytes,
        long memoryLimitBytes,
        double receivedPerSecond,
        double sentPerSecond,
        double readPerSecond,
        double writtenPerSecond,
        StatsSample total) {

    /// Of two samples, the second taken later. The processor's share is reckoned by the machine's
    /// own counter, which ticks in hundredths of a second: closer than about a second apart it
    /// jumps.
    static Usage between(StatsSample before, StatsSample now) {
        double seconds = Duration.between(before.read(), now.read()).toNanos() / 1e9;
        return new Usage(
                now.read(),
                cpuPercent(
                        now.cpuNanos() - before.cpuNanos(),
                        now.machineCpuNanos() - before.machineCpuNanos(),
                        now.cores()),
                now.memoryBytes(),
                now.memoryLimitBytes(),
                rate(now.receivedBytes() - before.receivedBytes(), seconds),
                rate(now.sentBytes() - before.sentBytes(), seconds),
                rate(now.readBytes() - before.readBytes(), seconds),
                rate(now.writtenBytes() - before.writtenBytes(), seconds),
                now);
    }

    /// Of a sample that carries the engine's earlier count.
    static Usage alone(StatsSample now) {
        return new Usage(
                now.read(),
                cpuPercent(
                        now.cpuNanos() - now.earlierCpuNanos(),
                        now.machineCpuNanos() - now.earlierMachineCpuNanos(),
                        now.cores()),
                now.memoryBytes(),
                now.memoryLimitBytes(),
                0,
                0,
                0,
                0,
                now);
    }

    /// The formula of `docker stats`.
    ///
    /// @param own processor time of the container in nanoseconds
    /// @param machine processor time of the machine in nanoseconds, idle time included
    public static double cpuPercent(long own, long machine, int cores) {
        return own > 0 && machine > 0 ? (double) own / machine * cores * 100 : 0;
    }

    public double memoryPercent() {
        return memoryLimitBytes > 0 ? (double) memoryBytes / memoryLimitBytes * 100 : 0;
    }

    private static double rate(long bytes, double seconds) {
        return bytes > 0 && seconds > 0 ? bytes / seconds : 0;
    }
}
