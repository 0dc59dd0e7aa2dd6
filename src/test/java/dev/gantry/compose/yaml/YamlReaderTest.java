package dev.gantry.compose.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gantry.compose.yaml.Tree.Mark;
import dev.gantry.compose.yaml.YamlException.Reason;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(20)
class YamlReaderTest {

    @ParameterizedTest
    @CsvSource({
        "22:22, String, 22:22",
        "49100:22, String, 49100:22",
        "yes, String, yes",
        "off, String, off",
        "true, Boolean, true",
        "010, Long, 8",
        "0755, Long, 493",
        "0o10, Long, 8",
        "1_000, Long, 1000",
        "0b11, Long, 3",
        "0x10, Long, 16",
        "-5, Long, -5",
        "08, Double, 8.0",
        "1.50, Double, 1.5",
        "1e3, Double, 1000.0",
        ".5, Double, 0.5",
        ".inf, Double, Infinity",
        "1.2.3, String, 1.2.3",
        "2020-01-01, Timestamp, Timestamp[text=2020-01-01]",
        "'''5''', String, 5",
        "!!str 5, String, 5",
        "!foo a, String, a",
    })
    void plainTextMeansWhatTheReferenceSays(String text, String type, String value)
            throws YamlException {
        var scalar = (Tree.Scalar) one("a: " + text).get("a");
        var found = Objects.requireNonNull(Objects.requireNonNull(scalar).value());
        assertThat(found.getClass().getSimpleName()).isEqualTo(type);
        assertThat(found).hasToString(value);
    }

    @Test
    void everyValueKnowsWhereItStands() throws YamlException {
        var root = one("services:\n  web:\n    image: a\n    ports: [80, 81]\n");
        var web =
                (Tree.Mapping)
                        Objects.requireNonNull(
                                ((Tree.Mapping) Objects.requireNonNull(root.get("services")))
                                        .get("web"));
        assertThat(Objects.requireNonNull(web.get("image")).place())
                .isEqualTo(new Place("f", 3, 12));
        assertThat(web.keyPlace("ports")).isEqualTo(new Place("f", 4, 5));
        var ports = (Tree.Sequence) Objects.requireNonNull(web.get("ports"));
        assertThat(ports.items().getLast().place()).isEqualTo(new Place("f", 4, 17));
    }

    @Test
    void whatIsWrittenWinsOverWhatIsMerged() throws YamlException {
        var root = one("a: &a {x: 1, y: 1}\nb: &b {y: 2, z: 2}\n" + "c:\n  y: 3\n  <<: [*a, *b]\n");
        var c = (Tree.Mapping) Objects.requireNonNull(root.get("c"));
        assertThat(c.entries().keySet()).containsExactly("y", "x", "z");
        assertThat(((Tree.Scalar) Objects.requireNonNull(c.get("y"))).value()).isEqualTo(3L);
    }

    @Test
    void marksAreKept() throws YamlException {
        var root = one("a: !reset null\nb: !override [1]\n");
        assertThat(Objects.requireNonNull(root.get("a")).mark()).isEqualTo(Mark.RESET);
        assertThat(Objects.requireNonNull(root.get("b")).mark()).isEqualTo(Mark.OVERRIDE);
    }

    @Test
    void aKeyThatStandsTwiceIsToldWithBothPlaces() {
        assertThatThrownBy(() -> one("a: 1\nb: 2\na: 3\n"))
                .isInstanceOfSatisfying(
                        YamlException.class,
                        wrong -> {
                            assertThat(wrong.reason()).isEqualTo(Reason.DUPLICATE_KEY);
                            assertThat(wrong.place()).isEqualTo(new Place("f", 3, 1));
                            assertThat(wrong.detail()).isEqualTo("a\n1");
                        });
    }

    @Test
    void aHundredAliasesAreFineAndABombIsRefused() throws YamlException {
        var many = new StringBuilder("a: &a {x: 1}\nb:\n");
        for (int line = 0; line < 1000; line++) {
            many.append("  k").append(line).append(": *a\n");
        }
        assertThat(one(many.toString()).entries()).hasSize(2);
        var bomb = new StringBuilder("a0: &a0 [x,x,x,x,x,x,x,x,x,x]\n");
        for (int level = 1; level < 12; level++) {
            bomb.append("a").append(level).append(": &a").append(level).append(" [");
            bomb.append(("*a" + (level - 1) + ",").repeat(10)).append("]\n");
        }
        assertThatThrownBy(() -> one(bomb.toString()))
                .isInstanceOfSatisfying(
                        YamlException.class,
                        wrong -> assertThat(wrong.reason()).isEqualTo(Reason.TOO_MUCH));
    }

    @Test
    void nestingWithoutEndAndCirclesAreRefused() {
        assertThatThrownBy(() -> one("a: " + "[".repeat(100_000)))
                .isInstanceOfSatisfying(
                        YamlException.class,
                        wrong -> assertThat(wrong.reason()).isEqualTo(Reason.TOO_DEEP));
        assertThatThrownBy(() -> one("a: &a\n  b: *a\n"))
                .isInstanceOfSatisfying(
                        YamlException.class,
                        wrong -> assertThat(wrong.reason()).isEqualTo(Reason.CIRCLE));
    }

    @Test
    void whatIsNoYamlIsToldWithItsPlace() {
        assertThatThrownBy(() -> one("a: [1\nb: 2\n"))
                .isInstanceOfSatisfying(
                        YamlException.class,
                        wrong -> {
                            assertThat(wrong.reason()).isEqualTo(Reason.SYNTAX);
                            assertThat(wrong.place().line()).isEqualTo(2);
                        });
        assertThatThrownBy(() -> one("a: *none\n")).isInstanceOf(YamlException.class);
        assertThatThrownBy(() -> one("1: a\n"))
                .isInstanceOfSatisfying(
                        YamlException.class,
                        wrong -> assertThat(wrong.reason()).isEqualTo(Reason.KEY));
    }

    private static Tree.Mapping one(String text) throws YamlException {
        return (Tree.Mapping) YamlReader.read(text, "f").getFirst();
    }
}
