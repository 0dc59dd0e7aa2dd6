/// The frame around all screens.
@NullMarked
package dev.gantry.ui.shell;

import org.jspecify.annotations.NullMarked;
