package dev.gantry.app.host;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gantry.docker.EngineAddress;
import dev.gantry.docker.EngineEnvironment;
import dev.gantry.store.HostStore;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A machine with its sockets, contexts and a hosts.json, and what comes first on it.
class KnownHostsTest {

    private static final String SOCKET = "/var/run/docker.sock";

    @TempDir private Path root;

    private final Map<String, String> variables = new HashMap<>();
    private Optional<String> asked = Optional.empty();

    // Order

    @Test
    void aMachineWithoutDockerKnowsNoHost() {
        assertThat(read()).isEqualTo(new HostDirectory.Found(List.of(), List.of()));
    }

    @Test
    void dockerHostComesFirst() throws IOException {
        variables.put("DOCKER_HOST", "tcp://lab:2375");
        socket();
        context("attic");
        use("attic");
        keep("hall");
        assertThat(names()).containsExactly("DOCKER_HOST", "attic", SOCKET, "hall");
        assertThat(read().hosts().getFirst())
                .isEqualTo(
                        new Host(
                                "environment",
                                "DOCKER_HOST",
                                new EngineAddress.Tcp("lab", 2375),
                                Host.Origin.ENVIRONMENT,
                                1));
    }

    @Test
    void withoutItTheCurrentContextComesFirst() throws IOException {
        socket();
        context("attic");
        context("cellar");
        use("cellar");
        assertThat(names()).containsExactly("cellar", "attic", SOCKET);
    }

    @Test
    void dockerContextSaysWhichOneIsCurrent() throws IOException {
        context("attic");
        context("cellar");
        use("attic");
        variables.put("DOCKER_CONTEXT", "cellar");
        assertThat(names()).containsExactly("cellar", "attic");
    }

    /// A context that nobody chose may be the production of somebody.
    @Test
    void withoutAContextTheLocalEngineComesFirst() throws IOException {
        socket();
        context("attic");
        assertThat(names()).containsExactly(SOCKET, "attic");
        use("default");
        assertThat(names()).containsExactly(SOCKET, "attic");
    }

    @Test
    void theLocalEngineComesFirstUnderItsName() throws IOException {
        var local = socket();
        context("attic");
        context("mine", "unix://" + local);
        assertThat(names()).containsExactly("mine", "attic");
    }

    @Test
    void aSocketThatHasANameIsNotListedTwice() throws IOException {
        var local = socket();
        variables.put("DOCKER_HOST", "unix://" + local);
        assertThat(names()).containsExactly("DOCKER_HOST");
    }

    // --host

    @Test
    void whatIsAskedForByNameComesFirst() throws IOException {
        variables.put("DOCKER_HOST", "tcp://lab:2375");
        context("attic");
        keep("hall");
        asked = Optional.of("hall");
        assertThat(names()).containsExactly("hall", "DOCKER_HOST", "attic");
    }

    @Test
    void whatIsAskedForByAddressComesFirst() throws IOException {
        context("attic");
        asked = Optional.of("tcp://elsewhere:2375");
        assertThat(names()).containsExactly("tcp://elsewhere:2375", "attic");
    }

    @Test
    void anAddressThatIsKnownIsNotListedTwice() throws IOException {
        variables.put("DOCKER_HOST", "tcp://lab:2375");
        context("attic");
        asked = Optional.of("tcp://attic:2375");
        assertThat(names()).containsExactly("attic", "DOCKER_HOST");
    }

    @Test
    void whatIsAskedForAndMakesNoSenseIsAProblem() throws IOException {
        context("attic");
        asked = Optional.of("nonsense");
        assertThat(names()).containsExactly("attic");
        assertThat(troubled()).containsExactly("--host");
    }

    // What cannot be read

    @Test
    void aDockerHostThatCannotBeReadIsAProblem() throws IOException {
        variables.put("DOCKER_HOST", "nonsense");
        context("attic");
        assertThat(names()).containsExactly("attic");
        assertThat(troubled()).containsExactly("DOCKER_HOST");
    }

