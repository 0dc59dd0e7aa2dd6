package dev.gantry.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.gantry.docker.RegistryLogin;
import dev.gantry.registry.RegistryException.Trouble;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The docker CLI's rules, in files and with real helper programs.
@DisabledOnOs(OS.WINDOWS)
@Timeout(60)
class LoginStoreTest {

    private static final String PASSWORD = "p:ss wörd\"<&>";
    private static final RegistryLogin ANNA = new RegistryLogin("", "anna", PASSWORD, "");

    @TempDir private Path folder;
    private Path file;
    private LoginStore store;

    @BeforeEach
    void begin() {
        file = folder.resolve("config.json");
        store = new LoginStore(HelperScript.environment(folder));
    }

    @Test
    void withoutAFileNobodyIsLoggedIn() {
        assertThat(store.find("localhost:5000")).isEmpty();
        assertThat(store.known())
                .containsExactly(
                        new KnownRegistry(
                                "docker.io", "", new Keeping.Nowhere(), Optional.empty()));
        assertThat(store.forget("localhost:5000")).isFalse();
        assertThat(file).doesNotExist();
    }

    @Test
    void readsEachWayInWhichTheCliWritesALogin() throws IOException {
        write(
                """
                {"auths": {
                  "https://index.docker.io/v1/": {"auth": "%s"},
                  "http://old.example/v2/": {"username": "bert", "password": "b"},
                  "token.example": {"auth": "%s", "identitytoken": "tok"},
                  "bearer.example": {"registrytoken": "reg"},
                  "broken.example": {"auth": "%%%%"},
                  "empty.example": {}
                }}
                """
                        .formatted(base64("anna:" + PASSWORD), base64("carl:")));
        assertThat(store.find("docker.io"))
                .contains(new RegistryLogin(RegistryName.HUB_KEY, "anna", PASSWORD, ""));
        assertThat(store.find("old.example"))
                .hasValueSatisfying(login -> assertThat(login.username()).isEqualTo("bert"));
        assertThat(store.find("token.example"))
                .contains(new RegistryLogin("token.example", "carl", "", "tok"));
        assertThat(store.find("bearer.example"))
                .contains(new RegistryLogin("bearer.example", "", "", "", "reg"));
        assertThat(store.find("broken.example")).isEmpty();
        assertThat(store.find("empty.example")).isEmpty();
        assertThat(store.known())
                .extracting(KnownRegistry::name)
                .containsExactly(
                        "docker.io",
                        "bearer.example",
                        "broken.example",
                        "empty.example",
                        "old.example",
                        "token.example");
    }

    @Test
    void aRegistrysOwnHelperComesBeforeTheStore() throws IOException {
        HelperScript.keeper(folder, "one");
        HelperScript.keeper(folder, "two");
        write("{\"credsStore\": \"one\", \"credHelpers\": {\"two.example:5000\": \"two\"}}");
        assertThat(store.keepingFor("two.example:5000"))
                .isEqualTo(new Keeping.Helper("docker-credential-two"));
        store.keep("two.example:5000", ANNA);
        store.keep("docker.io", new RegistryLogin("", "bert", "", "tok"));
        assertThat(folder.resolve("two-kept")).isDirectoryContaining("glob:**two.example_5000");
        assertThat(folder.resolve("one-kept")).isDirectoryContaining("glob:**index.docker.io*");
        assertThat(store.find("docker.io"))
                .contains(new RegistryLogin(RegistryName.HUB_KEY, "", "", "tok"));
        assertThat(store.find("elsewhere.example")).isEmpty();
        assertThat(Files.readString(file)).doesNotContain("tok", "auth\"");
        assertThat(store.known())
                .containsExactly(
                        new KnownRegistry(
                                "docker.io",
                                "",
                                new Keeping.Helper("docker-credential-one"),
                                Optional.empty()),
                        new KnownRegistry(
                                "two.example:5000",
                                "anna",
                                new Keeping.Helper("docker-credential-two"),
                                Optional.empty()));
        assertThat(store.forget("docker.io")).isTrue();
        assertThat(store.find("docker.io")).isEmpty();
        assertThat(store.forget("docker.io")).isFalse();
    }

