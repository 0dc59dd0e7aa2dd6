@NullMarked
package dev.gantry.app.image;

import org.jspecify.annotations.NullMarked;
