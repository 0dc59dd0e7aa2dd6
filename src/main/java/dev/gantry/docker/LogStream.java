package dev.gantry.docker;

/// The output of one container, oldest first. One thread reads; any thread may close.
public interface LogStream extends AutoCloseable {

    /// Waits for what comes next and passes it on. False when the engine has said all.
    ///
    /// Throws [EngineException] when the engine is lost, and [EngineException.Cancelled] when the
    /// stream was closed or its reader interrupted.
    boolean read(Taker taker);

    @Override
    void close();

    /// Takes the output piece by piece.
    @FunctionalInterface
    interface Taker {

        /// The bytes are the stream's own, and only good during the call.
        ///
        /// @param error from standard error; never so when the container has a terminal
        /// @param nanos when it was written, since 1970
        /// @param from where the piece begins, without time and line end
        /// @param ends its line ends here; else more of it comes
        void take(boolean error, long nanos, byte[] bytes, int from, int length, boolean ends);
    }
}
