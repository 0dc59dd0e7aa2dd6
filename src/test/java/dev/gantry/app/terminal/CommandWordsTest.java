package dev.gantry.app.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class CommandWordsTest {

    @Test
    void quotesAndBackslashesHoldWordsTogether() {
        assertThat(CommandWords.split(" sh -c 'echo \"a  b\"' \"it's\" c\\ d '' "))
                .hasValue(List.of("sh", "-c", "echo \"a  b\"", "it's", "c d", ""));
        assertThat(CommandWords.split("")).hasValue(List.of());
    }

    @Test
    void anOpenQuoteIsNoCommand() {
        assertThat(CommandWords.split("echo 'a")).isEmpty();
    }
}
