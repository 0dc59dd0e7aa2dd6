@NullMarked
package dev.gantry.docker.engine.wire;

import org.jspecify.annotations.NullMarked;
