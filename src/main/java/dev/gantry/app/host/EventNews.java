package dev.gantry.app.host;

import dev.gantry.docker.EngineEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// The events of a session one by one, in the order in which they happened. What happened before is
/// not news.
final class EventNews implements Consumer<HostState> {

    private final Consumer<EngineEvent> sink;
    private List<EngineEvent> known = List.of();

    EventNews(Consumer<EngineEvent> sink) {
        this.sink = sink;
    }

    @Override
    public synchronized void accept(HostState state) {
        var recent = state.recent();
        if (recent == known) {
            return;
        }
        var news = new ArrayList<EngineEvent>();
        var newest = known.isEmpty() ? null : known.getFirst();
        for (var event : recent) {
            if (event == newest) {
                break;
            }
            news.add(event);
        }
        known = recent;
        news.reversed().forEach(sink);
    }
}
