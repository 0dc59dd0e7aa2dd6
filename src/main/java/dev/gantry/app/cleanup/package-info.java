/// What nobody needs any more: found with its reason, and removed by choice.
@NullMarked
package dev.gantry.app.cleanup;

import org.jspecify.annotations.NullMarked;
