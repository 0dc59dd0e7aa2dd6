package dev.gantry.app.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gantry.docker.LiveProcess;
import dev.gantry.docker.TerminalSize;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// What a screen shows of what a program prints.
@Timeout(60)
class TerminalScreenTest {

    private final List<String> wishes = new ArrayList<>();
    private final ByteArrayOutputStream answers = new ByteArrayOutputStream();
    private final TerminalScreen screen =
            new TerminalScreen(
                    new TerminalSize(20, 4),
                    new TerminalScreen.Listener() {
                        @Override
                        public void changed() {}

                        @Override
                        public void clipboardWanted(String text) {
                            wishes.add(text);
                        }

                        @Override
                        public void beep() {}
                    },
                    answers::writeBytes);

    @Test
    void textScrollsUpAndKeepsItsLineNumber() throws IOException {
        print("one\r\ntwo\r\nthree\r\nfour\r\nfive");
        var frame = screen.frame(ScreenFrame.FOLLOW);
        assertThat(shown(frame)).containsExactly("two", "three", "four", "five");
        assertThat(frame.first()).isEqualTo(1);
        assertThat(shown(screen.frame(0))).containsExactly("one", "two", "three", "four");
        assertThat(screen.find("FIVE")).containsExactly(4L);
        assertThat(screen.text()).isEqualTo("one\ntwo\nthree\nfour\nfive");
    }

    @Test
    void looksAreKept() throws IOException {
        print("a\u001b[1;31mb\u001b[38;5;200mc\u001b[38;2;1;2;3md\u001b[48:2::4:5:6me");
        var runs = screen.frame(0).rows().getFirst().runs();
        assertThat(runs.stream().map(run -> run.style().foreground()))
                .containsExactly(
                        CellStyle.DEFAULT,
                        1,
                        CellStyle.rgb(0xff, 0, 0xd7),
                        CellStyle.rgb(1, 2, 3),
                        CellStyle.rgb(1, 2, 3));
        assertThat(runs.get(1).style().bold()).isTrue();
        assertThat(runs.getLast().style().background()).isEqualTo(CellStyle.rgb(4, 5, 6));
    }

    @Test
    void wideCharactersSplitOverFramesFillTwoCells() throws IOException {
        var bytes = "日本|é".getBytes(StandardCharsets.UTF_8);
        var pieces = new ArrayDeque<byte[]>();
        for (byte one : bytes) {
            pieces.add(new byte[] {one});
        }
        screen.feed(new ProcessText(new Printing(pieces), ""));
        var row = screen.frame(0).rows().getFirst();
        assertThat(row.text()).isEqualTo("日本|é");
        assertThat(row.cells()).isEqualTo("日\uE000本\uE000|é");
    }

    @Test
    void wideCharactersGoToTheNextLineWhole() throws IOException {
        print("x" + "日".repeat(12));
        assertThat(shown(screen.frame(0)).subList(0, 2))
                .containsExactly("x" + "日".repeat(9), "日".repeat(3));
    }

    @Test
    void theAlternateScreenComesAndGoes() throws IOException {
        print("before\r\n\u001b[?1049h\u001b[2J\u001b[2;3Hover it");
        var over = screen.frame(ScreenFrame.FOLLOW);
        assertThat(over.alternate()).isTrue();
        assertThat(shown(over).get(1)).isEqualTo("  over it");
        print("\u001b[?1049l");
        assertThat(shown(screen.frame(ScreenFrame.FOLLOW)).getFirst()).isEqualTo("before");
    }

    @Test
    void whatAContainerMustNotDoIsNotDone() throws IOException {
        print("a\u001b]0;stolen title\u0007b\u001b]8;;http://evil.example/\u001b\\c");
        print("\u001bPdevice string\u001b\\d\u001b[21te\u009b31mf\u001b]52;c;?\u0007g");
        print("\u0000\u007fh");
        assertThat(screen.text()).isEqualTo("abcde31mfgh");
        assertThat(answers.size()).isZero();
        assertThat(wishes).isEmpty();
    }

    @Test
    void aWishForTheClipboardIsOnlyAWish() throws IOException {
        print("\u001b]52;c;aGVsbG8=\u0007.");
        assertThat(wishes).containsExactly("hello");
        assertThat(screen.text()).isEqualTo(".");
    }

    @Test
    void sequencesWithoutEndAndNumbersWithoutMeasureDoNoHarm() throws IOException {
        print("\u001b[" + "1;".repeat(100_000) + "m");
        print("\u001b[2147483647T\u001b[999999999L\u001b[999999999@\u001b[99999999999;1H");
        print("\u001b[1;1H\u001b[J\u001b]2;" + "x".repeat(5_000_000));
        print("\u0007\u001b[!\"#$%&x\u001b[?~\u001b[:::m\u001b[;;;;r\u001b[9999;1rok");
        assertThat(screen.text()).contains("ok");
    }

