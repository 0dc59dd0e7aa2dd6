/// Files, tested.
@NullMarked
package dev.gantry.app.file;

import org.jspecify.annotations.NullMarked;
