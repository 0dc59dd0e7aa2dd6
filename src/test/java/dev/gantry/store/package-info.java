@NullMarked
package dev.gantry.store;

import org.jspecify.annotations.NullMarked;
