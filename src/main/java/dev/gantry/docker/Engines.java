package dev.gantry.docker;

/// Where engines are connected.
public interface Engines {

    /// Says hello, settles the API version and learns what the engine is.
    ///
    /// Throws the [EngineException] that tells why it could not.
    Engine connect(EngineAddress address);

    /// Whether somebody listens at a local address: no more than a knock, for a quick return after
    /// a restart. Always false for addresses on other machines.
    boolean isListening(EngineAddress address);
}
