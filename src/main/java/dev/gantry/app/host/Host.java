package dev.gantry.app.host;

import dev.gantry.docker.EngineAddress;

/// An engine a person can open.
///
/// @param id stays the same over restarts of Gantry
/// @param colour the index of the colour a person gave it, from 0 to [#COLOURS] - 1
public record Host(String id, String name, EngineAddress address, Origin origin, int colour) {

    public static final int COLOURS = 8;

    /// Who named it.
    public enum Origin {
        /// `DOCKER_HOST` in Gantry's environment.
        ENVIRONMENT,
        /// A context of the docker CLI.
        CONTEXT,
        /// A socket that exists where engines put it.
        FOUND,
        /// A person, in Gantry.
        KEPT
    }

    public boolean isKept() {
        return origin == Origin.KEPT;
    }
}
