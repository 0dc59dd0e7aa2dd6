package dev.gantry.compose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.gantry.compose.GoDuration.BadDurationException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// Every small part, against what the reference answered.
class VectorsTest {

    /// As it was set when the reference was asked.
    private static final Map<String, String> ENVIRONMENT =
            Map.of("SET", "v", "EMPTY", "", "N", "5", "D", "a$b", "lower", "low", "A1", "x");

    /// The reference refuses a text for an operand that it does not need; later ones do not.
    private static final List<String> LAZY = List.of("${UNSET:+${NOPE:?x}}");

    private static final Function<String, Optional<String>> OUTSIDE =
            name -> Optional.ofNullable(ENVIRONMENT.get(name));

    @TestFactory
    Stream<DynamicTest> interpolation() {
        return Vectors.of("interpolation").stream()
                .filter(line -> !LAZY.contains(Vectors.json(line.getFirst()).asText()))
                .map(line -> dynamicTest(line.getFirst(), () -> interpolates(line)));
    }

    private static void interpolates(List<String> line) throws Interpolation.Failure {
        var input = Vectors.json(line.get(0)).asText();
        var interpolation = new Interpolation(OUTSIDE, _ -> {});
        if (line.get(1).equals("ok")) {
            assertThat(interpolation.fill(input))
                    .isEqualTo(Vectors.unescaped(Vectors.json(line.get(2))));
        } else {
            assertThatThrownBy(() -> interpolation.fill(input))
                    .isInstanceOf(
                            line.get(2).contains("is missing a value")
                                    ? Interpolation.MissingException.class
                                    : Interpolation.BadFormatException.class);
        }
    }

    @TestFactory
    Stream<DynamicTest> dotenv() {
        return Vectors.of("dotenv").stream()
                .map(line -> dynamicTest(line.getFirst(), () -> readsDotenv(line)));
    }

    private static void readsDotenv(List<String> line) throws Exception {
        var input = Vectors.json(line.get(0)).asText();
        if (line.get(1).equals("err")) {
            assertThatThrownBy(() -> Dotenv.read(input, OUTSIDE, _ -> {}))
                    .isInstanceOfAny(
                            Dotenv.BadLineException.class, Interpolation.MissingException.class);
            return;
        }
        var expected = new TreeMap<String, String>();
        Vectors.json(line.get(2))
                .forEachEntry((key, value) -> expected.put(key, Vectors.unescaped(value)));
        assertThat(new TreeMap<>(Dotenv.read(input, OUTSIDE, _ -> {}))).isEqualTo(expected);
    }

    @TestFactory
    Stream<DynamicTest> durations() {
        return Vectors.of("durations").stream()
                .filter(line -> !line.get(2).contains("must be a string"))
                .map(line -> dynamicTest(line.getFirst(), () -> readsDuration(line)));
    }

    private static void readsDuration(List<String> line) {
        var input = unquoted(line.get(0));
        if (line.get(1).equals("ok")) {
            assertThat(GoDuration.show(GoDuration.parse(input)))
                    .isEqualTo(Vectors.json(line.get(2)).asText());
        } else {
            assertThatThrownBy(() -> GoDuration.parse(input))
                    .isInstanceOf(BadDurationException.class);
        }
    }

    @TestFactory
    Stream<DynamicTest> sizes() {
        // numbers are not read as sizes: the schema's part
        return Vectors.of("bytes").stream()
                .filter(line -> !line.get(2).equals("null") && !line.get(0).matches("[01-9_x-]+"))
                .map(line -> dynamicTest(line.getFirst(), () -> readsSize(line)));
    }

    private static void readsSize(List<String> line) {
        var input = unquoted(line.get(0));
        if (line.get(1).equals("ok")) {
            assertThat(ByteSize.parse(input)).isEqualTo(Vectors.json(line.get(2)).asLong());
        } else {
            assertThatThrownBy(() -> ByteSize.parse(input))
                    .isInstanceOf(ByteSize.BadSizeException.class);
        }
    }

    @TestFactory
    Stream<DynamicTest> commands() {
        return Vectors.of("command").stream()
                .filter(line -> line.get(0).startsWith("\"") && !line.get(0).contains("$"))
                .map(line -> dynamicTest(line.getFirst(), () -> tearsCommand(line)));
    }

    private static void tearsCommand(List<String> line) {
        var input = Vectors.json(line.get(0)).asText();
        if (line.get(1).equals("ok")) {
            var expected = Vectors.json(line.get(2)).valueStream().map(Vectors::unescaped).toList();
            assertThat(CommandLineWords.of(input)).isEqualTo(expected);
        } else {
            assertThatThrownBy(() -> CommandLineWords.of(input))
                    .isInstanceOf(CommandLineWords.BadCommandException.class);
        }
    }

    private static String unquoted(String text) {
        return text.startsWith("\"") ? Vectors.json(text).asText() : text;
    }
}
