package dev.gantry.ui.shell;

import dev.gantry.ui.kit.Screen;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// Which page is shown. Screens live on when they are left, and are made when first opened.
public final class Navigator {

    private final List<Page> pages;
    private final Map<String, Screen> made = new HashMap<>();
    private final ReadOnlyObjectWrapper<Optional<Page>> current =
            new ReadOnlyObjectWrapper<>(Optional.empty());

    public Navigator(List<Page> pages) {
        this.pages = pages;
    }

    public List<Page> pages() {
        return pages;
    }

    public ReadOnlyObjectProperty<Optional<Page>> currentProperty() {
        return current.getReadOnlyProperty();
    }

    public Screen screen(Page page) {
        return made.computeIfAbsent(page.id(), _ -> page.screen().get());
    }

    public Screen screen(String pageId) {
        return screen(page(pageId));
    }

    /// Throws [IllegalArgumentException] for an id that no page has.
    public void open(String pageId) {
        var page = page(pageId);
        if (current.get().equals(Optional.of(page))) {
            return;
        }
        current.get().map(this::screen).ifPresent(Screen::hidden);
        current.set(Optional.of(page));
        screen(page).shown();
    }

    /// Ends what the pages started, when the window closes.
    public void close() {
        current.get().map(this::screen).ifPresent(Screen::hidden);
        made.values().forEach(Screen::close);
    }

    private Page page(String id) {
        return pages.stream()
                .filter(one -> one.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(id));
    }
}
