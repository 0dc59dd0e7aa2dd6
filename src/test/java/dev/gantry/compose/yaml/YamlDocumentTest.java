package dev.gantry.compose.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gantry.compose.yaml.EditRefusedException.Reason;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(60)
class YamlDocumentTest {

    private static final String WEB =
            """
            # The shop
            services:

              # seen from outside
              web:
                image: "nginx:1.27"   # pinned
                ports:
                - 80:80
                # the end of web

              db:
                image: postgres # newest
            """;

    @Test
    void aValueKeepsItsQuotesAndItsComment() throws Exception {
        assertThat(set(WEB, "nginx:1.28", "services", "web", "image"))
                .isEqualTo(WEB.replace("1.27", "1.28"));
        assertThat(set(WEB, "postgres:17", "services", "db", "image"))
                .isEqualTo(WEB.replace("postgres", "postgres:17"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "22:22|22:22",
                "yes|yes",
                "80|'80'",
                "true|'true'",
                "null|'null'",
                "010|'010'",
                "1.5|'1.5'",
                "2020-01-01|'2020-01-01'",
                "a: b|'a: b'",
                "a:b|a:b",
                "a #b|'a #b'",
                "a#b|a#b",
                "- a|'- a'",
                "-a|-a",
                "*a|'*a'",
                "${A:-b}|${A:-b}",
                "{a}|'{a}'",
                "it's|it's",
                "'it's|'''it''s'",
                "`a `|'a '",
                "<<|'<<'",
                "a:|'a:'",
                "/a/b|/a/b",
                "~|'~'",
                "~/a|~/a",
                "@a|'@a'",
                "é 😀|é 😀",
            })
    void aTextGetsTheLeastQuotingThatIsRight(String value, String written) throws Exception {
        assertThat(set("a: x\n", value, "a")).isEqualTo("a: " + written + "\n");
    }

    @Test
    void aTextOfSeveralLinesBecomesABlock() throws Exception {
        assertThat(set("a:\n    b: x # c\n", "one\ntwo\n", "a", "b"))
                .isEqualTo("a:\n    b: | # c\n        one\n        two\n");
        assertThat(set("a: \"x\"\n", "one\ntwo", "a")).isEqualTo("a: \"one\\ntwo\"\n");
        assertThat(set("a: [x]\n", List.of("one\ntwo"), "a")).isEqualTo("a: [\"one\\ntwo\"]\n");
    }

    @Test
    void aBlockOfTextStaysOne() throws Exception {
        assertThat(set("a: |\n  x\n  y\n\nb: 1\n", "one\ntwo\n", "a"))
                .isEqualTo("a: |\n  one\n  two\n\nb: 1\n");
        assertThat(set("a: >-\n  x\n  y\nb: 1\n", "one\ntwo", "a"))
                .isEqualTo("a: >-\n  one\n\n  two\nb: 1\n");
        assertThat(set("a: | # c\n  x\nb: 1\n", 5, "a")).isEqualTo("a: 5 # c\nb: 1\n");
        assertThat(set("a: |\n  x\n", "  deep\nflat", "a")).isEqualTo("a: |2-\n    deep\n  flat\n");
    }

    @Test
    void aListTakesTheShapeOfItsNeighbours() throws Exception {
        assertThat(set(WEB, List.of("a", Map.of("b", 1)), "services", "db", "image"))
                .isEqualTo(
                        WEB.replace(
                                "image: postgres # newest\n",
                                "image: # newest\n    - a\n    - b: 1\n"));
        assertThat(set("a: [1, 2] # c\n", List.of(3, "x, y"), "a"))
                .isEqualTo("a: [3, 'x, y'] # c\n");
        assertThat(set("a:\n- 1\n# b's\nb: 2\n", "x", "a")).isEqualTo("a: x\n# b's\nb: 2\n");
        assertThat(set("a:\n  b: 1\nc: {}\n", Map.of("d", 1), "c"))
                .isEqualTo("a:\n  b: 1\nc:\n  d: 1\n");
    }

    @Test
    void aNewServiceStandsAsFarApartAsTheOthers() throws Exception {
        assertThat(
                        YamlDocument.of(WEB, "f")
                                .insert(
                                        YamlPath.of("services"),
                                        "cache",
                                        Map.of("image", "redis:7"))
                                .document()
                                .text())
                .isEqualTo(WEB + "\n  cache:\n    image: redis:7\n");
        var before =
                YamlDocument.of(WEB, "f")
                        .insertBefore(YamlPath.of("services", "web"), "cache", null);
        assertThat(before.document().text())
                .isEqualTo(WEB.replace("  # seen", "  cache:\n\n  # seen"));
    }

    @Test
    void whatIsEmptyTakesItsFirst() throws Exception {
        assertThat(insert("services: # none yet\n\nvolumes:\n", "a", null, "services"))
                .isEqualTo("services: # none yet\n  a:\n\nvolumes:\n");
        assertThat(insert("services: {} # none\n", "a", 1, "services"))
                .isEqualTo("services: # none\n  a: 1\n");
        assertThat(insert("a: {b: {}, c: }\n", "d", 1, "a", "b"))
                .isEqualTo("a: {b: {d: 1}, c: }\n");
        assertThat(insert("", "a", 1)).isEqualTo("a: 1\n");
        assertThat(insert("# nothing", "a", 1)).isEqualTo("# nothing\na: 1");
        assertThat(insert("---\n", "a", 1)).isEqualTo("---\na: 1\n");
        assertThat(insert("{}\n", "a", 1)).isEqualTo("a: 1\n");
    }

    @Test
    void anItemIsAddedWhereTheOthersAre() throws Exception {
        assertThat(add("a:\n- 1 # one\nb: 2\n", 3, "a")).isEqualTo("a:\n- 1 # one\n- 3\nb: 2\n");
        assertThat(add("a: [1, 2 ]\n", 3, "a")).isEqualTo("a: [1, 2, 3 ]\n");
        assertThat(add("a: [\n  1, # one\n  2 # two\n]\n", 3, "a"))
                .isEqualTo("a: [\n  1, # one\n  2, # two\n  3\n]\n");
        assertThat(add("a: [\n  1,\n  2, # two\n]\n", 3, "a"))
                .isEqualTo("a: [\n  1,\n  2, # two\n  3,\n]\n");
        assertThat(add("a:\n-   b: 1\n    c: 2\n", Map.of("b", 3), "a"))
                .isEqualTo("a:\n-   b: 1\n    c: 2\n-   b: 3\n");
    }

    @Test
    void whatGoesTakesItsCommentsAndOneGap() throws Exception {
        assertThat(remove(WEB, "services", "web"))
                .isEqualTo("# The shop\nservices:\n\n  db:\n    image: postgres # newest\n");
        assertThat(remove(WEB, "services", "db"))
                .isEqualTo(WEB.substring(0, WEB.indexOf("\n  db:")));
        assertThat(remove("a:\n  # b's\n  b: 1\nc: 2\n", "a", "b")).isEqualTo("a: {}\nc: 2\n");
        assertThat(remove("{\n  \"a\": 1,\n  \"b\": 2\n}\n", "b")).isEqualTo("{\n  \"a\": 1\n}\n");
    }

    @Test
    void theFirstKeyBesideADashGivesItsPlaceToTheNext() throws Exception {
        var ports = "ports:\n  - target: 80\n    # out\n    published: 81\n";
        var document = YamlDocument.of(ports, "f");
        var item = YamlPath.of("ports").item(0);
        assertThat(document.remove(item.key("target")).document().text())
                .isEqualTo("ports:\n  - # out\n    published: 81\n");
        assertThat(document.moveBefore(item.key("published"), item.key("target")).document().text())
                .isEqualTo("ports:\n  - # out\n    published: 81\n    target: 80\n");
        assertThat(document.insertBefore(item.key("target"), "name", "x").document().text())
                .isEqualTo(ports.replace("target: 80", "name: x\n    target: 80"));
    }

    @Test
    void anEntryMovesWithItsCommentsAndGapsStay() throws Exception {
        var moved =
                YamlDocument.of(WEB, "f")
                        .moveAfter(YamlPath.of("services", "web"), YamlPath.of("services", "db"));
        assertThat(moved.document().text())
                .isEqualTo(
                        """
                        # The shop
                        services:

                          db:
                            image: postgres # newest

                          # seen from outside
                          web:
                            image: "nginx:1.27"   # pinned
                            ports:
                            - 80:80
                            # the end of web
                        """);
    }

    @Test
    void lineEndsAndTheByteOrderMarkStay() throws Exception {
        assertThat(insert("\uFEFFa:\r\n  b: 1\r\n", "c", List.of(2), "a"))
                .isEqualTo("\uFEFFa:\r\n  b: 1\r\n  c:\r\n    - 2\r\n");
        assertThat(insert("a:\n  b: 1", "c", 2, "a")).isEqualTo("a:\n  b: 1\n  c: 2");
        assertThat(insert("a: |\n  b", "c", 2)).isEqualTo("a: |-\n  b\nc: 2");
    }

    @Test
    void anotherDocumentIsReachedByItsNumber() throws Exception {
        var document = YamlDocument.of("a: 1\n---\na: 2\n...\n---\n# 3\n", "f");
        var second = document.set(YamlPath.document(1).key("a"), 5).document();
        assertThat(second.text()).isEqualTo("a: 1\n---\na: 5\n...\n---\n# 3\n");
        assertThat(second.insert(YamlPath.document(1), "b", 6).document().text())
                .isEqualTo("a: 1\n---\na: 5\nb: 6\n...\n---\n# 3\n");
    }

    @Test
    void marksAndAnchorsOutliveAValueAndAResetDoesNot() throws Exception {
        assertThat(set("a: !override [1]\n", List.of(2), "a")).isEqualTo("a: !override [2]\n");
        assertThat(set("a: !reset null\n", "x", "a")).isEqualTo("a: x\n");
        assertThat(set("a: &x !reset []\nb: *x\n", "y", "a")).isEqualTo("a: &x y\nb: *x\n");
        assertThat(set("a: &x 1\nb: *x # own\n", 2, "b")).isEqualTo("a: &x 1\nb: 2 # own\n");
        assertThat(set("a: &x\n  b: 1\nc: *x\n", Map.of("d", 2), "a"))
                .isEqualTo("a: &x\n  d: 2\nc: *x\n");
    }

    @Test
    void whatComesFromElsewhereIsNotChangedThere() throws Exception {
        var text = "x: &x {image: a, env: {A: 1}}\ns:\n  one: *x\n  two:\n    <<: [*x]\n";
        var document = YamlDocument.of(text, "f");
        refused(Reason.THROUGH_ALIAS, "x", () -> document.set(YamlPath.of("s", "one", "image"), 1));
        refused(Reason.THROUGH_ALIAS, "x", () -> document.insert(YamlPath.of("s", "one"), "b", 1));
        refused(Reason.MERGED, "x", () -> document.set(YamlPath.of("s", "two", "image"), "b"));
        refused(Reason.MERGED, "x", () -> document.remove(YamlPath.of("s", "two", "image")));
        refused(Reason.ANCHOR_IN_USE, "x", () -> document.remove(YamlPath.of("x")));
        assertThat(document.insert(YamlPath.of("s", "two"), "image", "b").document().text())
                .isEqualTo(text + "    image: b\n");
        assertThat(document.sharedBy(YamlPath.of("x", "env", "A"))).contains("x");
        assertThat(document.sharedBy(YamlPath.of("s", "two"))).isEmpty();
    }

    @Test
    void anAnchorStaysBeforeWhatUsesIt() throws Exception {
        var document = YamlDocument.of("a: &x 1\nb: *x\n", "f");
        refused(
                Reason.ANCHOR_IN_USE,
                "",
                () -> document.moveAfter(YamlPath.of("a"), YamlPath.of("b")));
        var twice = YamlDocument.of("a: &x 1\nb: *x\nc: &x 2\nd: *x\n", "f");
        refused(Reason.UNSAFE, "", () -> twice.moveAfter(YamlPath.of("b"), YamlPath.of("c")));
    }

    @Test
    void aKeyIsRenamedOnceOnly() throws Exception {
        var document = YamlDocument.of("'a' : 1\nb: {c : 2}\n", "f");
        assertThat(document.rename(YamlPath.of("a"), "it's").document().text())
                .isEqualTo("'it''s' : 1\nb: {c : 2}\n");
        assertThat(document.rename(YamlPath.of("b", "c"), "80").document().text())
                .isEqualTo("'a' : 1\nb: {'80' : 2}\n");
        refused(Reason.TAKEN, "b", () -> document.rename(YamlPath.of("a"), "b"));
        refused(Reason.TAKEN, "b", () -> document.insert(YamlPath.ROOT, "b", 1));
        refused(Reason.NOT_THERE, "", () -> document.rename(YamlPath.of("z"), "b"));
        refused(Reason.WRONG_KIND, "", () -> document.set(YamlPath.of("a", "b"), 1));
    }

    @Test
    void anEditTellsTheEditorWhatToDoAndToUndo() throws Exception {
        var edit = YamlDocument.of(WEB, "f").set(YamlPath.of("services", "db", "image"), "mysql");
        assertThat(edit.changes())
                .containsExactly(new TextChange(WEB.indexOf("postgres"), "postgres", "mysql"));
        var text = edit.document().text();
        for (var change : TextChange.undone(edit.changes())) {
            text = change.applyTo(text);
        }
        assertThat(text).isEqualTo(WEB);
    }

    @Test
    void everyEntryKnowsItsPlaces() throws Exception {
        var document = YamlDocument.of(WEB, "f");
        var web = document.find(YamlPath.of("services", "web")).orElseThrow();
        assertThat(web.whole().in(WEB)).startsWith("  # seen").endsWith("# the end of web\n");
        var ports = YamlPath.of("services", "web", "ports").item(0);
        assertThat(document.find(ports).orElseThrow().value().range().in(WEB)).isEqualTo("80:80");
        assertThat(document.pathAt(WEB.indexOf("80:80") + 2)).contains(ports);
        assertThat(ports).hasToString("services.web.ports[0]");
        assertThat(document.pathAt(3)).isEmpty();
        assertThat(YamlDocument.of("# 😀\na: [é, 😀, x]\n", "f").find(YamlPath.of("a").item(2)))
                .hasValueSatisfying(it -> assertThat(it.value().range().end()).isEqualTo(17));
    }

    @Test
    void aTabBeforeACommentIsNoFault() throws Exception {
        var text = "a: \"x\"\t# c\nb: [1]\t\n";
        assertThat(YamlReader.read(text, "f")).hasSize(1);
        assertThat(set(text, "y", "a")).isEqualTo("a: \"y\"\t# c\nb: [1]\t\n");
        assertThatThrownBy(() -> YamlReader.read("a:\n\tb: 1\n", "f"))
                .isInstanceOf(YamlException.class);
    }

    @Test
    void whatIsTooDeepOrNoYamlIsRefused() {
        assertThatThrownBy(() -> YamlDocument.of("a: " + "[".repeat(100_000), "f"))
                .isInstanceOf(YamlException.class);
        assertThatThrownBy(() -> YamlDocument.of("a: *none\n", "f"))
                .isInstanceOf(YamlException.class);
    }

    private static String set(String text, @Nullable Object value, String... path)
            throws Exception {
        return YamlDocument.of(text, "f").set(YamlPath.of(path), value).document().text();
    }

    private static String insert(String text, String key, @Nullable Object value, String... path)
            throws Exception {
        return YamlDocument.of(text, "f").insert(YamlPath.of(path), key, value).document().text();
    }

    private static String add(String text, @Nullable Object value, String... path)
            throws Exception {
        return YamlDocument.of(text, "f").add(YamlPath.of(path), value).document().text();
    }

    private static String remove(String text, String... path) throws Exception {
        return YamlDocument.of(text, "f").remove(YamlPath.of(path)).document().text();
    }

    private static void refused(Reason reason, String detail, ThrowingCallable edit) {
        assertThatThrownBy(edit)
                .isInstanceOfSatisfying(
                        EditRefusedException.class,
                        wrong -> {
                            assertThat(wrong.reason()).isEqualTo(reason);
                            assertThat(wrong.detail()).isEqualTo(detail);
                        });
    }
}
