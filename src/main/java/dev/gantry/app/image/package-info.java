/// Images: their ways to and from registries and files, who uses them, and what may go.
@NullMarked
package dev.gantry.app.image;

import org.jspecify.annotations.NullMarked;
