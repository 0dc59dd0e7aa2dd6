package dev.gantry.app.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LogTextTest {

    @Test
    void coloursAreUnderstoodAndTakeNoRoom() {
        var text = LogText.of("\u001b[1;31mERROR\u001b[0m all \u001b[38;2;1;2;3mgone\u001b[m.");
        assertThat(text.text()).isEqualTo("ERROR all gone.");
        assertThat(text.spans())
                .containsExactly(
                        new LogText.Span(0, 5, new Ink(1, -1, true, false, false, false)),
                        new LogText.Span(5, 10, Ink.PLAIN),
                        new LogText.Span(
                                10,
                                14,
                                new Ink(Ink.RGB | 0x010203, -1, false, false, false, false)),
                        new LogText.Span(14, 15, Ink.PLAIN));
    }

    @Test
    void theCubeTheGreysAndBrightColoursHaveTheirValues() {
        assertThat(Ink.PLAIN.after("38;5;196").colour()).isEqualTo(Ink.RGB | 0xff0000);
        assertThat(Ink.PLAIN.after("48;5;244").ground()).isEqualTo(Ink.RGB | 0x808080);
        assertThat(Ink.PLAIN.after("97").colour()).isEqualTo(15);
        assertThat(Ink.PLAIN.after("38;5").colour()).isEqualTo(Ink.USUAL);
        assertThat(Ink.PLAIN.after("99999999999;1").bold()).isTrue();
    }

    @Test
    void everythingElseThatActsOnAScreenIsShownHarmless() {
        assertThat(LogText.of("a\u001b]0;title\u0007b").text()).isEqualTo("a␛]0;title␇b");
        assertThat(LogText.of("\u001b[2J\u001b[?1049h").text()).isEqualTo("␛[2J␛[?1049h");
        assertThat(LogText.of("n\0l\r!").text()).isEqualTo("n␀l␍!");
        assertThat(LogText.of("pay\u202egnp.exe\u009b31m").text())
                .isEqualTo("pay\ufffdgnp.exe\ufffd31m");
        assertThat(LogText.of("a\tb").text()).isEqualTo("a       b");
    }

    @Test
    void levelsAreReadWhereTheyAreMeant() {
        assertThat(
                        levels(
                                "2026-01-01 ERROR boom",
                                "level=warn msg=x",
                                "{\"severity\":\"info\"}",
                                "[debug] x",
                                "no error in this sentence",
                                "WARNING: disk",
                                "\u001b[32mINFO\u001b[0m up"))
                .containsExactly(
                        Level.ERROR,
                        Level.WARNING,
                        Level.INFO,
                        Level.DEBUG,
                        Level.NONE,
                        Level.WARNING,
                        Level.INFO);
    }

    private static List<Level> levels(String... lines) {
        return java.util.Arrays.stream(lines)
                .map(line -> Level.of(line.getBytes(StandardCharsets.UTF_8)))
                .toList();
    }

    @Test
    void aLineOfJsonReadsLikeALine() {
        assertThat(
                        JsonLine.readable(
                                "{\"ts\":1,\"level\":\"warn\",\"msg\":\"slow query\",\"ms\":12,\"q\":\"a b\"}"))
                .contains("WARN slow query ms=12 q=\"a b\"");
        assertThat(JsonLine.readable("{not json}")).isEmpty();
        assertThat(JsonLine.readable("[1]")).isEmpty();
    }

    @Test
    void aSearchLooksThroughColoursAndKnowsCase() {
        assertThat(matches("info start", false, false, "\u001b[32mINFO\u001b[0m started")).isTrue();
        assertThat(matches("info", false, true, "INFO")).isFalse();
        assertThat(matches("größe", false, false, "GRÖSSE GRÖßE")).isTrue();
        assertThat(matches("a.c|x+", true, false, "zzABCzz")).isTrue();
        assertThat(LineQuery.of("o", false, false).hits("foo"))
                .containsExactly(new LineQuery.Hit(1, 2), new LineQuery.Hit(2, 3));
    }

    private static boolean matches(String text, boolean regex, boolean matchCase, String line) {
        return LineQuery.of(text, regex, matchCase).matches(line.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void framesBelongToTheLineBefore() {
        assertThat(List.of("\tat a.B", "Caused by: x", "  File \"a.py\"", "plain", " one", ""))
                .map(line -> StackTraces.belongsToLineBefore(line.getBytes(StandardCharsets.UTF_8)))
                .containsExactly(true, true, true, false, false, false);
    }

    @Test
    void aLineWithoutEndIsPassedOnInPartsThatAreBounded() {
        var lengths = new ArrayList<Integer>();
        var flags = new ArrayList<Integer>();
        var joiner =
                new LineJoiner((_, flag, _, _, length) -> {
                    lengths.add(length);
                    flags.add(flag);
                });
        var piece = new byte[16 * 1024];
        for (int count = 0; count < 640; count++) { // 10 MB
            joiner.take(false, count, piece, 0, piece.length, false);
            joiner.take(true, count, piece, 0, 3, true);
        }
        joiner.flush();
        assertThat(lengths.stream().mapToInt(Integer::intValue).sum())
                .isEqualTo(640 * (16 * 1024 + 3));
        assertThat(lengths).allMatch(length -> length <= LogLine.LONGEST_BYTES);
        assertThat(flags.stream().filter(flag -> flag == LogLine.CONTINUED)).hasSize(159);
    }
}
