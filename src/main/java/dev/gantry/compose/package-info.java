/// Compose files: read as the reference implementation reads them, checked, and planned. Pure
/// functions on records; nothing here asks an engine.
@NullMarked
package dev.gantry.compose;

import org.jspecify.annotations.NullMarked;
