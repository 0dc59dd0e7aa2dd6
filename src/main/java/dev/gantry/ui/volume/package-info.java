/// The volumes of a host: their list, what is done with them, and the way to their files.
@NullMarked
package dev.gantry.ui.volume;

import org.jspecify.annotations.NullMarked;
