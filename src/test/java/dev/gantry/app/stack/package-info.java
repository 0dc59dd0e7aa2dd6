@NullMarked
package dev.gantry.app.stack;

import org.jspecify.annotations.NullMarked;
