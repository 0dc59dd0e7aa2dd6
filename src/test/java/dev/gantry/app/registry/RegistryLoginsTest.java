package dev.gantry.app.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.gantry.app.words.Explain;
import dev.gantry.docker.EngineEnvironment;
import dev.gantry.docker.RegistryLogin;
import dev.gantry.registry.FakeRegistry;
import dev.gantry.registry.Keeping;
import dev.gantry.registry.RegistryException;
import dev.gantry.registry.RegistryException.Trouble;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Logging in: tried first, then kept.
@Timeout(60)
class RegistryLoginsTest {

    @TempDir private Path folder;
    private final FakeRegistry registry = new FakeRegistry().guarded();
    private Path file;
    private RegistryLogins logins;

    @BeforeEach
    void begin() {
        file = folder.resolve("config.json");
        var variables = Map.of("DOCKER_CONFIG", folder.toString(), "PATH", "");
        logins =
                new RegistryLogins(
                        new EngineEnvironment(variables, folder, folder.getRoot(), false));
    }

    @AfterEach
    void close() {
        registry.close();
    }

    @Test
    void aTokenIsKeptInPlaceOfThePassword() throws IOException {
        var done = logIn("anna", FakeRegistry.PASSWORD);
        assertThat(done)
                .isEqualTo(
                        new RegistryLogins.LoggedIn(
                                registry.name(), "anna", new Keeping.PlainFile(file)));
        assertThat(logins.loginFor(registry.name()))
                .isEqualTo(new RegistryLogin(registry.name(), "anna", "", FakeRegistry.TOKEN));
        assertThat(Files.readString(file)).doesNotContain(FakeRegistry.PASSWORD);
        assertThat(logins.test(registry.name(), Optional.empty())).isEqualTo("anna");
        assertThat(logins.logOut(registry.name())).isTrue();
        assertThat(logins.loginFor(registry.name())).isEqualTo(RegistryLogin.ANONYMOUS);
    }

    @Test
    void aWrongPasswordNamesRegistryAndUserAndKeepsWhatWasKept() throws IOException {
        logIn("anna", FakeRegistry.PASSWORD);
        var before = Files.readString(file);
        var failure = failure(() -> logIn("berta", "wrong-word"));
        var said = Explain.failure(failure).inOneLine();
        assertThat(said).contains(registry.name(), "berta").doesNotContain("wrong-word");
        assertThat(Files.readString(file)).isEqualTo(before);
    }

    @Test
    void anExpiredTokenIsSaidSo() throws IOException {
        Files.writeString(
                file,
                "{\"auths\": {\"%s\": {\"auth\": \"YW5uYTo=\", \"identitytoken\": \"old\"}}}"
                        .formatted(registry.name()));
        var failure = failure(() -> logins.test(registry.name(), Optional.empty()));
        assertThat(failure.trouble()).isEqualTo(Trouble.TOKEN_REFUSED);
        assertThat(Explain.failure(failure).inOneLine())
                .contains(registry.name(), "anna", "expired", "Log in again");
    }

    @Test
    void aBrokenFileIsToldBeforeAPasswordIsSentAnywhere() throws IOException {
        Files.writeString(file, "{\"auths\": ");
        var failure = failure(() -> logIn("anna", FakeRegistry.PASSWORD));
        assertThat(failure.trouble()).isEqualTo(Trouble.CONFIG_BROKEN);
        assertThat(Explain.failure(failure).title()).contains(file.toString());
        assertThat(registry.heard).isEmpty();
        assertThat(Files.readString(file)).isEqualTo("{\"auths\": ");
        assertThat(logins.loginFor(registry.name()))
                .as("a pull that needs no login goes on")
                .isEqualTo(RegistryLogin.ANONYMOUS);
    }

    @ParameterizedTest
    @EnumSource(Trouble.class)
    void eachTroubleHasWords(Trouble trouble) {
        var key = "registry." + trouble.name().toLowerCase(java.util.Locale.ROOT);
        assertThat(dev.gantry.app.words.Words.has(key + ".title")).isTrue();
        assertThat(dev.gantry.app.words.Words.has(key + ".advice")).isTrue();
    }

    private RegistryLogins.LoggedIn logIn(String user, String password) {
        return logins.logIn(registry.name(), user, password, Optional.empty());
    }

    private static RegistryException failure(
            org.assertj.core.api.ThrowableAssert.ThrowingCallable act) {
        return catchThrowableOfType(RegistryException.class, act);
    }
}
