package dev.gantry.ui.shell;

import dev.gantry.app.words.Words;
import dev.gantry.ui.kit.Screen;
import java.util.function.Supplier;

/// A place in the navigation.
///
/// @param id its name stands under `page.` and this
/// @param screen made when it is first opened
public record Page(String id, String icon, Supplier<Screen> screen) {

    public String name() {
        return Words.of("page." + id);
    }
}
