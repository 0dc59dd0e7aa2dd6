@NullMarked
package dev.gantry.ui.file;

import org.jspecify.annotations.NullMarked;
