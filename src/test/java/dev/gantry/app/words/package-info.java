@NullMarked
package dev.gantry.app.words;

import org.jspecify.annotations.NullMarked;
