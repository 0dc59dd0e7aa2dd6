package dev.gantry.app.container;

import dev.gantry.app.words.Words;
import dev.gantry.docker.Container;
import dev.gantry.docker.ContainerDetails;
import dev.gantry.docker.Engine;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Why a container no longer runs, as far as can be told.
///
/// @param error the engine's own words when it could not start it, else empty
/// @param checks what its last health checks said, the newest first
/// @param lastLines the end of what it wrote
public record WhyStopped(
        int exitCode,
        boolean outOfMemory,
        int restarts,
        String error,
        List<String> checks,
        List<String> lastLines) {

    private static final int LINES = 20;

    /// Absent for one that runs, or never did. Asks for the end of its log.
    public static Optional<WhyStopped> of(Engine engine, ContainerDetails container) {
        boolean ended =
                container.state() == Container.State.EXITED
                        || container.state() == Container.State.DEAD
                        || !container.error().isEmpty();
        if (!ended) {
            return Optional.empty();
        }
        return Optional.of(
                new WhyStopped(
                        container.exitCode().orElse(0),
                        container.killedForMemory(),
                        container.restartCount(),
                        container.error(),
                        container.lastHealthOutputs(),
                        LastLines.of(engine, container.id(), LINES)));
    }

    /// "Killed (SIGKILL), because it was out of memory"
    public String inWords() {
        var key = "exit." + exitCode;
        var known = Words.has(key) ? Words.of(key) : unknown();
        var words = outOfMemory ? Words.of("exit.memory", known) : known;
        return words.substring(0, 1).toUpperCase(Locale.getDefault()) + words.substring(1);
    }

    /// A shell adds 128 to the number of the signal.
    private String unknown() {
        return exitCode > 128 && exitCode < 160
                ? Words.of("why.signal", exitCode - 128)
                : Words.of("why.unknown");
    }

    public boolean isTrouble() {
        return exitCode != 0 || outOfMemory || !error.isEmpty();
    }
}
