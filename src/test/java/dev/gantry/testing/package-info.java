@NullMarked
package dev.gantry.testing;

import org.jspecify.annotations.NullMarked;
