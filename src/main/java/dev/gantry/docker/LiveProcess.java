package dev.gantry.docker;

import java.io.IOException;
import java.util.OptionalInt;

/// A process inside a container, while it can be talked to.
///
/// One thread reads, one writes; any thread may resize and close. Calls may throw
/// [EngineException]; after [#close] that is [EngineException.Cancelled].
public interface LiveProcess extends AutoCloseable {

    enum Stream {
        OUTPUT,
        ERRORS
    }

    /// Takes what a process prints.
    @FunctionalInterface
    interface Output {

        /// @param bytes belong to the process: they change after the call
        void printed(Stream stream, byte[] bytes, int from, int length) throws IOException;
    }

    /// Whether it has a terminal: then all is [Stream#OUTPUT].
    boolean hasTerminal();

    /// Waits until it has printed something, and hands that on.
    ///
    /// @return false when it will print nothing more
    /// @throws IOException that of `output`
    boolean read(Output output) throws IOException;

    /// Goes out at once.
    void write(byte[] bytes, int from, int length);

    /// Ends its input: `cat` ends then. For a process on a terminal that means nothing.
    void closeInput();

    /// Does nothing without a terminal, and after the end.
    void resize(TerminalSize size);

    /// Waits for the end after the last output. Throws [EngineException.NoConnection] when it was
    /// the engine that ended.
    ///
    /// @return absent when it goes on elsewhere, or nobody remembers
    OptionalInt exitCode();

    /// Ends the conversation, not the process.
    @Override
    void close();
}
