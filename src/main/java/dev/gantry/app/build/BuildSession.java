package dev.gantry.app.build;

import java.util.List;
import java.util.Map;

/// What a builder gets only while it may ask back for it, which the engine's API has no way for.
///
/// @param ssh agents and keys, in docker's words: `default` or `id=path`
/// @param contexts folders, images or addresses that `COPY --from` and `FROM` know by a name
public record BuildSession(
        List<BuildSecret> secrets, List<String> ssh, Map<String, String> contexts) {

    public static final BuildSession NONE = new BuildSession(List.of(), List.of(), Map.of());
}
