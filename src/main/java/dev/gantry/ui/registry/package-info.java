/// Registries: who is logged in where, and what is there.
@NullMarked
package dev.gantry.ui.registry;

import org.jspecify.annotations.NullMarked;
