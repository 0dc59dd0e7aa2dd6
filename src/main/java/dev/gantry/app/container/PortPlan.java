package dev.gantry.app.container;

import dev.gantry.app.container.DraftException.Reason;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A port to publish.
///
/// @param address of the engine's machine; empty for all
/// @param outside empty to let the engine choose; a range such as `8000-8010` to let it choose
///   there
/// @param inside with its protocol: `80/tcp`
public record PortPlan(String address, String outside, String inside) {

    private static final Pattern WRITTEN =
            Pattern.compile(
                    "(?:(?:\\[([0-9a-fA-F:]+)]|(\\d+(?:\\.\\d+){3})):)?(?:([0-9-]*):)?([0-9-]+)"
                            + "(?:/(tcp|udp|sctp))?");

    /// As after `docker run -p`: `8080:80`, `127.0.0.1::80/udp`, `8000-8002:80-82`.
    ///
    /// Throws [DraftException] when it is none.
    public static List<PortPlan> parse(String text) {
        var parts = WRITTEN.matcher(text.strip());
        if (!parts.matches()) {
            throw new DraftException(Reason.PORT, text);
        }
        var address = orEmpty(parts.group(1)) + orEmpty(parts.group(2));
        if (!address.isEmpty() && parts.group(3) == null) {
            throw new DraftException(Reason.PORT, text);
        }
        var protocol = parts.group(5) == null ? "tcp" : parts.group(5);
        return ranged(text, address, orEmpty(parts.group(3)), parts.group(4), protocol);
    }

    private static String orEmpty(@Nullable String group) {
        return group == null ? "" : group;
    }

    private static List<PortPlan> ranged(
            String text, String address, String outside, String inside, String protocol) {
        var in = range(text, inside);
        int length = in[1] - in[0] + 1;
        var out = outside.isEmpty() ? new int[] {0, 0} : range(text, outside);
        boolean free = outside.isEmpty() || (length == 1 && out[1] > out[0]);
        if (!free && out[1] - out[0] + 1 != length) {
            throw new DraftException(Reason.PORT_RANGE, text);
        }
        var plans = new ArrayList<PortPlan>();
        for (int step = 0; step < length; step++) {
            plans.add(
                    new PortPlan(
                            address,
                            free ? outside : Integer.toString(out[0] + step),
                            in[0] + step + "/" + protocol));
        }
        return plans;
    }

    private static int[] range(String text, String range) {
        var ends = range.split("-", -1);
        int first = port(text, ends[0]);
        int last = ends.length == 1 ? first : port(text, ends[1]);
        if (ends.length > 2 || last < first) {
            throw new DraftException(Reason.PORT, text);
        }
        return new int[] {first, last};
    }

    private static int port(String text, String digits) {
        if (!digits.matches("\\d{1,5}") || Integer.parseInt(digits) > 65_535) {
            throw new DraftException(Reason.PORT, text);
        }
        return Integer.parseInt(digits);
    }

    /// As it is written after `-p`.
    public String text() {
        var bracketed = address.contains(":") ? "[" + address + "]" : address;
        var port = inside.replace("/tcp", "");
        if (!address.isEmpty()) {
            return bracketed + ":" + outside + ":" + port;
        }
        return outside.isEmpty() ? port : outside + ":" + port;
    }

    /// The port outside, or 0 when the engine chooses.
    public int fixedPort() {
        return outside.matches("\\d+") ? Integer.parseInt(outside) : 0;
    }

    public String protocol() {
        return inside.substring(inside.indexOf('/') + 1);
    }
}
