/// Registries as the docker CLI knows them: where logins are kept, and what a registry says itself.
@NullMarked
package dev.gantry.registry;

import org.jspecify.annotations.NullMarked;
