package dev.gantry.ui.kit;

import dev.gantry.app.host.Link;
import dev.gantry.app.words.Words;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;

/// How Gantry stands with a host, in few words and in a tone.
public final class LinkText {

    private static final DateTimeFormatter CLOCK =
            DateTimeFormatter.ofLocalizedTime(FormatStyle.MEDIUM);

    private LinkText() {}

    /// "Live", "Reconnecting, stale since 12:03:11"
    public static String of(Link link) {
        return switch (link) {
            case Link.Closed _ -> Words.of("link.closed");
            case Link.Connecting _ -> Words.of("link.connecting");
            case Link.Live _ -> Words.of("link.live");
            case Link.Reconnecting down -> stale("link.reconnecting", down);
            case Link.Refused down -> stale("link.refused", down);
            case Link.Incompatible down -> stale("link.incompatible", down);
        };
    }

    /// A style class.
    public static String tone(Link link) {
        return switch (link) {
            case Link.Closed _ -> "tone-closed";
            case Link.Connecting _ -> "tone-connecting";
            case Link.Live _ -> "tone-live";
            case Link.Reconnecting _ -> "tone-reconnecting";
            case Link.Refused _, Link.Incompatible _ -> "tone-refused";
        };
    }

    public static String clock(Instant at) {
        return CLOCK.format(at.atZone(ZoneId.systemDefault()));
    }

    private static String stale(String key, Link.Down down) {
        var word = Words.of(key);
        return down.staleSince()
                .map(since -> Words.of("link.staleSince", word, clock(since)))
                .orElse(word);
    }
}
