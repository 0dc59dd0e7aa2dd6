/// The editor of compose files, in a window of its own.
@NullMarked
package dev.gantry.ui.editor;

import org.jspecify.annotations.NullMarked;
