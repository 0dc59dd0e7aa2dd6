package dev.gantry.testing;

import dev.gantry.docker.EngineAddress;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;

/// A server over a real socket that says what a test tells it to.
public final class FakeServer implements AutoCloseable {

    private final Queue<Conversation> conversations = new ConcurrentLinkedQueue<>();
    private final Queue<Throwable> failures = new ConcurrentLinkedQueue<>();
    private final AtomicInteger accepted = new AtomicInteger();
    private final Door door;
    private final Script script;

    /// What the server does with one connection. It is closed at the end.
    @FunctionalInterface
    public interface Script {
        void play(Conversation peer) throws IOException;
    }

    /// Where connections come in.
    private interface Door {
        Conversation accept() throws IOException;

        EngineAddress address();

        void close() throws IOException;
    }

    private FakeServer(Door door, Script script) {
        this.door = door;
        this.script = script;
        Thread.ofVirtual().name("fake-server").start(this::serve);
    }

    public static FakeServer unix(Script script) {
        try {
            var socket = Files.createTempDirectory("gantry").resolve("fake.sock");
            var listening = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
            listening.bind(UnixDomainSocketAddress.of(socket));
            return new FakeServer(new UnixDoor(socket, listening), script);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    public static FakeServer tcp(Script script) {
        try {
            var listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
            return new FakeServer(new TcpDoor(listening), script);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /// [#address] is without TLS: whom the client trusts is the test's affair.
    public static FakeServer tls(SSLContext context, boolean askingForCertificate, Script script) {
        try {
            var sockets = context.getServerSocketFactory();
            var listening =
                    (SSLServerSocket)
                            sockets.createServerSocket(0, 50, InetAddress.getLoopbackAddress());
            listening.setNeedClientAuth(askingForCertificate);
            return new FakeServer(new TcpDoor(listening), script);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    public EngineAddress address() {
        return door.address();
    }

    public int port() {
        return ((EngineAddress.Tcp) address()).port();
    }

    /// How many connections came so far.
    public int accepted() {
        return accepted.get();
    }

    private void serve() {
        try {
            while (true) {
                var peer = door.accept();
                accepted.incrementAndGet();
                conversations.add(peer);
                Thread.ofVirtual().name("fake-conversation").start(() -> play(peer));
            }
        } catch (IOException closed) {
            // the test is over
        }
    }

    private void play(Conversation peer) {
        try (peer) {
            script.play(peer);
        } catch (IOException hungUp) {
            // clients may
        } catch (RuntimeException | Error wrong) {
            failures.add(wrong);
        }
    }

    @Override
    public void close() {
        try {
            door.close();
            conversations.forEach(Conversation::close);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        if (!failures.isEmpty()) {
            throw new AssertionError("the script failed", failures.peek());
        }
    }

    private record UnixDoor(Path socket, ServerSocketChannel listening) implements Door {
        @Override
        public Conversation accept() throws IOException {
            return Conversation.over(listening.accept());
        }

        @Override
        public EngineAddress address() {
            return new EngineAddress.Unix(socket);
        }

        @Override
        public void close() throws IOException {
            listening.close();
            Files.deleteIfExists(socket);
            Files.deleteIfExists(socket.getParent());
        }
    }

    private record TcpDoor(ServerSocket listening) implements Door {
        @Override
        public Conversation accept() throws IOException {
            Socket socket = listening.accept();
            return Conversation.over(socket);
        }

        @Override
        public EngineAddress address() {
            return new EngineAddress.Tcp("127.0.0.1", listening.getLocalPort());
        }

        @Override
        public void close() throws IOException {
            listening.close();
        }
    }
}
