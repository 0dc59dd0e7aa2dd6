package dev.gantry.docker;

/// One of the engines that the docker CLI knows by a name.
public record DockerContext(String name, String description, Endpoint endpoint) {

    public sealed interface Endpoint {
        record Usable(EngineAddress address) implements Endpoint {}

        /// @param host as it is written
        record Unusable(String host, AddressException.Reason reason) implements Endpoint {}
    }
}
