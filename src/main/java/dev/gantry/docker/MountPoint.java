package dev.gantry.docker;

/// A place in a container's file system that is kept elsewhere.
///
/// @param kind `bind`, `volume`, `tmpfs`, `npipe`, …
/// @param source the path on the engine's machine, or the name of the volume
/// @param target the path in the container
public record MountPoint(String kind, String source, String target, boolean writable) {}