    @Test
    void withoutAHelperThePasswordIsInTheFileForMeAlone() throws IOException {
        assertThat(store.keepingFor("a.example")).isEqualTo(new Keeping.PlainFile(file));
        assertThat(store.keep("a.example", ANNA)).isEqualTo(new Keeping.PlainFile(file));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(Files.readString(file))
                .isEqualTo(
                        "{\n\t\"auths\": {\n\t\t\"a.example\": {\n\t\t\t\"auth\": \"%s\"\n\t\t}\n\t}\n}"
                                .formatted(base64("anna:" + PASSWORD)));
        assertThat(store.find("a.example").orElseThrow().password()).isEqualTo(PASSWORD);
        assertThat(store.find("a.example").orElseThrow().toString()).doesNotContain(PASSWORD);
    }

    @Test
    void whatOthersWroteStaysToTheLetter() throws IOException {
        var before =
                """
                {
                    "HttpHeaders": {"X-Meta": "ü\\u0001"},
                    "plugins": {"x": {"rate": 1.50, "big": 12345678901234567890123}},
                    "auths": {
                        "z.example": {
                            "auth": "%s",
                            "email": "z@example"
                        }
                    },
                    "psFormat": "table {{.ID}}",
                    "empty": {},
                    "none": []
                }
                """
                        .formatted(base64("zoe:z"));
        write(before);
        store.keep("a.example", ANNA);
        store.keep("z.example", ANNA);
        var after = Files.readString(file);
        assertThat(after)
                .contains("\n    \"psFormat\": \"table {{.ID}}\",\n    \"empty\": {},")
                .contains("\"none\": []\n}\n")
                .contains("1.50", "12345678901234567890123", "z@example", "X-Meta")
                .endsWith("}\n");
        assertThat(after.indexOf("HttpHeaders")).isLessThan(after.indexOf("plugins"));
        assertThat(after.indexOf("auths")).isLessThan(after.indexOf("psFormat"));
        store.forget("a.example");
        store.forget("z.example");
        assertThat(Files.readString(file)).contains("psFormat", "\"auths\": {}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"auths\": {\"a\": {\"auth\": c2VjcmV0OnNlY3JldA==}}}",
                "{\"auths\": {}, \"auths\": {}}",
                "{\"auths\": {}} {}",
                "[]",
                "{\"auths\": {",
                "\u0000\u0001"
            })
    void aBrokenFileIsRefusedAndLeftAlone(String text) throws IOException {
        write(text);
        assertThatThrownBy(() -> store.keep("a.example", ANNA))
                .isInstanceOfSatisfying(
                        RegistryException.class,
                        failure -> {
                            assertThat(failure.trouble()).isEqualTo(Trouble.CONFIG_BROKEN);
                            assertThat(failure).hasMessageNotContaining("c2Vj").hasNoCause();
                            assertThat(failure.subject()).isEqualTo(file.toString());
                        });
        assertThat(Files.readString(file)).isEqualTo(text);
        assertThat(leftovers()).isEmpty();
    }

    @Test
    void aFolderThatCannotBeIsAnErrorAndNothingIsLost() throws IOException {
        write("{\"currentContext\": \"lab\"}");
        Files.writeString(folder.resolve("blocked"), "a file where a folder should be");
        var blocked = new LoginStore(HelperScript.environment(folder.resolve("blocked")));
        assertThat(trouble(() -> blocked.keep("a.example", ANNA)))
                .isIn(Trouble.CONFIG_UNWRITABLE, Trouble.CONFIG_UNREADABLE);
        assertThat(Files.readString(file)).contains("lab");
    }

