/// Side-by-side measurements: Gantry and its peer in turn in the same run.
@NullMarked
package dev.gantry.bench;

import org.jspecify.annotations.NullMarked;
