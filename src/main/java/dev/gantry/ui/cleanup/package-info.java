/// Making room on a host, in the window.
@NullMarked
package dev.gantry.ui.cleanup;

import org.jspecify.annotations.NullMarked;
