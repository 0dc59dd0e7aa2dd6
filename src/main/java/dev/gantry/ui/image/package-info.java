/// The images of a host in the window.
@NullMarked
package dev.gantry.ui.image;

import org.jspecify.annotations.NullMarked;
