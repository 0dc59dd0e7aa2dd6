package dev.gantry.docker;

/// The engine's id of a network.
public record NetworkId(String value) {}
