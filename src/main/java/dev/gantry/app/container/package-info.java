/// What a person is told of one container beyond what the engine says.
@NullMarked
package dev.gantry.app.container;

import org.jspecify.annotations.NullMarked;
