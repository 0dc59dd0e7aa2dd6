/// Knows everybody: the only place where the parts are put together.
@NullMarked
package dev.gantry.boot;

import org.jspecify.annotations.NullMarked;
