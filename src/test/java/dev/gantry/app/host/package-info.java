@NullMarked
package dev.gantry.app.host;

import org.jspecify.annotations.NullMarked;
