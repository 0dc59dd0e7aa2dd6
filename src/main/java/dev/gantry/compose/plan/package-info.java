/// What a deploy has to do: a project held against what an engine has. Pure functions.
@NullMarked
package dev.gantry.compose.plan;

import org.jspecify.annotations.NullMarked;
