package dev.gantry.ui.container;

import dev.gantry.docker.PortMapping;
import java.util.LinkedHashSet;
import java.util.List;

/// Ports as short as they can be said: an address that means "everywhere" is left out, and the same
/// port over IPv4 and IPv6 is one.
final class PortText {

    private PortText() {}

    static String of(List<PortMapping> ports) {
        var texts = new LinkedHashSet<String>();
        ports.stream()
                .filter(port -> port.published().isPresent())
                .map(PortText::of)
                .forEach(texts::add);
        ports.stream()
                .filter(port -> port.published().isEmpty())
                .map(PortText::of)
                .forEach(texts::add);
        return String.join(", ", texts);
    }

    static String of(PortMapping port) {
        var inside =
                port.containerPort() + (port.protocol().equals("tcp") ? "" : "/" + port.protocol());
        return port.published()
                .map(at ->
                        (isEverywhere(at.address()) ? "" : at.address() + ":")
                                + at.port()
                                + "→"
                                + inside)
                .orElse(inside);
    }

    static boolean isEverywhere(String address) {
        return address.isEmpty() || address.equals("0.0.0.0") || address.equals("::");
    }
}
