package dev.gantry.ui.container;

import dev.gantry.docker.Container;
import dev.gantry.docker.ContainerId;
import dev.gantry.ui.kit.ContainerTab;
import dev.gantry.ui.kit.Screen;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The screens that other rooms show of one container: made when first opened, told when they are
/// seen, closed when another container is shown.
final class TabScreens {

    private final Map<String, ContainerTab> tabs;
    private final Consumer<String> open;
    private final Map<String, Screen> made = new HashMap<>();
    private @Nullable ContainerId container;
    private @Nullable String selected;
    private @Nullable Screen current;
    private boolean seen;

    /// @param open shows another tab, by its id
    TabScreens(List<ContainerTab> tabs, Consumer<String> open) {
        this.tabs = tabs.stream().collect(Collectors.toMap(ContainerTab::id, Function.identity()));
        this.open = open;
    }

    /// The screen of the tab that is selected now; none when no room brings it.
    Optional<Screen> select(String id, Container shown) {
        if (!shown.id().equals(container)) {
            close();
            container = shown.id();
        }
        if (!id.equals(selected)) {
            leave();
            selected = id;
            current = screen(id, shown);
            enter();
        }
        return Optional.ofNullable(current);
    }

    private @Nullable Screen screen(String id, Container shown) {
        var tab = tabs.get(id);
        return tab == null ? null : made.computeIfAbsent(id, _ -> tab.maker().make(shown, open));
    }

    void seen(boolean now) {
        if (now == seen) {
            return;
        }
        if (now) {
            seen = true;
            enter();
        } else {
            leave();
            seen = false;
        }
    }

    void close() {
        leave();
        current = null;
        selected = null;
        made.values().forEach(Screen::close);
        made.clear();
        container = null;
    }

    private void enter() {
        if (seen && current != null) {
            current.shown();
        }
    }

    private void leave() {
        if (seen && current != null) {
            current.hidden();
        }
    }
}
