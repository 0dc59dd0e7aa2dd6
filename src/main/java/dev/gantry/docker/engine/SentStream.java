package dev.gantry.docker.engine;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.function.Supplier;

/// Something of ours that is sent to an engine. Its own failures are told apart from the wire's,
/// which would be taken for the engine's.
final class SentStream extends FilterInputStream {

    SentStream(InputStream source) {
        super(source);
    }

    /// @throws UncheckedIOException when what is sent cannot be read
    static <T extends @org.jspecify.annotations.Nullable Object> T sending(Supplier<T> work) {
        try {
            return work.get();
        } catch (Unreadable ours) {
            throw new UncheckedIOException(ours.failure);
        }
    }

    @Override
    public int read() {
        try {
            return in.read();
        } catch (IOException unreadable) {
            throw new Unreadable(unreadable);
        }
    }

    @Override
    public int read(byte[] into, int from, int length) {
        try {
            return in.read(into, from, length);
        } catch (IOException unreadable) {
            throw new Unreadable(unreadable);
        }
    }

    private static final class Unreadable extends RuntimeException {
        private final transient IOException failure;

        Unreadable(IOException failure) {
            super(failure.getMessage(), null, false, false); // no cause that could be mistaken
            this.failure = failure;
        }
    }
}
