package dev.gantry.compose.edit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gantry.compose.edit.Outline.Part;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Where the caret is, told by indentation. `^` marks it.
class OutlineTest {

    private static final String FILE =
            """
            services:
              web:
                image: nginx
                ports:
                - "80:80"
                depends_on: [db, "ca"]
                volumes:
                  - type: volume
                    source: data
                # a comment: here
              db:
                image: postgres
            volumes:
              data:
            """;

    @Test
    void keysKnowWhatHoldsThem() {
        assertThat(at("services:\n  web:\n    im^")).isEqualTo(key("im", "services", "web"));
        assertThat(at("services:\n  web:\n    image: x\n\n    ^\n"))
                .isEqualTo(key("", "services", "web"));
        assertThat(at("services:\n  web:\n    image: x\nvol^")).isEqualTo(key("vol"));
        assertThat(at("services:\n  web:\n    volumes:\n      - type: bind\n        so^"))
                .isEqualTo(key("so", "services", "web", "volumes", "[]"));
        assertThat(at("services:\n  web:\n    volumes:\n    - so^"))
                .isEqualTo(key("so", "services", "web", "volumes", "[]"));
    }

    @Test
    void valuesKnowTheirKey() {
        assertThat(at("services:\n  web:\n    restart: al^"))
                .isEqualTo(value("al", "services", "web", "restart"));
        assertThat(at("services:\n  web:\n    depends_on: [a, b^"))
                .isEqualTo(value("b", "services", "web", "depends_on", "[]"));
        assertThat(at("services:\n  web:\n    volumes:\n      - type: bi^"))
                .isEqualTo(value("bi", "services", "web", "volumes", "[]", "type"));
    }

    @Test
    void commentsAreLeftAlone() {
        assertThat(at("a: b # se^").part()).isEqualTo(Part.NONE);
        assertThat(at("# se^").part()).isEqualTo(Part.NONE);
    }

    @Test
    void namesAndSiblingsAreFound() {
        var text = TextLines.of(FILE);
        assertThat(Outline.names(text, "services")).hasToString("{web=1, db=10}");
        assertThat(Outline.names(text, "volumes")).hasToString("{data=13}");
        assertThat(Outline.siblings(text, 3, 4))
                .containsExactlyInAnyOrder("image", "depends_on", "volumes");
    }

    @Test
    void definitionsAreFound() {
        assertThat(goTo("services:\n  a:\n    depends_on: [^b]\n  b:\n"))
                .isEqualTo(new Definitions.Place(3, 2));
        assertThat(goTo("services:\n  a:\n    depends_on:\n      b^:\n        x: 1\n  b:\n"))
                .isEqualTo(new Definitions.Place(5, 2));
        assertThat(goTo("services:\n  a:\n    volumes:\n      - da^ta:/x\nvolumes:\n  data:\n"))
                .isEqualTo(new Definitions.Place(5, 2));
        assertThat(goTo("services:\n  a:\n    extends:\n      service: ^b\n  b: {}\n"))
                .isEqualTo(new Definitions.Place(4, 2));
        assertThat(goTo("x: &one 1\ny: *o^ne\n")).isEqualTo(new Definitions.Place(0, 3));
        assertThat(goTo("x: ${TA^G}\n")).isEqualTo(new Definitions.Variable("TAG"));
    }

    @Test
    void whatIsBelowFolds() {
        var text = TextLines.of(FILE);
        assertThat(Folding.end(text, 0)).isEqualTo(11);
        assertThat(Folding.end(text, 3)).isEqualTo(4);
        assertThat(Folding.canFold(text, 2)).isFalse();
        assertThat(Folding.canFold(text, 3)).isTrue();
        assertThat(Folding.end(text, 4)).isEqualTo(4);
    }

    private static Definitions.Target goTo(String marked) {
        var place = Marked.of(marked);
        return Definitions.of(place.text(), place.line(), place.column()).orElseThrow();
    }

    private static Found at(String marked) {
        var place = Marked.of(marked);
        var spot = Outline.at(place.text(), place.line(), place.column());
        return new Found(spot.part(), spot.word(), spot.path());
    }

    private record Found(Part part, String word, List<String> path) {}

    private static Found key(String word, String... path) {
        return new Found(Part.KEY, word, List.of(path));
    }

    private static Found value(String word, String... path) {
        return new Found(Part.VALUE, word, List.of(path));
    }
}
