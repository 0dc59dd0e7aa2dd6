/// What containers use: rates from the engine's counts, watching, and the last hour.
@NullMarked
package dev.gantry.app.stats;

import org.jspecify.annotations.NullMarked;
