package dev.gantry.docker;

import java.util.List;

/// The volumes of one engine. Every call blocks and may throw [EngineException].
public interface Volumes {

    List<Volume> all();
}
