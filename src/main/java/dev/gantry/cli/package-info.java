/// The command line: one class a command.
@NullMarked
package dev.gantry.cli;

import org.jspecify.annotations.NullMarked;
