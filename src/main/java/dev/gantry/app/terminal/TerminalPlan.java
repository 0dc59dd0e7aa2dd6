package dev.gantry.app.terminal;

import dev.gantry.docker.ExecRequest;
import java.util.List;
import java.util.Optional;

/// What a person wants a terminal on.
///
/// @param user empty for the container's own
/// @param directory empty for the container's own
/// @param environment `NAME=value`
/// @param terminal whether the program gets a terminal; without one it reads lines
public record TerminalPlan(
        Program program,
        String user,
        String directory,
        List<String> environment,
        boolean terminal,
        boolean privileged) {

    /// What runs in it.
    public sealed interface Program {
        /// The best shell that the container has.
        record Shell() implements Program {}

        record Command(List<String> words) implements Program {}

        /// That which the container was started for.
        record MainProcess() implements Program {}
    }

    public static final TerminalPlan SHELL = of(new Program.Shell());

    public static final TerminalPlan MAIN_PROCESS = of(new Program.MainProcess());

    private static TerminalPlan of(Program program) {
        return new TerminalPlan(program, "", "", List.of(), true, false);
    }

    public static TerminalPlan command(String... words) {
        return of(new Program.Command(List.of(words)));
    }

    /// With a terminal of a size that is set later.
    ExecRequest running(List<String> words, Optional<dev.gantry.docker.TerminalSize> size) {
        return new ExecRequest(words, user, directory, environment, size, true, privileged);
    }
}
