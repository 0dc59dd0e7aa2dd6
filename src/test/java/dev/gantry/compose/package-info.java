/// Compose files, against the answers of the reference.
@NullMarked
package dev.gantry.compose;

import org.jspecify.annotations.NullMarked;
