/// What Gantry keeps between starts.
@NullMarked
package dev.gantry.store;

import org.jspecify.annotations.NullMarked;
