package dev.gantry.docker;

/// Processes inside the containers of one engine, with their input and output.
///
/// Every call blocks, ends early when its thread is interrupted, and may throw [EngineException].
public interface Processes {

    /// Starts a process in a container that runs. Throws [EngineException.Conflict] when it is
    /// stopped or paused, [EngineException.Gone] when it is no more. A command that is not in the
    /// container is no failure here: the process then ends with 126 or 127, and prints why.
    ///
    /// @param container its id, or its name
    LiveProcess exec(ContainerId container, ExecRequest request);

    /// Joins the main process of a container: its input, and its output from now on. Ending the
    /// conversation leaves it alone.
    ///
    /// @param size of the terminal; of no matter where it has none
    LiveProcess attach(ContainerId container, TerminalSize size);
}
