package dev.gantry.app.image;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.LongConsumer;

/// Tells how much was read of it.
public final class CountedStream extends FilterInputStream {

    private final LongConsumer progress;
    private long bytes;

    /// @param progress told after each piece
    public CountedStream(InputStream source, LongConsumer progress) {
        super(source);
        this.progress = progress;
    }

    @Override
    public int read() throws IOException {
        int one = in.read();
        count(one < 0 ? 0 : 1);
        return one;
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
        int count = in.read(into, from, length);
        count(Math.max(0, count));
        return count;
    }

    private void count(int more) {
        if (more > 0) {
            bytes += more;
            progress.accept(bytes);
        }
    }
}
