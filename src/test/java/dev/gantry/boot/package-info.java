@NullMarked
package dev.gantry.boot;

import org.jspecify.annotations.NullMarked;
