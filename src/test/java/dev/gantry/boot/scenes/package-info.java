@NullMarked
package dev.gantry.boot.scenes;

import org.jspecify.annotations.NullMarked;
