package dev.gantry.app.build;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/// What is surely wrong in a Dockerfile, and where.
class DockerfileCheckTest {

    @Test
    void aGoodOneHasNoProblem() {
        assertThat(
                        problems(
                                """
                                # syntax=docker/dockerfile:1
                                ARG V=1
                                FROM --platform=linux/amd64 alpine:$V AS one
                                COPY --from=x ["a b", "c"]
                                COPY <<END /etc/motd
                                hello
                                END
                                ONBUILD RUN true
                                CMD
                                """))
                .isEmpty();
    }

    @Test
    void eachMistakeStandsAtItsLine() {
        assertThat(
                        problems(
                                """
                                RUN early
                                FROM a b
                                FORM x
                                COPY one
                                USER
                                RUN <<END
                                """))
                .containsExactly(
                        "1 RUN must come after a FROM.",
                        "2 FROM takes one image, and perhaps AS with a name.",
                        "3 There is no instruction FORM.",
                        "4 COPY needs a source and a destination.",
                        "5 USER needs something after it.",
                        "6 The text that begins with << has no end.");
    }

    @Test
    void anEmptyOneNeedsAFrom() {
        assertThat(problems("# nothing yet\n")).containsExactly("1 A Dockerfile needs a FROM.");
    }

    @Test
    void aSyntaxOfSomebodyElseIsLeftToItsBuilder() {
        assertThat(problems("# syntax=someone/else\nWHATEVER\n")).isEmpty();
    }

    private static List<String> problems(String text) {
        return DockerfileCheck.of(text).stream()
                .map(each -> each.line() + " " + each.text())
                .toList();
    }
}
