package dev.gantry.docker;

/// What the containers of one engine have written.
public interface Logs {

    /// Returns once the engine answers. Throws [EngineException]: [EngineException.Gone] when there
    /// is no such container.
    LogStream open(ContainerId id, LogRequest request);
}
