package dev.gantry.app.container;

import dev.gantry.docker.ContainerId;
import dev.gantry.docker.Engine;
import dev.gantry.docker.EngineException;
import dev.gantry.docker.LogRequest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// The end of what a container wrote.
public final class LastLines {

    private static final int MOST_CHARS = 500;

    private LastLines() {}

    /// None where a log cannot be read, as with some log drivers.
    public static List<String> of(Engine engine, ContainerId id, int count) {
        var lines = new ArrayList<String>();
        try (var log = engine.logs().open(id, LogRequest.all().withTail(count))) {
            while (log.read(
                    (_, _, bytes, from, length, _) ->
                            lines.add(new String(bytes, from, length, StandardCharsets.UTF_8)))) {
                // until all is said
            }
        } catch (EngineException.Refused | EngineException.Conflict unreadable) {
            return List.of();
        }
        return lines.stream().map(LastLines::shortened).toList();
    }

    private static String shortened(String line) {
        var clean = line.replaceAll("\\x1b\\[[0-9;?]*[a-zA-Z]", "").replaceAll("\\p{Cntrl}", " ");
        return clean.length() > MOST_CHARS ? clean.substring(0, MOST_CHARS) + "…" : clean;
    }
}
