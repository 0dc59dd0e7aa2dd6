package dev.gantry.app.build;

import dev.gantry.docker.EngineAddress;
import dev.gantry.testing.Conversation;
import dev.gantry.testing.FakeServer;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/// What the docker CLI sends to an engine that is none.
final class OverheardDocker implements AutoCloseable {

    private final BlockingQueue<List<String>> contexts = new LinkedBlockingQueue<>();
    private final FakeServer server = FakeServer.unix(this::talk);
    private final Path config;

    OverheardDocker(Path config) {
        this.config = config;
    }

    /// What `docker build` sends of a folder, told as [#entries] does; nothing when it refuses to.
    List<String> sent(Path folder, String... options) throws Exception {
        var command = new ArrayList<>(List.of(System.getenv("GANTRY_TEST_DOCKER"), "build", "-q"));
        command.addAll(List.of(options));
        command.add(".");
        var process = new ProcessBuilder(command).directory(folder.toFile());
        process.environment().put("DOCKER_BUILDKIT", "0");
        process.environment().put("DOCKER_CONFIG", config.toString());
        process.environment().put("DOCKER_HOST", host());
        var output = Files.createTempFile("docker", ".out");
        var run = process.redirectErrorStream(true).redirectOutput(output.toFile()).start();
        int code = run.waitFor();
        Files.delete(output);
        if (code != 0) {
            return List.of();
        }
        var context = contexts.poll(20, TimeUnit.SECONDS);
        return context == null ? List.of() : context;
    }

    private String host() {
        return server.address() instanceof EngineAddress.Unix(var socket) ? "unix://" + socket : "";
    }

    private void talk(Conversation peer) throws IOException {
        while (true) {
            var head = request(peer);
            if (head.isEmpty()) {
                return;
            }
            if (!head.contains("/build?")) {
                peer.say(
                        "HTTP/1.1 200 OK\r\nApi-Version: 1.44\r\nOstype: linux\r\n"
                                + "Content-Length: 0\r\n\r\n");
                continue;
            }
            contexts.add(entries(new ByteArrayInputStream(chunks(peer))));
            peer.answer("200 OK", "{\"aux\":{\"ID\":\"sha256:" + "0".repeat(64) + "\"}}");
        }
    }

    private static String request(Conversation peer) throws IOException {
        try {
            return peer.request();
        } catch (EOFException hungUp) {
            return "";
        }
    }

    private static byte[] chunks(Conversation peer) throws IOException {
        var all = new ByteArrayOutputStream();
        while (true) {
            int size = Integer.parseInt(line(peer), 16);
            all.write(peer.input().readNBytes(size));
            line(peer);
            if (size == 0) {
                return all.toByteArray();
            }
        }
    }

    private static String line(Conversation peer) throws IOException {
        var line = new StringBuilder();
        while (line.indexOf("\r\n") < 0) {
            line.append(peer.bytes(1));
        }
        return line.toString().strip();
    }

    /// Each entry of a tar in one line, in the order of names.
    static List<String> entries(InputStream tar) throws IOException {
        var lines = new ArrayList<String>();
        try (var in = new TarArchiveInputStream(tar, StandardCharsets.UTF_8.name())) {
            for (var entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                lines.add(
                        "%s %o %d:%d %d %d %s"
                                .formatted(
                                        entry.getName(),
                                        entry.getMode() & 07777,
                                        entry.getLongUserId(),
                                        entry.getLongGroupId(),
                                        entry.getSize(),
                                        entry.getLastModifiedTime().toInstant().getEpochSecond(),
                                        entry.getLinkName()));
            }
        }
        lines.sort(null);
        return lines;
    }

    @Override
    public void close() {
        server.close();
    }
}
