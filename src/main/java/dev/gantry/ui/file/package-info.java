/// The files of a container in the window.
@NullMarked
package dev.gantry.ui.file;

import org.jspecify.annotations.NullMarked;
