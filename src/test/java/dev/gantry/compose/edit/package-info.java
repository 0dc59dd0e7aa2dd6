/// Editing compose files by hand.
@NullMarked
package dev.gantry.compose.edit;

import org.jspecify.annotations.NullMarked;
