package dev.gantry.compose.load;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// `ip:published:target/protocol`, with ranges.
final class ShortPort {

    private static final int HIGHEST = 65_535;

    private ShortPort() {}

    /// A text that is no port.
    static final class BadPortException extends IllegalArgumentException {
        BadPortException(String why) {
            super(why);
        }
    }

    private record Range(int from, int to) {
        int size() {
            return to - from + 1;
        }
    }

    /// @throws BadPortException with the reason
    static List<@Nullable Object> parse(String spec) {
        int slash = spec.indexOf('/');
        var body = slash < 0 ? spec : spec.substring(0, slash);
        var protocol = slash < 0 ? "tcp" : protocol(spec.substring(slash + 1));
        int last = body.lastIndexOf(':');
        var target = body.substring(last + 1);
        var rest = last < 0 ? "" : body.substring(0, last);
        int before = rest.lastIndexOf(':');
        var published = rest.substring(before + 1);
        var ip = before < 0 ? "" : address(rest.substring(0, before));
        if (target.isEmpty()) {
            throw new BadPortException("No port specified: " + spec);
        }
        return ports(ip, published, target, protocol, spec);
    }

    private static String protocol(String text) {
        var first = text.split("/", 2)[0].toLowerCase(Locale.ROOT);
        if (!List.of("tcp", "udp", "sctp").contains(first)) {
            throw new BadPortException("Invalid proto: " + first);
        }
        return first;
    }

    private static String address(String text) {
        var plain =
                text.startsWith("[") && text.endsWith("]")
                        ? text.substring(1, text.length() - 1)
                        : text;
        boolean six = !plain.equals(text);
        if (!(six ? Addresses.isSix(plain) : Addresses.isFour(plain)) && !plain.isEmpty()) {
            throw new BadPortException("Invalid ip address: " + text);
        }
        return plain;
    }

    private static List<@Nullable Object> ports(
            String ip, String published, String target, String protocol, String spec) {
        var inside = range(target, "containerPort");
        var outside = published.isEmpty() ? null : range(published, "hostPort");
        if (outside != null && outside.size() != inside.size() && inside.size() != 1) {
            throw new BadPortException(
                    "Invalid ranges specified for container and host Ports: "
                            + target
                            + " and "
                            + published);
        }
        var ports = new ArrayList<@Nullable Object>();
        for (int index = 0; index < inside.size(); index++) {
            var port = new LinkedHashMap<String, @Nullable Object>();
            port.put("mode", "ingress");
            port.put("target", (long) inside.from() + index);
            port.put("protocol", protocol);
            if (!ip.isEmpty()) {
                port.put("host_ip", ip);
            }
            if (outside != null) {
                port.put(
                        "published",
                        outside.size() > 1 && inside.size() == 1
                                ? outside.from() + "-" + outside.to()
                                : String.valueOf(outside.from() + index));
            }
            ports.add(port);
        }
        return ports;
    }

    private static Range range(String text, String what) {
        int dash = text.indexOf('-');
        int from = number(dash < 0 ? text : text.substring(0, dash), text, what);
        int to = dash < 0 ? from : number(text.substring(dash + 1), text, what);
        if (to < from) {
            throw new BadPortException("Invalid " + what + ": " + text);
        }
        return new Range(from, to);
    }

    private static int number(String digits, String text, String what) {
        if (!digits.matches("[0-9]{1,9}") || Integer.parseInt(digits) > HIGHEST) {
            throw new BadPortException("Invalid " + what + ": " + text);
        }
        return Integer.parseInt(digits);
    }
}
