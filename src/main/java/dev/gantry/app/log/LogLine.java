package dev.gantry.app.log;

import java.nio.charset.StandardCharsets;

/// One line that a container wrote, or a remark between two lines.
///
/// @param id counts upwards; older lines that are read later get smaller ones
/// @param nanos when it was written, since 1970
/// @param flags see the constants
/// @param source which container of those shown together, from 0
@SuppressWarnings("ArrayRecordComponent") // handed over, never compared
public record LogLine(long id, long nanos, int flags, int source, byte[] bytes) {

    /// From standard error.
    public static final int ERROR = 1;

    /// Said by Gantry: the container ended, or was started again.
    public static final int DIVIDER = 2;

    /// The line was too long for one: this goes on where the one before ended.
    public static final int CONTINUED = 4;

    /// A longer line goes on in the next.
    public static final int LONGEST_BYTES = 64 * 1024;

    public boolean isError() {
        return (flags & ERROR) != 0;
    }

    public boolean isDivider() {
        return (flags & DIVIDER) != 0;
    }

    public boolean isContinued() {
        return (flags & CONTINUED) != 0;
    }

    /// As it was written; what is no UTF-8 becomes U+FFFD.
    public String raw() {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
