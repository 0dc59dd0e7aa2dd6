package dev.gantry.docker;

import java.util.List;

/// The networks of one engine. Every call blocks and may throw [EngineException].
public interface Networks {

    List<Network> all();
}
