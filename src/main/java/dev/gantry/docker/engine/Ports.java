package dev.gantry.docker.engine;

import dev.gantry.docker.PortMapping;
import dev.gantry.docker.PortMapping.Published;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Port mappings as engines tell them: in any order, and some twice.
final class Ports {

    private static final Comparator<PortMapping> ORDER =
            Comparator.comparingInt(PortMapping::containerPort)
                    .thenComparing(PortMapping::protocol)
                    .thenComparingInt(port -> port.published().map(Published::port).orElse(0))
                    .thenComparing(port -> port.published().map(Published::address).orElse(""));

    private Ports() {}

    static List<PortMapping> tidy(Stream<PortMapping> ports) {
        return ports.distinct().sorted(ORDER).toList();
    }

    /// @param address empty means all
    /// @param publicPort 0 when it is not published
    static PortMapping mapping(int port, String protocol, String address, int publicPort) {
        var published =
                publicPort == 0
                        ? Optional.<Published>empty()
                        : Optional.of(
                                new Published(address.isEmpty() ? "0.0.0.0" : address, publicPort));
        return new PortMapping(port, protocol.isEmpty() ? "tcp" : protocol, published);
    }
}
