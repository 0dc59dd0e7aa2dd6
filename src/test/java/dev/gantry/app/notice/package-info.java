@NullMarked
package dev.gantry.app.notice;

import org.jspecify.annotations.NullMarked;
