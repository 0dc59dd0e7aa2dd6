/// What containers use, drawn: the tab of one and the page of all.
@NullMarked
package dev.gantry.ui.stats;

import org.jspecify.annotations.NullMarked;
