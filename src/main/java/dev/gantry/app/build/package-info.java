/// Files of containers: listing, copying both ways, and unpacking that nothing escapes from.
@NullMarked
package dev.gantry.app.build;

import org.jspecify.annotations.NullMarked;
