package dev.gantry.app.host;

import dev.gantry.docker.EngineEvent;
import java.util.List;

/// All that is known of one host at one moment.
///
/// @param recent the latest events, the newest first, at most [#MOST_EVENTS]
public record HostState(Link link, Snapshot snapshot, List<EngineEvent> recent) {

    public static final int MOST_EVENTS = 200;

    static final HostState INITIAL =
            new HostState(new Link.Connecting(), Snapshot.EMPTY, List.of());
}
