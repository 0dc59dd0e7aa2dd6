/// What Gantry says to people: `messages.properties`, and failures put into words.
@NullMarked
package dev.gantry.app.words;

import org.jspecify.annotations.NullMarked;
