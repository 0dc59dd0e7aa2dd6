package dev.gantry.app.log;

/// Asked of every line in order.
@FunctionalInterface
interface LineTest {

    boolean accepts(LogCopy lines, int index);
}
