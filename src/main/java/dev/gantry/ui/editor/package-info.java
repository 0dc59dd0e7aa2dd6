/// The editor of compose files: one component, to be put where a stack is shown.
@NullMarked
package dev.gantry.ui.editor;

import org.jspecify.annotations.NullMarked;
