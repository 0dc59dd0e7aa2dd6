@NullMarked
package dev.gantry.app.registry;

import org.jspecify.annotations.NullMarked;
