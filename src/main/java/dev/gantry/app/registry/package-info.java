/// Who a person is at registries: logging in, trying a login, logging out.
@NullMarked
package dev.gantry.app.registry;

import org.jspecify.annotations.NullMarked;
