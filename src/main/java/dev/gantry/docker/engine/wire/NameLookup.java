package dev.gantry.docker.engine.wire;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.InetAddress;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/// Finds the addresses of a host.
///
/// On a thread of its own: the system's look-up cannot be interrupted, and lasts as long as its
/// servers stay silent.
final class NameLookup {

    private NameLookup() {}

    static List<InetAddress> of(String host) throws IOException {
        var lookup = new FutureTask<>(() -> List.of(InetAddress.getAllByName(host)));
        Thread.ofVirtual().name("lookup-" + host).start(lookup);
        try {
            return lookup.get();
        } catch (InterruptedException cancelled) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while looking up " + host);
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof IOException unknown
                    ? unknown
                    : new IOException(failed.getCause());
        }
    }
}
