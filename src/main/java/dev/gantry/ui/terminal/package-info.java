@NullMarked
package dev.gantry.ui.terminal;

import org.jspecify.annotations.NullMarked;
