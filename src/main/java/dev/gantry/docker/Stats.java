package dev.gantry.docker;

/// What containers use. Every call blocks, ends early when its thread is interrupted, and may throw
/// [EngineException].
public interface Stats {

    /// Whether [#now] answers within milliseconds. Older engines wait for their next count: a
    /// second for each container asked about.
    boolean areInstant();

    /// One sample, with nothing earlier in it.
    StatsSample now(ContainerId id);

    /// Returns when the engine has answered; the first sample may take seconds.
    StatsStream stream(ContainerId id);
}
