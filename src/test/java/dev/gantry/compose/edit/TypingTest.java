package dev.gantry.compose.edit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/// What the editor adds to what is typed.
class TypingTest {

    @Test
    void enterIndents() {
        assertThat(Typing.indentAfter("services:")).isEqualTo(2);
        assertThat(Typing.indentAfter("  web: # the shop")).isEqualTo(4);
        assertThat(Typing.indentAfter("    image: x")).isEqualTo(4);
        assertThat(Typing.indentAfter("    command: |")).isEqualTo(6);
        assertThat(Typing.indentAfter("      - type: bind")).isEqualTo(8);
        assertThat(Typing.indentAfter("      - \"80:80\"")).isEqualTo(6);
        assertThat(Typing.indentAfter("    - 80:80")).isEqualTo(4);
        assertThat(Typing.indentAfter("    ")).isEqualTo(4);
    }

    @Test
    void backspaceTakesAStep() {
        assertThat(Typing.backspace("    ")).isEqualTo(2);
        assertThat(Typing.backspace("   ")).isEqualTo(1);
        assertThat(Typing.backspace("  a ")).isEqualTo(1);
    }

    @Test
    void pairsAreMadeWhereTheyHelp() {
        assertThat(Typing.closing("[", "a: ", "")).contains("]");
        assertThat(Typing.closing("\"", "a: ", "")).contains("\"");
        assertThat(Typing.closing("'", "it", "")).isEmpty();
        assertThat(Typing.closing("{", "a: ", "b")).isEmpty();
        assertThat(Typing.stepsOver("]", "]")).isTrue();
        assertThat(Typing.isInPair("a: [", "]")).isTrue();
    }

    @Test
    void commentsComeAndGo() {
        var lines = List.of("  a: 1", "", "    b: 2");
        var commented = List.of("  # a: 1", "", "  #   b: 2");
        assertThat(Typing.toggleComment(lines)).isEqualTo(commented);
        assertThat(Typing.toggleComment(commented)).isEqualTo(lines);
        assertThat(Typing.outdent(Typing.indent(lines))).isEqualTo(lines);
    }
}
