/// Compose files, against the answers of the reference.
@NullMarked
package dev.gantry.compose.load;

import org.jspecify.annotations.NullMarked;