    @Test
    void whatIsNoUtf8IsShownAsSuch() throws IOException {
        var bytes = new byte[] {'a', (byte) 0xff, (byte) 0xc3, 'b', (byte) 0xe2, (byte) 0x82};
        screen.feed(new ProcessText(new Printing(new ArrayDeque<>(List.of(bytes))), ""));
        assertThat(screen.text()).isEqualTo("a\uFFFD\uFFFDb\uFFFD");
    }

    @Test
    void aLineWithoutEndIsBrokenAndForgottenInTime() throws IOException {
        print("0123456789".repeat(1_000_000));
        var frame = screen.frame(ScreenFrame.FOLLOW);
        assertThat(frame.bottom() - frame.oldest()).isLessThanOrEqualTo(6_000 + 1_000);
        assertThat(shown(frame)).containsOnly("0123456789".repeat(2));
        assertThat(frame.bottom()).isEqualTo(10_000_000 / 20 - 4);
    }

    @Test
    void aNewSizeBreaksLinesAnew() throws IOException {
        print("0123456789abcdefghijklmnop");
        screen.resize(new TerminalSize(40, 4));
        assertThat(shown(screen.frame(0)).getFirst()).isEqualTo("0123456789abcdefghijklmnop");
        screen.resize(new TerminalSize(13, 4));
        assertThat(shown(screen.frame(0)).subList(0, 2))
                .containsExactly("0123456789abc", "defghijklmnop");
        assertThat(screen.text(0, 0, 1, 13)).isEqualTo("0123456789abcdefghijklmnop");
    }

    @Test
    void clearKeepsThePrompt() throws IOException {
        print("one\r\ntwo\r\nthree\r\nfour\r\nfive\r\n# ls");
        screen.clear();
        var frame = screen.frame(ScreenFrame.FOLLOW);
        assertThat(shown(frame).getFirst()).isEqualTo("# ls");
        assertThat(frame.cursorRow()).isZero();
        assertThat(frame.cursorColumn()).isEqualTo(4);
        print(" -l");
        assertThat(screen.text()).isEqualTo("# ls -l");
    }

    @Test
    void programsAreAnswered() throws IOException {
        screen.wear(0x000000, 0xffffff);
        print("\u001b[6n\u001b]11;?\u0007");
        assertThat(answers.toString(StandardCharsets.UTF_8))
                .startsWith("\u001b[1;1R")
                .contains("11;rgb:ffff/ffff/ffff");
    }

    @Test
    void arrowsAreThoseTheProgramAsksFor() throws IOException {
        int left = 0x25;
        assertThat(screen.code(left, 0)).hasValue("\u001b[D".getBytes(StandardCharsets.UTF_8));
        assertThat(screen.code(left, Modifiers.of(false, true, false)))
                .hasValue("\u001b[1;5D".getBytes(StandardCharsets.UTF_8));
        print("\u001b[?1h");
        assertThat(screen.code(left, 0)).hasValue("\u001bOD".getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void aProgramThatTakesTheWholeScreenPaintsItsFirstRow() throws IOException {
        print(
                "first\r\n\u001b[?1049h\u001b[H\u001b[J\u001b[1;1Hold\u001b[2;1H~\u001b[4;1H- note\u001b[1;1H");
        assertThat(shown(screen.frame(0))).containsExactly("old", "~", "", "- note");
        assertThat(screen.text()).isEqualTo("old\n~\n\n- note");
        print("\u001b[4;1H\u001b[K\u001b[?1049l");
        assertThat(screen.text()).isEqualTo("first");
    }

    private void print(String text) throws IOException {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        screen.feed(new ProcessText(new Printing(new ArrayDeque<>(List.of(bytes))), ""));
    }

    private static List<String> shown(ScreenFrame frame) {
        return frame.rows().stream().map(ScreenRow::text).toList();
    }

    /// A process that prints what it is given, on a terminal, and ends.
    private record Printing(Deque<byte[]> pieces) implements LiveProcess {
        @Override
        public boolean hasTerminal() {
            return true;
        }

        @Override
        public boolean read(Output output) throws IOException {
            var next = pieces.poll();
            if (next == null) {
                return false;
            }
            output.printed(Stream.OUTPUT, next, 0, next.length);
            return true;
        }

        @Override
        public void write(byte[] bytes, int from, int length) {}

        @Override
        public void closeInput() {}

        @Override
        public void resize(TerminalSize size) {}

        @Override
        public OptionalInt exitCode() {
            return OptionalInt.of(0);
        }

        @Override
        public void close() {}
    }
}
