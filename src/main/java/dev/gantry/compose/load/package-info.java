/// From compose files to one project: interpolated, extended, merged, checked and made whole, in
/// the order in which the reference does it.
@NullMarked
package dev.gantry.compose.load;

import org.jspecify.annotations.NullMarked;
