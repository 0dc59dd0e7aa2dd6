/// Files, tested.
@NullMarked
package dev.gantry.app.build;

import org.jspecify.annotations.NullMarked;