    @Test
    void aBrokenContextDoesNotHideTheOthers() throws IOException {
        context("attic");
        var broken = context("broken");
        Files.writeString(broken, "{\"Name\": ");
        context("far", "ssh://somebody@far");
        assertThat(names()).containsExactly("attic");
        assertThat(troubled()).containsExactlyInAnyOrder(broken.toString(), "Docker context far");
    }

    @Test
    void aDamagedHostsFileIsAProblemAndTheRestIsListed() throws IOException {
        context("attic");
        Files.writeString(hostsFile(), "{\"hosts\": [");
        var found = read();
        assertThat(found.hosts()).extracting(Host::name).containsExactly("attic");
        var setAside = Path.of(found.problems().getFirst().file());
        assertThat(setAside).hasContent("{\"hosts\": [");
        assertThat(found.problems().getFirst().why()).startsWith("line 1, column ");
    }

    @Test
    void aHostsFileThatCannotBeReadIsAProblemAndTheRestIsListed() throws IOException {
        context("attic");
        Files.createDirectory(hostsFile());
        assertThat(names()).containsExactly("attic");
        assertThat(troubled()).containsExactly(hostsFile().toString());
    }

    @Test
    void aKeptHostThatCannotBeReadDoesNotHideTheOthers() throws IOException {
        Files.writeString(
                hostsFile(),
                """
                {"hosts": [
                  {"id": "1", "name": "odd", "address": "nonsense"},
                  {"id": "2", "name": "worse", "address": "tcp://x", "tls": true, "ca": "a\\u0000b"},
                  7,
                  {"id": "3", "name": "hall", "address": "tcp://hall:2375", "colour": 13}]}
                """);
        var found = read();
        assertThat(found.hosts())
                .containsExactly(
                        new Host(
                                "3",
                                "hall",
                                new EngineAddress.Tcp("hall", 2375),
                                Host.Origin.KEPT,
                                5));
        assertThat(found.problems()).hasSize(3).allSatisfy(this::namesTheHostsFile);
    }

    private void namesTheHostsFile(HostDirectory.Problem problem) {
        assertThat(problem.file()).isEqualTo(hostsFile().toString());
    }

    // The machine

    private HostDirectory.Found read() {
        var environment = new EngineEnvironment(variables, home(), root, false);
        return new KnownHosts(new HostBook(new HostStore(root)), environment, asked).read();
    }

    private List<String> names() {
        return read().hosts().stream()
                .map(host -> host.name().replace(root.toString(), ""))
                .toList();
    }

    private List<String> troubled() {
        return read().problems().stream().map(HostDirectory.Problem::file).toList();
    }

    private Path home() {
        return root.resolve("home");
    }

    private Path hostsFile() {
        return root.resolve("hosts.json");
    }

    private Path socket() throws IOException {
        var socket = root.resolve(SOCKET.substring(1));
        Files.createDirectories(socket.getParent());
        try (var listening = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            listening.bind(UnixDomainSocketAddress.of(socket));
        }
        return socket;
    }

    private Path context(String name) throws IOException {
        return context(name, "tcp://" + name + ":2375");
    }

    private Path context(String name, String address) throws IOException {
        var folder = Files.createDirectories(home().resolve(".docker/contexts/meta/" + name));
        return Files.writeString(
                folder.resolve("meta.json"),
                """
                {"Name": "%s", "Endpoints": {"docker": {"Host": "%s"}}}
                """
                        .formatted(name, address));
    }

    private void use(String context) throws IOException {
        Files.createDirectories(home().resolve(".docker"));
        Files.writeString(
                home().resolve(".docker/config.json"), "{\"currentContext\": \"" + context + "\"}");
    }

    private void keep(String name) {
        new HostBook(new HostStore(root))
                .keep(
                        new HostDraft(
                                "", name, "tcp://" + name + ":2375", false, true, "", "", "", 0));
    }
}
