package dev.gantry.compose.edit;

import dev.gantry.compose.edit.Token.Kind;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Cuts `$NAME` and `${NAME…}` out of a stretch of text.
final class Variables {

    private Variables() {}

    /// Adds the tokens of a stretch.
    ///
    /// @param look of what is no variable; null for none
    static void add(List<Token> tokens, String line, int from, int to, @Nullable Kind look) {
        int plain = from;
        int at = from;
        while (at < to) {
            int end = line.charAt(at) == '$' ? end(line, at, to) : -1;
            if (end < 0) {
                at += line.startsWith("$$", at) ? 2 : 1;
                continue;
            }
            addPlain(tokens, plain, at, look);
            tokens.add(new Token(at, end, Kind.VARIABLE));
            at = end;
            plain = end;
        }
        addPlain(tokens, plain, to, look);
    }

    private static void addPlain(List<Token> tokens, int from, int to, @Nullable Kind look) {
        if (look != null && from < to) {
            tokens.add(new Token(from, to, look));
        }
    }

    /// Behind the variable that begins here, or -1.
    static int end(String line, int dollar, int to) {
        int at = dollar + 1;
        if (at < to && line.charAt(at) == '{') {
            int depth = 0;
            for (; at < to; at++) {
                char one = line.charAt(at);
                if (one == '{') {
                    depth++;
                } else if (one == '}' && --depth == 0) {
                    return at + 1;
                }
            }
            return -1;
        }
        if (at >= to || !(Character.isLetter(line.charAt(at)) || line.charAt(at) == '_')) {
            return -1;
        }
        while (at < to && isName(line.charAt(at))) {
            at++;
        }
        return at;
    }

    private static boolean isName(char one) {
        return one < 128 && (Character.isLetterOrDigit(one) || one == '_');
    }
}
