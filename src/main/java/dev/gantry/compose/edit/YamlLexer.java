package dev.gantry.compose.edit;

import dev.gantry.compose.edit.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The tokens of a line of YAML. It never refuses: what is no YAML has some colours, too.
public final class YamlLexer implements LineLexer {

    @Override
    public Lexed lex(String line, LineState before) {
        return new Pass(line, before).all();
    }

    private static final class Pass {

        private static final Pattern NUMBER =
                Pattern.compile(
                        "[-+]?(0x[0-9a-fA-F]+|0o[0-7]+|[0-9][0-9_]*(\\.[0-9]*)?([eE][-+]?[0-9]+)?"
                                + "|\\.[0-9]+|\\.inf|\\.nan)");
        private static final Pattern WORD = Pattern.compile("(?i)true|false|yes|no|on|off|null|~");
        private static final Pattern BLOCK_HEAD = Pattern.compile("[|>][-+0-9]*(\\s+#.*|\\s*)");

        private final String line;
        private final List<Token> tokens = new ArrayList<>();
        private char quote;
        private int depth;
        private int block;
        private int parent;
        private int at;

        Pass(String line, LineState before) {
            this.line = line;
            this.quote = before.quote();
            this.depth = before.depth();
            this.block = before.block();
            this.parent = indent() - 1;
        }

        Lexed all() {
            if (isInBlock()) {
                Variables.add(tokens, line, indent(), line.length(), Kind.BLOCK);
                return done();
            }
            block = -1;
            if (quote != 0) {
                quoted(0, 0);
            } else if (depth == 0) {
                mark();
            }
            while (toNext()) {
                one();
            }
            return done();
        }

        private Lexed done() {
            return new Lexed(List.copyOf(tokens), new LineState(quote, depth, block));
        }

        private int indent() {
            int column = 0;
            while (column < line.length() && line.charAt(column) == ' ') {
                column++;
            }
            return column;
        }

        private boolean isInBlock() {
            return block >= 0 && (line.isBlank() || indent() >= block);
        }

        /// `---`, `...` and directives.
        private void mark() {
            boolean isBreak = line.startsWith("---") || line.startsWith("...");
            if (isBreak && (line.length() == 3 || line.charAt(3) == ' ')) {
                add(0, 3, Kind.MARK);
                parent = -1;
                at = 3;
            } else if (line.startsWith("%")) {
                add(0, line.length(), Kind.MARK);
                at = line.length();
            }
        }

        private boolean toNext() {
            while (at < line.length() && Character.isWhitespace(line.charAt(at))) {
                at++;
            }
            return at < line.length();
        }

        private void one() {
            char one = line.charAt(at);
            switch (one) {
                case '#' -> {
                    if (at == 0 || Character.isWhitespace(line.charAt(at - 1))) {
                        add(at, line.length(), Kind.COMMENT);
                        at = line.length();
                    } else {
                        plain();
                    }
                }
                case '"', '\'' -> {
                    quote = one;
                    quoted(at, at + 1);
                }
                case '&' -> name(Kind.ANCHOR);
                case '*' -> name(Kind.ALIAS);
                case '!' -> name(Kind.TAG);
                case '[', '{' -> sign(1);
                case ']', '}' -> sign(depth > 0 ? -1 : 0);
                case ',', ':' -> sign(0);
                case '|', '>' -> blockHead();
                case '-', '?' -> dash();
                default -> plain();
            }
        }

        private void sign(int deeper) {
            add(at, at + 1, Kind.SIGN);
            depth += deeper;
            at++;
        }

        private void dash() {
            if (depth == 0 && (at + 1 == line.length() || line.charAt(at + 1) == ' ')) {
                parent = at;
                sign(0);
            } else {
                plain();
            }
        }

        private void name(Kind kind) {
            int from = at;
            while (at < line.length()
                    && !Character.isWhitespace(line.charAt(at))
                    && !(depth > 0 && ",]}[{".indexOf(line.charAt(at)) >= 0)) {
                at++;
            }
            add(from, at, kind);
        }

        private void blockHead() {
            if (depth > 0 || !BLOCK_HEAD.matcher(line).region(at, line.length()).matches()) {
                plain();
                return;
            }
            int from = at;
            while (at < line.length() && !Character.isWhitespace(line.charAt(at))) {
                at++;
            }
            add(from, at, Kind.SIGN);
            block = parent + 1;
        }

        /// @param from where its token begins
        /// @param search where its end is looked for
        private void quoted(int from, int search) {
            int end = search;
            while (end < line.length() && !isEnd(end)) {
                boolean isPair =
                        quote == '"' ? line.charAt(end) == '\\' : line.startsWith("''", end);
                end += isPair ? 2 : 1;
            }
            boolean isClosed = end < line.length();
            at = Math.min(line.length(), end + 1);
            if (isClosed) {
                quote = 0;
            }
            if (isClosed && isKeyEnd(at)) {
                parent = from;
                add(from, at, Kind.KEY);
            } else {
                Variables.add(tokens, line, from, at, Kind.STRING);
            }
        }

        private boolean isEnd(int where) {
            return line.charAt(where) == quote && !(quote == '\'' && line.startsWith("''", where));
        }

        /// Whether a colon comes that makes a key of what was before.
        private boolean isKeyEnd(int from) {
            int colon = from;
            while (colon < line.length() && line.charAt(colon) == ' ') {
                colon++;
            }
            return colon < line.length() && line.charAt(colon) == ':' && isColon(colon, true);
        }

        private boolean isColon(int where, boolean isQuoted) {
            return where + 1 == line.length()
                    || Character.isWhitespace(line.charAt(where + 1))
                    || depth > 0 && (isQuoted || ",]}[{".indexOf(line.charAt(where + 1)) >= 0);
        }

        private void plain() {
            int from = at;
            boolean isKey = false;
            while (at < line.length()) {
                char one = line.charAt(at);
                if (one == ':' && isColon(at, false)) {
                    isKey = true;
                    break;
                }
                boolean isComment = one == '#' && Character.isWhitespace(line.charAt(at - 1));
                if (at > from && isComment || depth > 0 && ",]}[{".indexOf(one) >= 0) {
                    break;
                }
                at++;
            }
            int end = from + line.substring(from, at).stripTrailing().length();
            if (isKey) {
                parent = depth == 0 ? from : parent;
                Variables.add(tokens, line, from, end, Kind.KEY);
            } else {
                Variables.add(tokens, line, from, end, look(line.substring(from, end)));
            }
            if (at == from) { // never stand still
                at++;
            }
        }

        private static @Nullable Kind look(String value) {
            if (NUMBER.matcher(value).matches()) {
                return Kind.NUMBER;
            }
            return WORD.matcher(value).matches() ? Kind.WORD : null;
        }

        private void add(int from, int to, Kind kind) {
            if (from < to) {
                tokens.add(new Token(from, to, kind));
            }
        }
    }
}
