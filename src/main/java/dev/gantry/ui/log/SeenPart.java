package dev.gantry.ui.log;

/// A line that is seen, or a part of it when it is wrapped.
///
/// @param part which of the parts of a wrapped line
/// @param from the first character
/// @param to exclusive
record SeenPart(PaintedLine line, int part, int from, int to, double y) {}
