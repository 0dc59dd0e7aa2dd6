/// Volumes on real engines, and the helper rebuilt.
@NullMarked
package dev.gantry.app.volume;

import org.jspecify.annotations.NullMarked;
