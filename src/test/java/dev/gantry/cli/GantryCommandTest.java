package dev.gantry.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.gantry.app.host.Host;
import dev.gantry.app.host.HostDirectory;
import dev.gantry.docker.EngineAddresses;
import dev.gantry.docker.engine.Dialer;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GantryCommandTest {

    private static final String DEAD = "unix:///no/such/engine.sock";

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private final List<String> opened = new ArrayList<>();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nonsense",
                "ps --nonsense",
                "ps --format xml",
                "ps extra",
                "--host",
                "--host localhost:2375 ps",
                "--host ssh://me@there ps",
                "--host tcp://x:99999 version"
            })
    void wrongUsageIsOneLineAndTwo(String line) {
        assertThat(run(line.split(" "))).isEqualTo(2);
        assertThat(err.toString()).startsWith("gantry: ").hasLineCount(1);
        assertThat(out.toString()).doesNotContain("Exception");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"ps", "ps --format json", "--host " + DEAD + " ps", "ps --host " + DEAD})
    void noEngineIsOneLineAndThree(String line) {
        assertThat(run(line.split(" "))).isEqualTo(3);
        assertThat(err.toString())
                .startsWith("gantry: Nothing answers at " + DEAD)
                .contains("systemctl start docker")
                .hasLineCount(1);
    }

    @Test
    void whatIsNoEngineIsSaidSo() throws IOException {
        var server =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext(
                "/",
                exchange -> {
                    var page = "<html>Welcome to nginx</html>".getBytes(StandardCharsets.UTF_8);
                    exchange.sendResponseHeaders(200, page.length);
                    exchange.getResponseBody().write(page);
                    exchange.close();
                });
        server.start();
        try {
            var address = "tcp://127.0.0.1:" + server.getAddress().getPort();
            assertThat(run("--host", address, "ps")).isEqualTo(3);
            assertThat(err.toString()).contains("is no Docker engine").hasLineCount(1);
        } finally {
            server.stop(0);
        }
    }

    @Test
    void theVersionOfGantryIsToldEvenWithoutAnEngine() {
        assertThat(run("version")).isEqualTo(3);
        assertThat(out.toString()).startsWith("Gantry ");
    }

    @Test
    void hostsAreListedDeadOrAlive() {
        assertThat(run("hosts")).isZero();
        assertThat(out.toString()).contains("lab", DEAD, "Nothing answers");
    }

    @Test
    void aHostIsMeantByItsName() {
        assertThat(run("--host", "lab", "ps")).isEqualTo(3);
        assertThat(err.toString()).contains(DEAD);
    }

    @Test
    void withoutACommandTheWindowOpens() {
        assertThat(run("--host", "lab")).isZero();
        assertThat(opened).containsExactly("lab");
    }

    @Test
    void noHostAtAllIsOneLineAndThree() {
        HostDirectory empty = () -> new HostDirectory.Found(List.of(), List.of());
        var code =
                new GantryCommand(_ -> empty, new Dialer(), this::open)
                        .run(
                                new String[] {"ps"},
                                new PrintWriter(out, true),
                                new PrintWriter(err, true));
        assertThat(code).isEqualTo(3);
        assertThat(err.toString()).contains("No engine was found", "--host").hasLineCount(1);
    }

    @Test
    void helpTellsTheCommands() {
        assertThat(run("--help")).isZero();
        assertThat(out.toString()).contains("ps", "hosts", "version", "Exit codes");
    }

    private int run(String... args) {
        HostDirectory directory =
                () ->
                        new HostDirectory.Found(
                                List.of(
                                        new Host(
                                                "1",
                                                "lab",
                                                EngineAddresses.parse(DEAD),
                                                Host.Origin.KEPT,
                                                0)),
                                List.of());
        return new GantryCommand(_ -> directory, new Dialer(), this::open)
                .run(args, new PrintWriter(out, true), new PrintWriter(err, true));
    }

    private int open(Optional<Path> data, Optional<String> host) {
        opened.add(host.orElse(""));
        return 0;
    }
}
