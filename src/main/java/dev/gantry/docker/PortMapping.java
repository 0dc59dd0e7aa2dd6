package dev.gantry.docker;

import java.util.Optional;

/// A port a container listens on, and where the engine publishes it.
///
/// @param protocol `tcp`, `udp` or `sctp`
/// @param published absent when the port is only exposed
public record PortMapping(int containerPort, String protocol, Optional<Published> published) {

    /// @param address the address on the engine's machine, such as `0.0.0.0` or `::`
    public record Published(String address, int port) {}
}
