package dev.gantry.docker;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Optional;

/// The registries that an engine may ask without TLS, or without knowing who vouches for them.
///
/// @param names hosts, perhaps with a port
/// @param networks such as `10.0.0.0/8`
public record InsecureRegistries(List<String> names, List<String> networks) {

    /// What docker itself allows: this very machine.
    public static final InsecureRegistries LOOPBACK = new InsecureRegistries(List.of(), List.of());

    /// @param registry host and perhaps port, as in image names. Its name may be looked up.
    public boolean allow(String registry) {
        var host = host(registry);
        if (names.contains(registry) || names.contains(host) || host.equals("localhost")) {
            return true;
        }
        if (networks.isEmpty() && !isLiteral(host)) {
            return false;
        }
        return address(host)
                .filter(at ->
                        at.isLoopbackAddress() && isLiteral(host)
                                || networks.stream().anyMatch(network -> holds(network, at)))
                .isPresent();
    }

    private static String host(String registry) {
        int bracket = registry.indexOf(']');
        if (bracket > 0) {
            return registry.substring(1, bracket);
        }
        int colon = registry.indexOf(':');
        return colon < 0 ? registry : registry.substring(0, colon);
    }

    private static boolean isLiteral(String host) {
        return host.indexOf(':') >= 0 || host.matches("[0-9.]+");
    }

    private static Optional<InetAddress> address(String host) {
        try {
            return Optional.of(InetAddress.getByName(host));
        } catch (UnknownHostException nobody) {
            return Optional.empty();
        }
    }

    private static boolean holds(String network, InetAddress address) {
        int slash = network.indexOf('/');
        var base = address(slash < 0 ? network : network.substring(0, slash));
        var bytes = address.getAddress();
        if (base.isEmpty() || base.get().getAddress().length != bytes.length) {
            return false;
        }
        int bits = slash < 0 ? bytes.length * 8 : bits(network.substring(slash + 1));
        return bits >= 0 && bits <= bytes.length * 8 && same(base.get().getAddress(), bytes, bits);
    }

    private static int bits(String text) {
        return text.matches("[0-9]{1,3}") ? Integer.parseInt(text) : -1;
    }

    private static boolean same(byte[] one, byte[] other, int bits) {
        for (int bit = 0; bit < bits; bit++) {
            int mask = 0x80 >> (bit % 8);
            if ((one[bit / 8] & mask) != (other[bit / 8] & mask)) {
                return false;
            }
        }
        return true;
    }
}
