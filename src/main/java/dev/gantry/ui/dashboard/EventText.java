package dev.gantry.ui.dashboard;

import dev.gantry.app.words.Words;
import dev.gantry.docker.EngineEvent;

/// What happened, as a sentence.
final class EventText {

    private static final int BRIEF = 12;

    private EventText() {}

    static String of(EngineEvent event) {
        var key = "event." + event.type() + "." + event.action().replaceAll("[: ]+", "_");
        if (!Words.has(key)) {
            return Words.of("event.other", event.type(), name(event), event.action());
        }
        return Words.of(key, name(event), detail(event));
    }

    /// A style class for its icon: what went wrong is red.
    static String tone(EngineEvent event) {
        return switch (event.action()) {
            case "start", "unpause", "health_status: healthy" -> "tone-running";
            case "oom", "health_status: unhealthy" -> "tone-failed";
            case "die" -> event.attribute("exitCode").equals("0") ? "tone-exited" : "tone-failed";
            case "pause", "restart" -> "tone-pending";
            default -> "tone-exited";
        };
    }

    static String icon(EngineEvent event) {
        return switch (event.type()) {
            case "image" -> "disc";
            case "volume" -> "database";
            case "network" -> "share-2";
            default -> "box";
        };
    }

    private static String name(EngineEvent event) {
        var name = event.attribute("name");
        return name.isEmpty()
                ? event.actor().substring(0, Math.min(BRIEF, event.actor().length()))
                : name;
    }

    private static String detail(EngineEvent event) {
        return switch (event.action()) {
            case "die" -> event.attribute("exitCode");
            case "kill" -> event.attribute("signal");
            case "rename" -> event.attribute("oldName").replaceFirst("^/", "");
            default -> "";
        };
    }
}
