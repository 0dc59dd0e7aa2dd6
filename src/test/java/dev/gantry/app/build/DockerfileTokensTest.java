package dev.gantry.app.build;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/// What the words of a Dockerfile are painted as.
class DockerfileTokensTest {

    @Test
    void instructionsFlagsAndVariablesAreKnown() {
        assertThat(words("from --platform=$BUILD alpine:${V} as one"))
                .containsExactly(
                        "INSTRUCTION from",
                        "FLAG --platform",
                        "VARIABLE $BUILD",
                        "VARIABLE ${V}",
                        "INSTRUCTION as");
    }

    @Test
    void aHealthCheckHasACommandOfItsOwn() {
        assertThat(words("HEALTHCHECK --interval=5s CMD true"))
                .containsExactly("INSTRUCTION HEALTHCHECK", "FLAG --interval", "INSTRUCTION CMD");
    }

    @Test
    void onlyWhatFollowsTheInstructionIsAFlag() {
        assertThat(words("RUN --mount=type=cache \\\n  --network=none \\\n  apt --yes"))
                .containsExactly("INSTRUCTION RUN", "FLAG --mount", "FLAG --network");
    }

    @Test
    void commentsStandAlsoInsideAnInstruction() {
        assertThat(words("RUN one \\\n# why\n  two # no comment"))
                .containsExactly("INSTRUCTION RUN", "COMMENT # why");
    }

    @Test
    void aVariableInAStringIsAVariable() {
        assertThat(words("ENV A=\"x $B y\" C='$D'"))
                .containsExactly(
                        "INSTRUCTION ENV",
                        "STRING \"x ",
                        "VARIABLE $B",
                        "STRING  y\"",
                        "STRING '$D'");
    }

    @Test
    void aHeredocEndsAtItsWord() {
        assertThat(words("RUN <<-END cat\nFROM x\n\tEND\nUSER a"))
                .containsExactly(
                        "INSTRUCTION RUN",
                        "HEREDOC <<-END",
                        "HEREDOC FROM x",
                        "HEREDOC \tEND",
                        "INSTRUCTION USER");
    }

    @Test
    void theEscapeOfTheDirectiveContinuesALine() {
        assertThat(words("# escape=`\nRUN a `\nUSER b\nUSER c"))
                .containsExactly("COMMENT # escape=`", "INSTRUCTION RUN", "INSTRUCTION USER");
    }

    @Test
    void tokensNeverOverlapWhateverIsWritten() {
        var text =
                "FROM a AS \" AS '\n RUN <<A <<B \"$X\\\" ${ } $ \nA\nONBUILD COPY --x=\"$A\" '\nB\n\\";
        int at = 0;
        for (var token : DockerfileTokens.of(text)) {
            assertThat(token.from()).isGreaterThanOrEqualTo(at);
            assertThat(token.to()).isGreaterThan(token.from()).isLessThanOrEqualTo(text.length());
            at = token.to();
        }
    }

    private static List<String> words(String text) {
        return DockerfileTokens.of(text).stream()
                .map(token -> token.kind() + " " + text.substring(token.from(), token.to()))
                .toList();
    }
}
