/// Compose stacks on an engine: deployed as a transaction, stopped, taken down, found again.
@NullMarked
package dev.gantry.app.stack;

import org.jspecify.annotations.NullMarked;
