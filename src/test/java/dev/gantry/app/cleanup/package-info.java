/// Cleaning up, on real engines.
@NullMarked
package dev.gantry.app.cleanup;

import org.jspecify.annotations.NullMarked;
