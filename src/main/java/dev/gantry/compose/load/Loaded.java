package dev.gantry.compose.load;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/// What became of compose files.
public sealed interface Loaded {

    /// A project, as `docker compose config --format json` shows it.
    record Project(String name, ObjectNode json, List<Problem> warnings, Origin origin)
            implements Loaded {}

    record Refused(List<Problem> problems) implements Loaded {}
}
