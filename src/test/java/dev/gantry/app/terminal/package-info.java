@NullMarked
package dev.gantry.app.terminal;

import org.jspecify.annotations.NullMarked;
