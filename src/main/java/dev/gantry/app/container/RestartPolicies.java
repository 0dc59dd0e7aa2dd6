package dev.gantry.app.container;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gantry.app.container.DraftException.Reason;
import java.util.regex.Pattern;

/// When an engine starts a container again by itself.
public final class RestartPolicies {

    private static final Pattern POLICY =
            Pattern.compile("(no|always|unless-stopped|on-failure)(?::(\\d{1,6}))?");

    private RestartPolicies() {}

    public static boolean isPolicy(String text) {
        var parts = POLICY.matcher(text);
        return parts.matches() && (parts.group(2) == null || parts.group(1).equals("on-failure"));
    }

    static ObjectNode node(String text) {
        var parts = POLICY.matcher(text);
        if (!isPolicy(text) || !parts.matches()) {
            throw new DraftException(Reason.RESTART, text);
        }
        var node = JsonNodeFactory.instance.objectNode();
        int tries = parts.group(2) == null ? 0 : Integer.parseInt(parts.group(2));
        return node.put("Name", parts.group(1)).put("MaximumRetryCount", tries);
    }
}
