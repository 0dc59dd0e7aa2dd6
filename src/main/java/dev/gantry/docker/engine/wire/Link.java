package dev.gantry.docker.engine.wire;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/// Bytes to an engine and back, over whatever carries them.
///
/// One thread opens and reads, one writes. Interrupting either ends its call and the link. [#close]
/// may come from any thread, at any time, even before [#open], and ends both at once.
public interface Link {

    /// Returns when bytes can flow. To be called once; without a limit of its own.
    void open() throws IOException;

    /// To be asked for once, after [#open].
    InputStream input() throws IOException;

    /// To be asked for once, after [#open].
    OutputStream output() throws IOException;

    /// Tells the other end that nothing more will come. What it still says can be read.
    void closeOutput() throws IOException;

    void close();

    /// The same failure, in words that fit this kind of link.
    default IOException named(IOException failure) {
        return failure;
    }
}
