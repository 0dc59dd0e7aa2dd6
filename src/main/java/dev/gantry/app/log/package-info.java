/// What containers wrote: held, followed, merged, searched, saved.
@NullMarked
package dev.gantry.app.log;

import org.jspecify.annotations.NullMarked;
