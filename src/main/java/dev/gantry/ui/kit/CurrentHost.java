package dev.gantry.ui.kit;

import dev.gantry.app.host.Host;
import dev.gantry.app.host.HostSession;
import dev.gantry.app.host.HostSessions;
import dev.gantry.app.host.HostState;
import dev.gantry.app.host.Link;
import dev.gantry.app.host.Snapshot;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/// The host that the window shows, and what is known of it, on the JavaFX thread.
public final class CurrentHost {

    public static final HostState NOTHING =
            new HostState(new Link.Closed(), Snapshot.EMPTY, List.of());

    private final HostSessions sessions;
    private final Executor fx;
    private final ReadOnlyObjectWrapper<Optional<Host>> host =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<HostState> state = new ReadOnlyObjectWrapper<>(NOTHING);
    private @Nullable HostSession session;
    private @Nullable Consumer<HostState> listener;

    public CurrentHost(HostSessions sessions, Executor fx) {
        this.sessions = sessions;
        this.fx = fx;
    }

    public ReadOnlyObjectProperty<Optional<Host>> hostProperty() {
        return host.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<HostState> stateProperty() {
        return state.getReadOnlyProperty();
    }

    public HostState state() {
        return state.get();
    }

    /// The others stay open behind it.
    public void show(Host chosen) {
        leave();
        var opened = sessions.open(chosen);
        session = opened;
        // what was on its way for the host before must not be shown for this one
        var handover = new Latest<HostState>(fx, now -> takeOver(opened, now));
        listener = handover;
        opened.listen(handover);
        host.set(Optional.of(chosen));
        state.set(opened.state());
    }

    public void showNone() {
        leave();
        session = null;
        host.set(Optional.empty());
        state.set(NOTHING);
    }

    /// Throws [IllegalStateException] when no host is shown: nothing that needs one is possible.
    public HostSession session() {
        if (session == null) {
            throw new IllegalStateException("no host is shown");
        }
        return session;
    }

    /// Not another, and not the same opened anew.
    boolean isShowing(HostSession one) {
        return one == session;
    }

    public void refresh() {
        if (session != null) {
            session.refresh();
        }
    }

    public void retryNow() {
        if (session != null) {
            session.retryNow();
        }
    }

    private void takeOver(HostSession from, HostState now) {
        if (from == session) {
            state.set(now);
        }
    }

    private void leave() {
        if (session != null && listener != null) {
            session.stopListening(listener);
        }
    }
}