    @Test
    void aReadOnlyFolderIsAnErrorAndNothingIsLost() throws IOException {
        write("{\"currentContext\": \"lab\"}");
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("r-xr-xr-x"));
        try {
            assumeFalse(Files.isWritable(folder), "root may write anywhere");
            assertThat(trouble(() -> store.keep("a.example", ANNA)))
                    .isEqualTo(Trouble.CONFIG_UNWRITABLE);
            assertThat(Files.readString(file)).isEqualTo("{\"currentContext\": \"lab\"}");
        } finally {
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
        }
    }

    @Test
    void aLinkStaysALink() throws IOException {
        var elsewhere = Files.createDirectory(folder.resolve("dotfiles"));
        var target = Files.writeString(elsewhere.resolve("docker.json"), "{\"a\": 1}");
        Files.createSymbolicLink(file, target);
        store.keep("a.example", ANNA);
        assertThat(file).isSymbolicLink();
        assertThat(Files.readString(target)).contains("\"a\": 1", "a.example");
        Files.delete(target);
        assertThat(trouble(() -> store.keep("b.example", ANNA)))
                .isIn(Trouble.CONFIG_UNREADABLE, Trouble.CONFIG_UNWRITABLE);
        assertThat(file).isSymbolicLink();
    }

    @Test
    void manyWritersAtOnceLoseNothing() throws InterruptedException {
        var writers = new ArrayList<Thread>();
        for (int index = 0; index < 12; index++) {
            var registry = "r" + index + ".example";
            writers.add(Thread.ofVirtual().start(() -> store.keep(registry, ANNA)));
        }
        for (var writer : writers) {
            writer.join();
        }
        assertThat(store.known()).hasSize(13);
        assertThat(leftovers()).isEmpty();
    }

    @Test
    void aHelperThatFailsIsQuotedByItsErrorsOnly() throws IOException {
        HelperScript.write(
                folder,
                "sad",
                "#!/bin/sh\ncat >/dev/null\necho '{\"Secret\":\"hidden\"}'\necho 'no key' >&2\nexit 3\n");
        write("{\"credsStore\": \"sad\"}");
        var failure = catchThrowableOfType(RegistryException.class, () -> store.find("a.example"));
        assertThat(failure.trouble()).isEqualTo(Trouble.HELPER_FAILED);
        assertThat(failure).hasMessage("no key");
        assertThat(trouble(() -> store.keep("a.example", ANNA))).isEqualTo(Trouble.HELPER_FAILED);
        assertThat(Files.readString(file)).isEqualTo("{\"credsStore\": \"sad\"}");
        assertThat(store.known().getFirst().trouble())
                .get()
                .extracting(Throwable::getMessage)
                .isEqualTo("no key");
    }

    @Test
    void aHelperThatTalksNonsenseIsNotQuoted() throws IOException {
        HelperScript.write(folder, "odd", "#!/bin/sh\ncat >/dev/null\necho hidden-word\n");
        write("{\"credsStore\": \"odd\"}");
        var failure = catchThrowableOfType(RegistryException.class, () -> store.find("a.example"));
        assertThat(failure).hasMessageNotContaining("hidden").hasNoCause();
    }

    @Test
    void aHelperThatIsNotThereOrNeverEndsIsSaidSo() throws IOException {
        write("{\"credsStore\": \"nobody\"}");
        assertThat(trouble(() -> store.find("a.example"))).isEqualTo(Trouble.HELPER_MISSING);
        write("{\"credsStore\": \"../nobody\"}");
        assertThat(trouble(() -> store.find("a.example"))).isEqualTo(Trouble.HELPER_MISSING);
        HelperScript.write(folder, "slow", "#!/bin/sh\nsleep 600\n");
        write("{\"credsStore\": \"slow\"}");
        var hasty = new LoginStore(HelperScript.environment(folder), Duration.ofMillis(300));
        assertThat(trouble(() -> hasty.find("a.example"))).isEqualTo(Trouble.HELPER_SILENT);
    }

    private static Trouble trouble(org.assertj.core.api.ThrowableAssert.ThrowingCallable act) {
        return catchThrowableOfType(RegistryException.class, act).trouble();
    }

    private void write(String text) throws IOException {
        Files.writeString(file, text);
    }

    private List<String> leftovers() {
        return List.of(
                java.util.Objects.requireNonNull(
                        folder.toFile().list((_, name) -> name.endsWith(".new"))));
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
