/// Editing compose files by hand: colours, places, offers. Line by line, so that a text which is no
/// YAML yet can be helped as well.
@NullMarked
package dev.gantry.compose.edit;

import org.jspecify.annotations.NullMarked;
