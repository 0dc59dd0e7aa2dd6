package dev.gantry.docker;

/// A volume has no id but its name.
public record VolumeName(String value) {}
