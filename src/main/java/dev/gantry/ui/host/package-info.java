/// The hosts: which there are, how they do, adding and changing one, and the page of who has none.
@NullMarked
package dev.gantry.ui.host;

import org.jspecify.annotations.NullMarked;
