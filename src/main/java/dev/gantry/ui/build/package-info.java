/// Builds: what runs, what ran, and the form for a new one.
@NullMarked
package dev.gantry.ui.build;

import org.jspecify.annotations.NullMarked;
