package dev.gantry.testing;

import dev.gantry.docker.EngineAddress;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// Stands before an engine at a socket of its own, and can be cut off or stalled: for tests that
/// must not kill an engine which others use.
public final class EngineProxy implements AutoCloseable {

    private final SocketAddress engine;
    private final Path socket;
    private final Set<SocketChannel> open = ConcurrentHashMap.newKeySet();
    private final Set<SocketChannel> finished = ConcurrentHashMap.newKeySet();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition flowing = lock.newCondition();
    private @Nullable ServerSocketChannel listening;
    private boolean stalled;

    private EngineProxy(SocketAddress engine, Path socket) {
        this.engine = engine;
        this.socket = socket;
    }

    public static EngineProxy before(EngineAddress engine) {
        try {
            var socket = Files.createTempDirectory("gantry").resolve("proxy.sock");
            var proxy = new EngineProxy(target(engine), socket);
            proxy.restore();
            return proxy;
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static SocketAddress target(EngineAddress engine) {
        return switch (engine) {
            case EngineAddress.Unix(var socket) -> UnixDomainSocketAddress.of(socket);
            case EngineAddress.Tcp(var host, var port) -> new InetSocketAddress(host, port);
            case EngineAddress.Pipe _, EngineAddress.Tls _ ->
                    throw new IllegalArgumentException("no proxy for " + engine);
        };
    }

    public EngineAddress address() {
        return new EngineAddress.Unix(socket);
    }

    /// As when the engine is killed: nobody listens, and every connection ends.
    public void cut() throws IOException {
        lock.lock();
        try {
            if (listening != null) {
                listening.close();
                Files.deleteIfExists(socket);
            }
            listening = null;
        } finally {
            lock.unlock();
        }
        open.forEach(this::drop);
    }

    /// As when the engine is started again.
    public void restore() throws IOException {
        lock.lock();
        try {
            var door = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
            door.bind(UnixDomainSocketAddress.of(socket));
            listening = door;
            Thread.ofVirtual().start(() -> accept(door));
        } finally {
            lock.unlock();
        }
    }

    /// As when the engine hangs: whoever calls is connected, and hears nothing more.
    public void stall() {
        lock.lock();
        try {
            stalled = true;
        } finally {
            lock.unlock();
        }
    }

    public void resume() {
        lock.lock();
        try {
            stalled = false;
            flowing.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void accept(ServerSocketChannel door) {
        try {
            while (true) {
                var caller = door.accept();
                open.add(caller);
                Thread.ofVirtual().start(() -> join(caller, door));
            }
        } catch (IOException cut) {
            // by the test
        }
    }

    private void join(SocketChannel caller, ServerSocketChannel door) {
        try {
            awaitFlow();
            if (!door.isOpen()) {
                throw new ClosedChannelException(); // it came in while the line was cut
            }
            var callee = SocketChannel.open(engine);
            open.add(callee);
            Thread.ofVirtual().start(() -> pump(callee, caller));
            pump(caller, callee);
        } catch (IOException | InterruptedException gone) {
            drop(caller);
        }
    }

    /// To the end of both: what is half closed on one side is half closed on the other.
    private void pump(SocketChannel from, SocketChannel to) {
        var buffer = ByteBuffer.allocate(64 * 1024);
        try {
            while (from.read(buffer.clear()) >= 0) {
                awaitFlow();
                buffer.flip();
                while (buffer.hasRemaining()) {
                    to.write(buffer);
                }
            }
            to.shutdownOutput();
            finished.add(from);
            if (finished.contains(to)) {
                drop(from);
                drop(to);
            }
        } catch (IOException | InterruptedException gone) {
            drop(from);
            drop(to);
        }
    }

    private void drop(SocketChannel channel) {
        close(channel);
        open.remove(channel);
        finished.remove(channel);
    }

    private void awaitFlow() throws InterruptedException {
        lock.lock();
        try {
            while (stalled) {
                flowing.await();
            }
        } finally {
            lock.unlock();
        }
    }

    private static void close(SocketChannel channel) {
        try {
            channel.close();
        } catch (IOException alreadyBroken) {
            // gone, as wanted
        }
    }

    @Override
    public void close() throws IOException {
        cut();
        resume();
        Files.deleteIfExists(socket.getParent());
    }
}
