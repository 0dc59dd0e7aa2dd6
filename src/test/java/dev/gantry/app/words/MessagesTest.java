package dev.gantry.app.words;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gantry.docker.AddressException;
import dev.gantry.docker.Container;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MessagesTest {

    private static final Path SOURCES = Path.of("src/main");

    /// A key as it is written in full; those put together at run time have tests of their own.
    private static final Pattern KEY =
            Pattern.compile(
                    "\"((?:[a-z][A-Za-z]*\\.)+[A-Za-z0-9]+)\"|\"%([a-zA-Z]+\\.[a-zA-Z.]+)\"");

    @Test
    void everyKeyThatTheCodeNamesHasAText() throws IOException {
        var bundles =
                Words.bundle().keySet().stream()
                        .map(key -> key.substring(0, key.indexOf('.')))
                        .collect(Collectors.toSet());
        var missing = new TreeSet<String>();
        try (var files = Files.walk(SOURCES)) {
            for (var file : files.filter(MessagesTest::isSource).toList()) {
                var keys = KEY.matcher(Files.readString(file));
                while (keys.find()) {
                    var key = keys.group(1) == null ? keys.group(2) : keys.group(1);
                    if (bundles.contains(key.substring(0, key.indexOf('.'))) && !Words.has(key)) {
                        missing.add(file.getFileName() + ": " + key);
                    }
                }
            }
        }
        missing.removeIf(one -> NO_KEYS.stream().anyMatch(one::endsWith));
        assertThat(missing).isEmpty();
    }

    /// Texts that look like keys and are none.
    private static final Set<String> NO_KEYS = Set.of("hosts.json", "settings.json");

    @ParameterizedTest
    @EnumSource(Container.State.class)
    void everyStateHasAWord(Container.State state) {
        assertThat(Words.has("state." + state.name().toLowerCase(Locale.ROOT))).isTrue();
    }

    @ParameterizedTest
    @EnumSource(AddressException.Reason.class)
    void everyWrongAddressIsExplained(AddressException.Reason reason) {
        var said = Explain.failure(new AddressException("x", reason));
        assertThat(said.advice()).isNotBlank().doesNotContain("{");
    }

    @Test
    void agesAreThoseOfDockerPs() {
        assertThat(
                        Stream.of(0, 1, 59, 60, 119, 120, 3599, 3600, 5399, 5400)
                                .map(seconds -> Ages.of(Duration.ofSeconds(seconds))))
                .containsExactly(
                        "Less than a second",
                        "1 second",
                        "59 seconds",
                        "About a minute",
                        "About a minute",
                        "2 minutes",
                        "59 minutes",
                        "About an hour",
                        "About an hour",
                        "2 hours");
        assertThat(Ages.of(Duration.ofHours(47))).isEqualTo("47 hours");
        assertThat(Ages.of(Duration.ofDays(13))).isEqualTo("13 days");
        assertThat(Ages.of(Duration.ofDays(20))).isEqualTo("2 weeks");
        assertThat(Ages.of(Duration.ofDays(200))).isEqualTo("6 months");
        assertThat(Ages.of(Duration.ofDays(900))).isEqualTo("2 years");
    }

    @Test
    void sizesAreDecimal() {
        assertThat(Sizes.of(0)).isEqualTo("0 B");
        assertThat(Sizes.of(999)).isEqualTo("999 B");
        assertThat(Sizes.of(1_000)).isEqualTo("1.00 kB");
        assertThat(Sizes.of(25_300_000_000L)).isEqualTo("25.3 GB");
        assertThat(Sizes.of(173_000_000)).isEqualTo("173 MB");
    }

    private static boolean isSource(Path file) {
        return file.toString().endsWith(".java") || file.toString().endsWith(".fxml");
    }
}
