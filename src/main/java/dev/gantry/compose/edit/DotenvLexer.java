package dev.gantry.compose.edit;

import dev.gantry.compose.edit.Token.Kind;
import java.util.ArrayList;
import java.util.List;

/// The tokens of a line of `.env`.
public final class DotenvLexer implements LineLexer {

    @Override
    public Lexed lex(String line, LineState before) {
        var tokens = new ArrayList<Token>();
        if (before.quote() != 0) {
            return quoted(line, 0, 0, before.quote(), tokens);
        }
        int at = blanks(line, 0);
        if (at == line.length()) {
            return done(tokens, '\0');
        }
        if (line.charAt(at) == '#') {
            tokens.add(new Token(at, line.length(), Kind.COMMENT));
            return done(tokens, '\0');
        }
        if (line.startsWith("export ", at)) {
            tokens.add(new Token(at, at + 6, Kind.WORD));
            at = blanks(line, at + 6);
        }
        int sign = sign(line, at);
        if (at < sign) {
            tokens.add(new Token(at, sign, Kind.KEY));
        }
        if (sign == line.length()) {
            return done(tokens, '\0');
        }
        tokens.add(new Token(sign, sign + 1, Kind.SIGN));
        return value(line, blanks(line, sign + 1), tokens);
    }

    private static Lexed value(String line, int from, List<Token> tokens) {
        if (from < line.length() && (line.charAt(from) == '"' || line.charAt(from) == '\'')) {
            return quoted(line, from, from + 1, line.charAt(from), tokens);
        }
        int comment = line.indexOf(" #", from);
        int end = comment < 0 ? line.length() : comment;
        Variables.add(tokens, line, from, end, null);
        comment(line, end, tokens);
        return done(tokens, '\0');
    }

    private static Lexed quoted(String line, int from, int search, char quote, List<Token> tokens) {
        int end = search;
        while (end < line.length() && line.charAt(end) != quote) {
            end += line.charAt(end) == '\\' ? 2 : 1;
        }
        boolean isClosed = end < line.length();
        int to = Math.min(line.length(), end + 1);
        if (quote == '"') {
            Variables.add(tokens, line, from, to, Kind.STRING);
        } else if (from < to) {
            tokens.add(new Token(from, to, Kind.STRING));
        }
        comment(line, to, tokens);
        return done(tokens, isClosed ? '\0' : quote);
    }

    private static void comment(String line, int from, List<Token> tokens) {
        int at = blanks(line, from);
        if (at < line.length() && line.charAt(at) == '#') {
            tokens.add(new Token(at, line.length(), Kind.COMMENT));
        }
    }

    private static int sign(String line, int from) {
        int at = from;
        while (at < line.length() && line.charAt(at) != '=' && line.charAt(at) != ':') {
            at++;
        }
        return at;
    }

    private static int blanks(String line, int from) {
        int at = from;
        while (at < line.length() && Character.isWhitespace(line.charAt(at))) {
            at++;
        }
        return at;
    }

    private static Lexed done(List<Token> tokens, char quote) {
        return new Lexed(List.copyOf(tokens), new LineState(quote, 0, -1));
    }
}
