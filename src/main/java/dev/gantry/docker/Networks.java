package dev.gantry.docker;

import java.util.List;

/// The networks of one engine. Every call blocks and may throw [EngineException].
public interface Networks {

    List<Network> all();

    /// Puts a container into one more network.
    ///
    /// @param network its name or id
    /// @param endpointJson what the engine takes as an `EndpointConfig`: aliases, addresses
    void connect(String network, ContainerId container, String endpointJson);
}
