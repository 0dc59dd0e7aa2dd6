package dev.gantry.docker;

/// Bytes that an engine sends until it has sent all. One thread reads; any thread may close.
public interface Download extends AutoCloseable {

    /// Waits for at least one byte. How many came, or -1 at the proper end.
    ///
    /// Throws [EngineException] when the engine is lost, and [EngineException.Cancelled] when it
    /// was closed or its reader interrupted.
    int read(byte[] into);

    @Override
    void close();
}
