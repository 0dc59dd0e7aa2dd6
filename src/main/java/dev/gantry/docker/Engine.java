package dev.gantry.docker;

import java.util.OptionalLong;

/// One engine that answered, spoken to in the API version both sides know.
///
/// Every call blocks, ends early when its thread is interrupted, and may throw [EngineException].
public interface Engine extends AutoCloseable {

    /// Known since it was connected: costs nothing.
    EngineInfo info();

    Containers containers();

    Images images();

    Builds builds();

    Volumes volumes();

    Networks networks();

    Stats stats();

    Logs logs();

    Processes processes();

    Archives archives();

    /// Returns once the engine listens, so nothing that happens afterwards is missed.
    EventStream events();

    /// On a connection of its own. Throws [EngineException.Unreachable] when nothing answers at
    /// once, and [EngineException.Stalled] after some seconds of silence.
    void ping();

    /// Slow on engines with much on them: seconds to minutes.
    DiskUse diskUse();

    /// The same, thing by thing. As slow.
    RoomTaken roomTaken();

    /// All images together, each layer counted once. As slow on engines before API 1.42; nothing
    /// when the engine will not say, as when it measures already.
    OptionalLong layersBytes();

    /// Whether a registry knows a login. Throws [EngineException.LoginNeeded] when it does not.
    ///
    /// @return a token to keep in place of the password; empty when the registry gives none
    String logIn(RegistryLogin login);

    /// The registries that this engine may ask without TLS.
    InsecureRegistries insecureRegistries();

    /// Ends every stream and call that is under way.
    @Override
    void close();
}
