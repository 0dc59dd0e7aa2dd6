/// YAML as compose files mean it: every value with the place where it stands.
@NullMarked
package dev.gantry.compose.yaml;

import org.jspecify.annotations.NullMarked;
