package dev.gantry.cli;

/// Nothing names an engine, and none listens where engines do.
final class NoHostException extends RuntimeException {}
