package dev.gantry.app.build;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gantry.app.build.Dockerfile.Arg;
import dev.gantry.app.build.Dockerfile.Instruction;
import dev.gantry.app.build.Dockerfile.Stage;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DockerfileTest {

    private static final String LARGE =
            """
            # syntax=docker/dockerfile:1.7
            # check=skip=all

            ARG BASE=alpine
            ARG TAG="3.20"
            FROM --platform=$BUILDPLATFORM ${BASE}:${TAG} AS build
            ARG WHO
            RUN apt-get update && \\
                # a comment in between

                apt-get install x
            WORKDIR /src
            COPY <<EOF /one <<-"TWO" /two
            FROM nothing
            EOF
            \tFROM nothing
            \tTWO
            RUN --mount=type=bind,from=tools:2,target=/t make
            FROM unused:1 AS other
            FROM scratch
            COPY --chown=1 --from=build /a /b
            COPY --from=busybox:1 /c /d
            COPY --from=0 /e /f
            """;

    @Test
    void findsStagesThroughContinuationsAndHeredocs() {
        var stages = Dockerfile.parse(LARGE).stages();
        assertThat(stages.stream().map(Stage::shownName))
                .containsExactly("build", "other", "stage-2");
        assertThat(stages.getFirst().instructions().stream().map(Instruction::line))
                .containsExactly(6, 7, 8, 12, 13, 18);
        assertThat(stages.getFirst().instructions().get(4).lastLine()).isEqualTo(17);
        assertThat(stages.getFirst().instructions().get(2).text())
                .isEqualTo("apt-get update &&     apt-get install x");
    }

    @Test
    void findsTheArgumentsThatMayBeGiven() {
        assertThat(Dockerfile.parse(LARGE).args())
                .containsExactly(
                        new Arg("BASE", "alpine"), new Arg("TAG", "3.20"), new Arg("WHO", ""));
    }

    @Test
    void findsTheImagesOnTheWayToTheTarget() {
        var file = Dockerfile.parse(LARGE);
        assertThat(BaseImages.of(file, Map.of("TAG", "edge"), ""))
                .containsExactly("docker/dockerfile:1.7", "alpine:edge", "tools:2", "busybox:1");
        assertThat(BaseImages.of(file, Map.of(), "other"))
                .containsExactly("docker/dockerfile:1.7", "unused:1");
    }

    @Test
    void resolvesAsAShellDoes() {
        var file =
                Dockerfile.parse(
                        "ARG A\nARG B=b\nFROM ${A:-one}-${B:+two}${A:+no}-${B-x}-$B AS a\nFROM a\n");
        assertThat(BaseImages.of(file, Map.of(), "")).containsExactly("one-two-b-b");
    }

    @Test
    void anotherEscapeMayBeAsked() {
        var file = Dockerfile.parse("# escape=`\nFROM a\nRUN dir C:\\\nRUN x `\n  y\n");
        assertThat(file.instructions().stream().map(Instruction::text))
                .containsExactly("a", "dir C:\\", "x   y");
    }

    @Test
    void anyTextIsReadWithoutComplaint() {
        assertThat(Dockerfile.parse("").stages()).isEmpty();
        assertThat(BaseImages.of(Dockerfile.parse("FROM\nRUN <<E\n\\"), Map.of(), "")).isEmpty();
        assertThat(BaseImages.of(Dockerfile.parse("FROM a AS b\nFROM b"), Map.of(), "b"))
                .isEqualTo(List.of("a"));
    }

    @Test
    void aFaultHasALine() {
        var file = Dockerfile.parse(LARGE);
        assertThat(FaultLine.ofStep(file, "[build 2/5] RUN apt-get update")).isEqualTo(8);
        assertThat(FaultLine.ofStep(file, "[linux/arm64 build 3/5] WORKDIR /src")).isEqualTo(12);
        assertThat(FaultLine.ofStep(file, "[stage-2 1/3] COPY --chown=1")).isEqualTo(21);
        assertThat(FaultLine.ofStep(file, "[internal] load metadata")).isZero();
        assertThat(FaultLine.ofStep(Dockerfile.parse("FROM a\nENV b=c\nRUN d\n"), "[2/2] RUN d"))
                .isEqualTo(3);
        assertThat(FaultLine.ofClassic(file, "Step 3/12 : FROM")).isEqualTo(6);
        assertThat(FaultLine.ofMessage("dockerfile parse error line 7: unknown")).isEqualTo(7);
        assertThat(FaultLine.ofMessage("Dockerfile parse error on line 3: x")).isEqualTo(3);
    }
}
