package dev.gantry.docker;

import java.util.List;

/// The networks of one engine. Every call blocks and may throw [EngineException].
public interface Networks {

    List<Network> all();

    /// Throws [EngineException.Refused] when a running container is in it. One that is stopped does
    /// not hold it, and cannot be started without it.
    void remove(NetworkId id);

    /// Puts a container into one more network.
    ///
    /// @param network its name or id
    /// @param endpointJson what the engine takes as an `EndpointConfig`: aliases, addresses
    void connect(String network, ContainerId container, String endpointJson);
}
