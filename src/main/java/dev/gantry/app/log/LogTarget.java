package dev.gantry.app.log;

import dev.gantry.docker.ContainerId;

/// A container whose output is wanted. When it is made anew under its name, the new one takes over.
public record LogTarget(ContainerId id, String name) {}
