package dev.gantry.docker;

import java.time.Instant;

/// What one container has used since it started, as the engine counted it at one moment.
///
/// @param read the engine's clock; [Instant#EPOCH] when it counted nothing, as for a stopped one
/// @param cpuNanos processor time of all its processes, on all cores
/// @param machineCpuNanos processor time of the whole machine, on all cores
/// @param earlierCpuNanos the first of these two a moment before; 0 when the engine kept none
/// @param earlierMachineCpuNanos the second of them a moment before; 0 when the engine kept none
/// @param cores those the machine has
/// @param memoryBytes without the page cache that can be given back, as `docker stats` reckons it
/// @param memoryLimitBytes its own limit, or the machine's memory
/// @param receivedBytes over all its networks; 0 without any
/// @param sentBytes over all its networks; 0 without any
/// @param readBytes from block devices
/// @param writtenBytes to block devices
/// @param processes and threads
public record StatsSample(
        Instant read,
        long cpuNanos,
        long machineCpuNanos,
        long earlierCpuNanos,
        long earlierMachineCpuNanos,
        int cores,
        long memoryBytes,
        long memoryLimitBytes,
        long receivedBytes,
        long sentBytes,
        long readBytes,
        long writtenBytes,
        long processes) {

    /// The container runs and was counted.
    public boolean isCounted() {
        return read.isAfter(Instant.EPOCH);
    }
}
