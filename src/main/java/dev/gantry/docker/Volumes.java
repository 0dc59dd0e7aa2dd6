package dev.gantry.docker;

import java.util.List;

/// The volumes of one engine. Every call blocks and may throw [EngineException].
public interface Volumes {

    List<Volume> all();

    /// Its files go with it. Throws [EngineException.Conflict] when a container uses it, running or
    /// not.
    void remove(VolumeName name);
}
