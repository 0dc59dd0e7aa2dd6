package dev.gantry.ui.shell;

import dev.gantry.app.host.Host;
import dev.gantry.app.host.HostSessions;
import dev.gantry.app.notice.DesktopNotice;
import dev.gantry.app.notice.Mishap;
import dev.gantry.app.notice.Mishaps;
import dev.gantry.app.words.Words;
import dev.gantry.docker.EngineEvent;
import dev.gantry.ui.kit.Background;
import dev.gantry.ui.kit.FxBatch;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// Mishaps of all open hosts: shown in the window for a while, and by the desktop when the window
/// has not the focus. Can be muted.
public final class NoticesViewModel {

    /// @param since when it was shown
    public record Notice(Host host, Mishap mishap, Instant since) {}

    private record News(Host host, EngineEvent event) {}

    private static final int MOST_SHOWN = 4;

    private final Background background;
    private final DesktopNotice desktop;
    private final BooleanSupplier focused;
    private final BooleanProperty muted = new SimpleBooleanProperty();
    private final ObservableList<Notice> shown = FXCollections.observableArrayList();
    private final Map<String, Mishaps> readers = new HashMap<>();

    /// @param focused whether a person looks at the window now
    public NoticesViewModel(
            HostSessions sessions,
            Background background,
            DesktopNotice desktop,
            BooleanSupplier focused) {
        this.background = background;
        this.desktop = desktop;
        this.focused = focused;
        var batch = new FxBatch<News>(background.fx(), this::read);
        sessions.onEvent((host, event) -> batch.add(new News(host, event)));
    }

    /// The newest last.
    ObservableList<Notice> shown() {
        return shown;
    }

    public BooleanProperty mutedProperty() {
        return muted;
    }

    void dismiss(Notice notice) {
        shown.remove(notice);
    }

    /// Those that have been there for long enough.
    void dismissOlderThan(Instant when) {
        shown.removeIf(notice -> notice.since().isBefore(when));
    }

    private void read(List<News> all) {
        for (var news : all) {
            readers.computeIfAbsent(news.host().id(), _ -> new Mishaps())
                    .read(news.event())
                    .filter(_ -> !muted.get())
                    .ifPresent(mishap -> tell(news.host(), mishap));
        }
    }

    private void tell(Host host, Mishap mishap) {
        shown.add(new Notice(host, mishap, Instant.now()));
        if (shown.size() > MOST_SHOWN) {
            shown.removeFirst();
        }
        if (!focused.getAsBoolean()) {
            background.run(
                    () -> desktop.show(Words.of("notice.title", host.name()), mishap.says()),
                    _ -> {});
        }
    }
}
