/// Tests of logs.
@NullMarked
package dev.gantry.app.log;

import org.jspecify.annotations.NullMarked;
