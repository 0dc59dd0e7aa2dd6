/// What a person should hear of although they did not ask.
@NullMarked
package dev.gantry.app.notice;

import org.jspecify.annotations.NullMarked;
