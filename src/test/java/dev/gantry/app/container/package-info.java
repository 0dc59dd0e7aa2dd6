@NullMarked
package dev.gantry.app.container;

import org.jspecify.annotations.NullMarked;
