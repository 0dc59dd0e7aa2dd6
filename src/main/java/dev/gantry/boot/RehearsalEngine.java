package dev.gantry.boot;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/// Answers like an engine with one container, for the [Rehearsal]: the start-up cache then knows
/// what a first conversation needs.
final class RehearsalEngine {

    private static final String CONTAINERS =
            """
            [{"Id":"%s","Names":["/rehearsal"],"Image":"busybox","ImageID":"sha256:%s",
              "Command":"sleep","Created":1700000000,"State":"running","Status":"Up 3 hours (healthy)",
              "Ports":[{"IP":"0.0.0.0","PrivatePort":80,"PublicPort":8080,"Type":"tcp"}],
              "Labels":{"com.docker.compose.project":"rehearsal"},"HostConfig":{"NetworkMode":"bridge"},
              "NetworkSettings":{"Networks":{"bridge":{"NetworkID":"1"}}},
              "Mounts":[{"Type":"volume","Name":"data","Source":"/d","Destination":"/data","RW":true}]}]
            """
                    .formatted("a".repeat(64), "b".repeat(64));

    private RehearsalEngine() {}

    /// Listens until the process ends.
    ///
    /// @return its address, as `--host` takes it
    static String start() throws IOException {
        var socket = Files.createTempDirectory("gantry").resolve("rehearsal.sock");
        var server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        server.bind(UnixDomainSocketAddress.of(socket));
        Thread.ofVirtual().start(() -> accept(server, socket));
        return "unix://" + socket;
    }

    private static void accept(ServerSocketChannel server, Path socket) {
        try {
            while (true) {
                var client = server.accept();
                Thread.ofVirtual().start(() -> converse(client));
            }
        } catch (IOException over) {
            socket.toFile().deleteOnExit();
        }
    }

    private static void converse(SocketChannel client) {
        try (client;
                var lines =
                        new BufferedReader(
                                new InputStreamReader(
                                        Channels.newInputStream(client),
                                        StandardCharsets.US_ASCII))) {
            var out = Channels.newOutputStream(client);
            for (var request = lines.readLine(); request != null; request = lines.readLine()) {
                skip(lines, length(lines));
                answer(request, out);
            }
        } catch (IOException hungUp) {
            // the rehearsal is over
        }
    }

    /// Reads the headers.
    ///
    /// @return how long the body is that follows
    private static int length(BufferedReader lines) throws IOException {
        int length = 0;
        for (var head = lines.readLine(); head != null && !head.isEmpty(); ) {
            if (head.toLowerCase(Locale.ROOT).startsWith("content-length:")) {
                length = Integer.parseInt(head.substring(head.indexOf(':') + 1).strip());
            }
            head = lines.readLine();
        }
        return length;
    }

    private static void skip(BufferedReader lines, int length) throws IOException {
        for (int read = 0; read < length; read++) {
            lines.read();
        }
    }

    private static void answer(String request, OutputStream out) throws IOException {
        if (request.contains("/events")) {
            out.write(
                    "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n"
                            .getBytes(StandardCharsets.US_ASCII));
            out.flush();
            return;
        }
        var body = body(request).getBytes(StandardCharsets.UTF_8);
        var head =
                "HTTP/1.1 200 OK\r\nApi-Version: 1.51\r\nOstype: linux\r\n"
                        + "Server: Docker/28.5.2 (linux)\r\nContent-Type: application/json\r\n"
                        + "Content-Length: "
                        + body.length
                        + "\r\n\r\n";
        out.write(head.getBytes(StandardCharsets.US_ASCII));
        if (!request.startsWith("HEAD")) {
            out.write(body);
        }
        out.flush();
    }

    private static String body(String request) {
        if (request.contains("/_ping")) {
            return "OK";
        }
        if (request.contains("/containers/json")) {
            return CONTAINERS;
        }
        if (request.contains("/images/json") || request.contains("/networks")) {
            return "[]";
        }
        if (request.contains("/volumes")) {
            return "{\"Volumes\":[],\"Warnings\":null}";
        }
        if (request.contains("/create")) {
            return "{\"Id\":\"" + "c".repeat(64) + "\",\"Warnings\":[]}";
        }
        return """
        {"Version":"28.5.2","ApiVersion":"1.51","MinAPIVersion":"1.24","Os":"linux","Arch":"amd64",
         "KernelVersion":"6.0","Name":"rehearsal","OperatingSystem":"Linux","NCPU":2,"MemTotal":1}
        """;
    }
}
