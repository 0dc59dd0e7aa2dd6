package dev.gantry.docker;

import java.util.Optional;
import java.util.OptionalLong;

/// What can be changed of a container while it runs. What is absent stays as it is.
///
/// Engines cannot take a limit of memory or processors off again while the container lives.
///
/// @param memoryBytes swap follows as with `docker run`: as much again
/// @param nanoCpus a billion is one core
/// @param pids -1 for no limit
/// @param restartPolicy `no`, `always`, `unless-stopped`, `on-failure` or `on-failure:3`
public record LiveLimits(
        OptionalLong memoryBytes,
        OptionalLong nanoCpus,
        OptionalLong pids,
        Optional<String> restartPolicy) {

    public static final LiveLimits NOTHING =
            new LiveLimits(
                    OptionalLong.empty(),
                    OptionalLong.empty(),
                    OptionalLong.empty(),
                    Optional.empty());

    public LiveLimits withMemory(long bytes) {
        return new LiveLimits(OptionalLong.of(bytes), nanoCpus, pids, restartPolicy);
    }

    public LiveLimits withNanoCpus(long nano) {
        return new LiveLimits(memoryBytes, OptionalLong.of(nano), pids, restartPolicy);
    }

    public LiveLimits withPids(long most) {
        return new LiveLimits(memoryBytes, nanoCpus, OptionalLong.of(most), restartPolicy);
    }

    public LiveLimits withRestartPolicy(String policy) {
        return new LiveLimits(memoryBytes, nanoCpus, pids, Optional.of(policy));
    }
}
