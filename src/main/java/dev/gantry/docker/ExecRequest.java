package dev.gantry.docker;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What to start inside a container, and how.
///
/// @param command at least the program
/// @param user a name or id, also `user:group`; empty for the container's own
/// @param directory empty for the container's own
/// @param environment `NAME=value`, beside the container's own
/// @param terminal the size of the terminal it gets; absent when it gets none, and then tells
///   output and errors apart
/// @param input whether it can be written to
public record ExecRequest(
        List<String> command,
        String user,
        String directory,
        List<String> environment,
        Optional<TerminalSize> terminal,
        boolean input,
        boolean privileged) {

    public ExecRequest {
        command = List.copyOf(command);
        environment = List.copyOf(environment);
    }

    /// Without a terminal and without input.
    public static ExecRequest of(String... command) {
        return new ExecRequest(List.of(command), "", "", List.of(), Optional.empty(), false, false);
    }

    public ExecRequest onTerminal(TerminalSize size) {
        return new ExecRequest(
                command, user, directory, environment, Optional.of(size), true, privileged);
    }

    public ExecRequest withInput() {
        return new ExecRequest(command, user, directory, environment, terminal, true, privileged);
    }

    public ExecRequest as(String someUser) {
        return new ExecRequest(
                command, someUser, directory, environment, terminal, input, privileged);
    }

    /// @param pair `NAME=value`
    public ExecRequest with(String pair) {
        var more = new ArrayList<>(environment);
        more.add(pair);
        return new ExecRequest(command, user, directory, more, terminal, input, privileged);
    }

    public ExecRequest running(List<String> other) {
        return new ExecRequest(other, user, directory, environment, terminal, input, privileged);
    }
}
