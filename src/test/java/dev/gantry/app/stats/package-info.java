@NullMarked
package dev.gantry.app.stats;

import org.jspecify.annotations.NullMarked;
