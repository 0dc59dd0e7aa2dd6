/// One engine under supervision: connected, watched, kept as a model that is always true or says
/// since when it is not.
@NullMarked
package dev.gantry.app.host;

import org.jspecify.annotations.NullMarked;
