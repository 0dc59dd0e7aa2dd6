package dev.gantry.ui.kit;

import dev.gantry.docker.Container;
import java.util.function.Consumer;

/// A tab in the details of one container, brought by the room that fills it.
///
/// @param id its title stands under `detail.` and this
/// @param maker called when the tab is first opened on a container; what it made is closed with the
///   container
public record ContainerTab(String id, Maker maker) {

    /// Fills the tab for one container, on the JavaFX thread.
    @FunctionalInterface
    public interface Maker {

        /// @param open shows another tab of the same container, by its id
        Screen make(Container container, Consumer<String> open);
    }
}
