package dev.gantry.registry;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// How a registry wants to be told who asks: the header `WWW-Authenticate`.
///
/// @param scheme `basic` or `bearer`
/// @param parts such as `realm`, by names in lower case
record Challenge(String scheme, Map<String, String> parts) {

    private static final Pattern SCHEME = Pattern.compile("(?i)(?:^|,\\s*)(Basic|Bearer)(?=\\s|$)");
    private static final Pattern PART =
            Pattern.compile("([A-Za-z_]+)\\s*=\\s*(?:\"((?:[^\"\\\\]|\\\\.)*)\"|([^\\s,\"]+))");

    /// A bearer's, where there is a choice.
    static Optional<Challenge> in(List<String> headers) {
        var basic = Optional.<Challenge>empty();
        for (var header : headers) {
            var scheme = SCHEME.matcher(header);
            while (scheme.find()) {
                var challenge = new Challenge(lower(scheme.group(1)), parts(header, scheme.end()));
                if (challenge.isBearer()) {
                    return Optional.of(challenge);
                }
                basic = Optional.of(challenge);
            }
        }
        return basic;
    }

    private static Map<String, String> parts(String header, int from) {
        var next = SCHEME.matcher(header);
        int to = next.find(from) ? next.start() : header.length();
        var parts = new HashMap<String, String>();
        var part = PART.matcher(header).region(from, Math.max(from, to));
        while (part.find()) {
            var quoted = part.group(2);
            parts.put(
                    lower(part.group(1)),
                    quoted == null ? part.group(3) : quoted.replaceAll("\\\\(.)", "$1"));
        }
        return parts;
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }

    boolean isBearer() {
        return scheme.equals("bearer");
    }

    String part(String name) {
        return parts.getOrDefault(name, "");
    }
}
