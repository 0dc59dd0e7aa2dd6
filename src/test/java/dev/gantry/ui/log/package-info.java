/// Tests of the screen of logs.
@NullMarked
package dev.gantry.ui.log;

import org.jspecify.annotations.NullMarked;
