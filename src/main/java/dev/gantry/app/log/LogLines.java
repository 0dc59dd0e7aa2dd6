package dev.gantry.app.log;

/// Takes whole lines. The bytes are only good during the call.
@FunctionalInterface
interface LogLines {

    /// @param flags as in [LogLine]
    void line(long nanos, int flags, byte[] bytes, int from, int length);
}
