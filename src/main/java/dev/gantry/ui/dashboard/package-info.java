/// The first look at an engine: what it is, how its containers do, what just happened.
@NullMarked
package dev.gantry.ui.dashboard;

import org.jspecify.annotations.NullMarked;
