/// YAML as compose files mean it.
@NullMarked
package dev.gantry.compose.yaml;

import org.jspecify.annotations.NullMarked;
