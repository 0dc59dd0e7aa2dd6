package dev.gantry.compose.edit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// After any change the lines look as if the text had been read anew.
class LineStatesTest {

    private final List<String> lines = new ArrayList<>();
    private int looked;
    private final LineLexer counting =
            (line, before) -> {
                looked++;
                return new YamlLexer().lex(line, before);
            };
    private final TextLines text =
            new TextLines() {
                @Override
                public int count() {
                    return lines.size();
                }

                @Override
                public String line(int index) {
                    return lines.get(index);
                }
            };

    @Test
    void anyChangeLeavesTheTruth() {
        var random = new Random(7);
        var pieces =
                List.of("a: 1", "b: |", "  text: x", "c: \"open", "\"", "d: [", "]", "", "- e");
        lines.addAll(pieces);
        var states = new LineStates(counting, text);
        for (int round = 0; round < 3_000; round++) {
            int line = random.nextInt(lines.size());
            int removed = random.nextInt(Math.min(4, lines.size() - line));
            int inserted = random.nextInt(4);
            lines.subList(line + 1, line + 1 + removed).clear();
            lines.set(line, pieces.get(random.nextInt(pieces.size())));
            for (int more = 0; more < inserted; more++) {
                lines.add(line + 1, pieces.get(random.nextInt(pieces.size())));
            }
            states.changed(line, removed, inserted);
            int asked = random.nextInt(lines.size());
            assertThat(states.lex(asked)).as("round " + round).isEqualTo(anew(asked));
        }
    }

    private LineLexer.Lexed anew(int asked) {
        var state = LineState.START;
        for (int at = 0; at < asked; at++) {
            state = new YamlLexer().lex(lines.get(at), state).after();
        }
        return new YamlLexer().lex(lines.get(asked), state);
    }

    @Test
    void aKeyLooksAtItsLineOnly() {
        for (int number = 0; number < 5_000; number++) {
            lines.add("key" + number + ": value");
        }
        var states = new LineStates(counting, text);
        states.lex(4_999);
        looked = 0;
        lines.set(100, "key100: valued");
        states.changed(100, 0, 0);
        states.lex(4_999);
        assertThat(looked).isLessThanOrEqualTo(3);
    }
}
