package dev.gantry.docker;

import java.util.List;

/// The networks of one engine. Every call blocks and may throw [EngineException].
public interface Networks {

    List<Network> all();

    /// Throws [EngineException.Refused] when a running container is in it. One that is stopped does
    /// not hold it, and cannot be started without it.
    void remove(NetworkId id);

    /// Throws [EngineException.Conflict] when there is one with the name.
    ///
    /// @param json what the engine's `POST /networks/create` takes
    NetworkId create(String json);

    /// All that the engine says of one.
    ///
    /// @param network its name or id
    String json(String network);

    /// Takes a container out of a network, running or not.
    ///
    /// @param network its name or id
    void disconnect(String network, ContainerId container);

    /// Puts a container into one more network.
    ///
    /// @param network its name or id
    /// @param endpointJson what the engine takes as an `EndpointConfig`: aliases, addresses
    void connect(String network, ContainerId container, String endpointJson);
}
