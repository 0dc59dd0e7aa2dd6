package dev.gantry.app.words;

import dev.gantry.docker.Container;
import dev.gantry.docker.PortMapping;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;

/// A container's state and ports, as both doors say them.
public final class ContainerWords {

    private ContainerWords() {}

    /// "Running", without health and exit code.
    public static String state(Container.State state) {
        return Words.of("state." + state.name().toLowerCase(Locale.ROOT));
    }

    /// "Running, healthy", "Exited (137)"
    public static String state(Container container) {
        var word = state(container.state());
        if (container.state() == Container.State.EXITED && container.exitCode().isPresent()) {
            return Words.of("state.exitedWith", container.exitCode().getAsInt());
        }
        return switch (container.health()) {
            case NONE -> word;
            case STARTING -> Words.of("state.healthStarting", word);
            case HEALTHY -> Words.of("state.healthy", word);
            case UNHEALTHY -> Words.of("state.unhealthy", word);
        };
    }

    /// Published ones first. An address that means "everywhere" is left out, and the same port over
    /// IPv4 and IPv6 is one.
    public static String ports(Container container) {
        return String.join(", ", portTexts(container.ports()));
    }

    public static String port(PortMapping port) {
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

    private static List<String> portTexts(List<PortMapping> ports) {
        var texts = new LinkedHashSet<String>();
        ports.stream()
                .filter(port -> port.published().isPresent())
                .map(ContainerWords::port)
                .forEach(texts::add);
        ports.stream()
                .filter(port -> port.published().isEmpty())
                .map(ContainerWords::port)
                .forEach(texts::add);
        return List.copyOf(texts);
    }

    private static boolean isEverywhere(String address) {
        return address.isEmpty() || address.equals("0.0.0.0") || address.equals("::");
    }
}
