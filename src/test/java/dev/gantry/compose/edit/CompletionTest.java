package dev.gantry.compose.edit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// What is offered where.
class CompletionTest {

    private static final SchemaGuide GUIDE = SchemaGuide.read();
    private static final HostNames HOST =
            new HostNames(List.of("nginx:1.27", "postgres:17"), List.of("front"), List.of("pg"));

    @Test
    void keysComeFromTheSpecification() {
        assertThat(offered("^"))
                .contains("services:", "volumes:", "name: ")
                .doesNotContain("version: ");
        assertThat(offered("services:\n  web:\n    he^")).startsWith("healthcheck:");
        assertThat(offered("services:\n  web:\n    healthcheck:\n      ^"))
                .contains("test: ", "interval: ", "retries: ");
        assertThat(offered("services:\n  web:\n    image: x\n    ^\n    ports: []\n"))
                .doesNotContain("image: ", "ports:")
                .contains("restart: ");
    }

    @Test
    void valuesComeFromTheSpecification() {
        assertThat(offered("services:\n  web:\n    restart: ^"))
                .containsExactly("\"no\"", "always", "on-failure", "unless-stopped");
        assertThat(offered("services:\n  web:\n    privileged: t^")).containsExactly("true");
        assertThat(offered("services:\n  a:\n    depends_on:\n      b:\n        condition: ^"))
                .containsExactly(
                        "service_started", "service_healthy", "service_completed_successfully");
    }

    @Test
    void namesComeFromTheFileAndTheHost() {
        var more = "\n  db:\nnetworks:\n  back:\n  front:\nvolumes:\n  data:\nsecrets:\n  key:\n";
        assertThat(offered("services:\n  web:\n    depends_on: [^" + more)).containsExactly("db");
        assertThat(offered("services:\n  web:\n    networks:\n      - ^" + more))
                .containsExactly("back", "front");
        assertThat(offered("services:\n  web:\n    volumes:\n      - d^" + more))
                .startsWith("data");
        assertThat(offered("services:\n  web:\n    image: ng^")).containsExactly("nginx:1.27");
        assertThat(offered("networks:\n  x:\n    name: ^")).containsExactly("front");
        assertThat(offered("# services^")).isEmpty();
    }

    @Test
    void keysAreExplained() {
        assertThat(GUIDE.about(List.of("services", "web", "restart"))).isPresent();
        assertThat(GUIDE.about(List.of("services", "web", "image")).orElseThrow())
                .contains("image");
        assertThat(GUIDE.about(List.of("nothing"))).isEmpty();
    }

    @Test
    void variablesHaveAnOrigin() {
        var rows =
                VariableTable.of(
                        List.of("a: ${A:-x} $B $$NO ${C}\n# $D\nb: ${A} ${G:-y} ${E:-${F}}"),
                        Map.of("B", "1"),
                        Map.of("C", "2", "B", "3"));
        assertThat(rows)
                .containsExactly(
                        new VariableTable.Row("A", "", VariableTable.Origin.UNSET),
                        new VariableTable.Row("B", "1", VariableTable.Origin.PROCESS),
                        new VariableTable.Row("C", "2", VariableTable.Origin.FILE),
                        new VariableTable.Row("E", "${F}", VariableTable.Origin.DEFAULT),
                        new VariableTable.Row("F", "", VariableTable.Origin.UNSET),
                        new VariableTable.Row("G", "y", VariableTable.Origin.DEFAULT));
    }

    private static List<String> offered(String marked) {
        var place = Marked.of(marked);
        return new Completion(GUIDE)
                .at(place.text(), place.line(), place.column(), HOST).all().stream()
                        .map(Offer::text)
                        .toList();
    }
}
