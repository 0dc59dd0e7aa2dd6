package dev.gantry.app.file;

import java.io.ByteArrayOutputStream;

/// What a packer wrote and nobody read yet. For one thread.
public final class TarPiece extends ByteArrayOutputStream {

    private int from;

    public boolean isEmpty() {
        return from == count;
    }

    /// @return how many bytes there were; 0 when it is empty
    public int take(byte[] into, int at, int length) {
        int taken = Math.min(length, count - from);
        System.arraycopy(buf, from, into, at, taken);
        from += taken;
        if (from == count) {
            reset();
            from = 0;
        }
        return taken;
    }
}
