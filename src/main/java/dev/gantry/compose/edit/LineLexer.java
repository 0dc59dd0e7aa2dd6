package dev.gantry.compose.edit;

import java.util.List;

/// Finds the tokens of one line.
@FunctionalInterface
public interface LineLexer {

    /// @param tokens in their order, none over another
    /// @param after what the next line begins with
    record Lexed(List<Token> tokens, LineState after) {}

    /// @param line without its line break
    Lexed lex(String line, LineState before);
}
