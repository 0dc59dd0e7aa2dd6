package dev.gantry.docker;

import java.util.List;

/// The volumes of one engine. Every call blocks and may throw [EngineException].
public interface Volumes {

    List<Volume> all();

    /// Throws [EngineException.Gone] when there is none of that name.
    Volume inspect(VolumeName name);

    /// Leaves one with the name as it is, if the driver is the same.
    ///
    /// @param json what the engine's `POST /volumes/create` takes
    void create(String json);

    /// Its files go with it. Throws [EngineException.Conflict] when a container uses it, running or
    /// not.
    void remove(VolumeName name);
}
