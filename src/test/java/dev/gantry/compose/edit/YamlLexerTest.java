package dev.gantry.compose.edit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The colours of YAML, line by line.
class YamlLexerTest {

    @Test
    void keysAndValuesAreTold() {
        assertThat(lexed("web: 12")).containsExactly("KEY web", "SIGN :", "NUMBER 12");
        assertThat(lexed("  a-b.c:  true # why"))
                .containsExactly("KEY a-b.c", "SIGN :", "WORD true", "COMMENT # why");
        assertThat(lexed("image: nginx:1.27")).containsExactly("KEY image", "SIGN :");
        assertThat(lexed("\"quoted key\" : x#y")).containsExactly("KEY \"quoted key\"", "SIGN :");
        assertThat(lexed("- 8080:80")).containsExactly("SIGN -");
        assertThat(lexed("- - a: 'it''s'"))
                .containsExactly("SIGN -", "SIGN -", "KEY a", "SIGN :", "STRING 'it''s'");
    }

    @Test
    void anchorsAliasesTagsAndMarksAreTold() {
        assertThat(lexed("a: &base !override"))
                .containsExactly("KEY a", "SIGN :", "ANCHOR &base", "TAG !override");
        assertThat(lexed("<<: *base")).containsExactly("KEY <<", "SIGN :", "ALIAS *base");
        assertThat(lexed("--- # first")).containsExactly("MARK ---", "COMMENT # first");
        assertThat(lexed("%YAML 1.2")).containsExactly("MARK %YAML 1.2");
    }

    @Test
    void variablesAreToldInsideOfAllElse() {
        assertThat(lexed("tag: a:${TAG:-1.${MINOR}} $$no $X"))
                .containsExactly("KEY tag", "SIGN :", "VARIABLE ${TAG:-1.${MINOR}}", "VARIABLE $X");
        assertThat(lexed("- \"${A}:80\""))
                .containsExactly("SIGN -", "STRING \"", "VARIABLE ${A}", "STRING :80\"");
    }

    @Test
    void bracesAndBracketsMayGoOn() {
        assertThat(lexed("a: [x, \"y\", {b: 2}]"))
                .containsExactly(
                        "KEY a",
                        "SIGN :",
                        "SIGN [",
                        "SIGN ,",
                        "STRING \"y\"",
                        "SIGN ,",
                        "SIGN {",
                        "KEY b",
                        "SIGN :",
                        "NUMBER 2",
                        "SIGN }",
                        "SIGN ]");
        assertThat(lexed("a: [", "- 1, no", "]", "b: 1")).contains("WORD no", "KEY b");
    }

    @Test
    void aBlockScalarEndsWithItsIndent() {
        assertThat(lexed("run: |-", "  a: 1 # no comment", "", "    $X", "next: 2"))
                .containsExactly(
                        "KEY run",
                        "SIGN :",
                        "SIGN |-",
                        "BLOCK a: 1 # no comment",
                        "VARIABLE $X",
                        "KEY next",
                        "SIGN :",
                        "NUMBER 2");
        assertThat(lexed("- a: >", "    text", "  b: 1")).contains("BLOCK text", "KEY b");
        assertThat(lexed("- |", "  x: 1", "- y: 1")).contains("BLOCK x: 1", "KEY y");
    }

    @Test
    void aQuoteMayGoOn() {
        assertThat(lexed("a: \"one", "  two: # x\" # c", "b: 1"))
                .contains("STRING \"one", "STRING   two: # x\"", "COMMENT # c", "KEY b");
    }

    @Test
    void nothingIsRefused() {
        var signs = "-?:,[]{}#&*!|>'\"%@` \t\\$a1";
        for (int one = 0; one < signs.length(); one++) {
            for (int two = 0; two < signs.length(); two++) {
                for (int three = 0; three < signs.length(); three++) {
                    var line = "" + signs.charAt(one) + signs.charAt(two) + signs.charAt(three);
                    inOrder(new YamlLexer(), line);
                    inOrder(new DotenvLexer(), line);
                }
            }
        }
    }

    private static void inOrder(LineLexer lexer, String line) {
        int at = 0;
        for (var token : lexer.lex(line, LineState.START).tokens()) {
            assertThat(token.from()).as(line).isGreaterThanOrEqualTo(at);
            assertThat(token.to()).as(line).isGreaterThan(token.from());
            at = token.to();
        }
        assertThat(at).as(line).isLessThanOrEqualTo(line.length());
    }

    @Test
    void dotenvHasItsOwnColours() {
        assertThat(lexed(new DotenvLexer(), "export A=\"b$C", "d\" # e", "# f", "G=h # i"))
                .containsExactly(
                        "WORD export",
                        "KEY A",
                        "SIGN =",
                        "STRING \"b",
                        "VARIABLE $C",
                        "STRING d\"",
                        "COMMENT # e",
                        "COMMENT # f",
                        "KEY G",
                        "SIGN =",
                        "COMMENT # i");
    }

    private static List<String> lexed(String... lines) {
        return lexed(new YamlLexer(), lines);
    }

    private static List<String> lexed(LineLexer lexer, String... lines) {
        var told = new ArrayList<String>();
        var state = LineState.START;
        for (var line : lines) {
            var lexed = lexer.lex(line, state);
            lexed.tokens()
                    .forEach(token ->
                            told.add(
                                    token.kind() + " " + line.substring(token.from(), token.to())));
            state = lexed.after();
        }
        return told;
    }
}
