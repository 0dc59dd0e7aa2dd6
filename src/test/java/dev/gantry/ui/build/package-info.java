@NullMarked
package dev.gantry.ui.build;

import org.jspecify.annotations.NullMarked;
