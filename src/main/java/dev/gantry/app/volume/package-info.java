/// Volumes as folders: a helper of Gantry's own beside a volume, and the files it tells of.
@NullMarked
package dev.gantry.app.volume;

import org.jspecify.annotations.NullMarked;
