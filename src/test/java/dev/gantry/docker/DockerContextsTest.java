package dev.gantry.docker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gantry.docker.AddressException.Reason;
import dev.gantry.docker.DockerContext.Endpoint;
import dev.gantry.docker.EngineAddress.TlsFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DockerContextsTest {

    @TempDir private Path home;

    private final Map<String, String> variables = new HashMap<>();

    @Test
    void thereMayBeNone() {
        assertThat(read()).isEqualTo(new DockerContexts(List.of(), Optional.empty(), List.of()));
    }

    @Test
    void readsNamesAndDescriptions() throws IOException {
        write("aa", context("build", "unix:///run/build.sock", ""));
        write(
                "bb",
                """
                {"Name": "attic", "Metadata": {"Description": "Upstairs"},
                 "Endpoints": {"docker": {"Host": "tcp://attic:2375"}}}\
                """);
        assertThat(read().all())
                .containsExactly(
                        new DockerContext(
                                "attic",
                                "Upstairs",
                                new Endpoint.Usable(new EngineAddress.Tcp("attic", 2375))),
                        new DockerContext(
                                "build",
                                "",
                                new Endpoint.Usable(
                                        new EngineAddress.Unix(Path.of("/run/build.sock")))));
    }

    @Test
    void takesTheCertificatesAlong() throws IOException {
        write("aa", context("build", "tcp://build:2376", ""));
        var folder = Files.createDirectories(contexts().resolve("tls/aa/docker"));
        var ca = Files.createFile(folder.resolve("ca.pem"));
        var certificate = Files.createFile(folder.resolve("cert.pem"));
        var key = Files.createFile(folder.resolve("key.pem"));
        assertThat(endpoint())
                .isEqualTo(
                        tls(
                                new TlsFiles(
                                        Optional.of(ca),
                                        Optional.of(certificate),
                                        Optional.of(key),
                                        true)));
    }

    @Test
    void trustsAnybodyWhereItSaysSo() throws IOException {
        write("aa", context("build", "tcp://build:2376", ", \"SkipTLSVerify\": true"));
        assertThat(endpoint())
                .isEqualTo(
                        tls(
                                new TlsFiles(
                                        Optional.empty(),
                                        Optional.empty(),
                                        Optional.empty(),
                                        false)));
    }

    @Test
    void listsWhatCannotBeOpenedYet() throws IOException {
        write("aa", context("far", "ssh://me@far", ""));
        assertThat(endpoint()).isEqualTo(new Endpoint.Unusable("ssh://me@far", Reason.SSH_LATER));
    }

    @Test
    void aBrokenFileHidesNoOther() throws IOException {
        write("aa", "{ not json");
        write("bb", "{\"Name\": \"kube\", \"Endpoints\": {\"kubernetes\": {}}}");
        write("cc", context("build", "unix:///run/build.sock", ""));
        var contexts = read();
        assertThat(contexts.all()).extracting(DockerContext::name).containsExactly("build");
        assertThat(contexts.problems())
                .extracting(DockerContexts.Problem::file)
                .containsExactlyInAnyOrder(meta("aa"), meta("bb"));
    }

    @Test
    void theSettingsNameTheCurrentOne() throws IOException {
        settings("{\"currentContext\": \"build\", \"auths\": {\"x\": {\"auth\": \"\"}}}");
        assertThat(read().current()).hasValue("build");
    }

    @Test
    void theVariableOutweighsTheSettings() throws IOException {
        settings("{\"currentContext\": \"build\"}");
        variables.put("DOCKER_CONTEXT", "attic");
        assertThat(read().current()).hasValue("attic");
    }

    @Test
    void anAddressOutweighsThemAll() throws IOException {
        settings("{\"currentContext\": \"build\"}");
        variables.put("DOCKER_CONTEXT", "attic");
        variables.put("DOCKER_HOST", "tcp://build:2375");
        assertThat(read().current()).isEmpty();
    }

    @Test
    void brokenSettingsAreAProblemToo() throws IOException {
        settings("{");
        assertThat(read().current()).isEmpty();
        assertThat(read().problems())
                .extracting(DockerContexts.Problem::file)
                .containsExactly(home.resolve(".docker/config.json"));
    }

    private DockerContexts read() {
        return DockerContexts.read(new EngineEnvironment(variables, home, home, false));
    }

    private Endpoint endpoint() {
        return read().all().getFirst().endpoint();
    }

    private static Endpoint tls(TlsFiles files) {
        return new Endpoint.Usable(new EngineAddress.Tls("build", 2376, files));
    }

    private Path contexts() {
        return home.resolve(".docker/contexts");
    }

    private Path meta(String folder) {
        return contexts().resolve("meta").resolve(folder).resolve("meta.json");
    }

    private void write(String folder, String meta) throws IOException {
        Files.createDirectories(meta(folder).getParent());
        Files.writeString(meta(folder), meta);
    }

    private void settings(String json) throws IOException {
        Files.createDirectories(home.resolve(".docker"));
        Files.writeString(home.resolve(".docker/config.json"), json);
    }

    private static String context(String name, String host, String more) {
        return "{\"Name\": \"%s\", \"Endpoints\": {\"docker\": {\"Host\": \"%s\"%s}}}"
                .formatted(name, host, more);
    }
}
