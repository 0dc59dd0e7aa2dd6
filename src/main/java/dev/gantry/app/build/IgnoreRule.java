package dev.gantry.app.build;

import java.util.regex.Pattern;

/// One line of a `.dockerignore`, which matches paths as Docker's patternmatcher does: its corners
/// are kept, since a file more in an image may be a secret.
///
/// @param exception takes back what rules before it left out
/// @param text cleaned, without the `!`
record IgnoreRule(boolean exception, String text, Kind kind, Pattern pattern) {

    private static final String ESCAPED = ".+()|{}$";

    enum Kind {
        EXACT,
        PREFIX,
        SUFFIX,
        PATTERN
    }

    static IgnoreRule of(boolean exception, String text) throws IgnoreException {
        if (!BracketCheck.isWellFormed(text)) {
            throw new IgnoreException(text);
        }
        var translation = new Translation(text);
        return new IgnoreRule(
                exception, text, translation.kind, Pattern.compile(translation.java()));
    }

    /// @param path within the context, with slashes
    boolean matches(String path) {
        return switch (kind) {
            case EXACT -> path.equals(text);
            case PREFIX -> path.startsWith(text.substring(0, text.length() - 2));
            case SUFFIX -> endsLike(path, text.substring(2));
            case PATTERN -> pattern.matcher(path).matches();
        };
    }

    private static boolean endsLike(String path, String suffix) {
        return path.endsWith(suffix) || suffix.startsWith("/") && path.equals(suffix.substring(1));
    }

    /// From Docker's pattern to a regular expression, sign by sign.
    private static final class Translation {

        private final String text;
        private final StringBuilder regex = new StringBuilder();
        private Kind kind = Kind.EXACT;
        private int at;

        Translation(String text) {
            this.text = text;
            while (at < text.length()) {
                boolean first = at == 0;
                sign(text.charAt(at++), first);
            }
        }

        private void sign(char sign, boolean first) {
            switch (sign) {
                case '*' -> stars(first);
                case '?' -> pattern("[^/]");
                case '\\' -> escape();
                case '[', ']' -> pattern("" + sign);
                default -> regex.append(ESCAPED.indexOf(sign) < 0 ? "" : "\\").append(sign);
            }
        }

        private void stars(boolean first) {
            if (!next('*')) {
                pattern("[^/]*");
                return;
            }
            next('/'); // `**/` reads as `**`
            if (at < text.length()) {
                pattern("(.*/)?");
            } else if (kind == Kind.EXACT) {
                kind = Kind.PREFIX;
            } else {
                pattern(".*");
            }
            if (first) {
                kind = Kind.SUFFIX;
            }
        }

        private void escape() {
            if (at < text.length()) {
                pattern("\\" + text.charAt(at++));
            } else {
                regex.append('\\');
            }
        }

        private void pattern(String part) {
            regex.append(part);
            kind = Kind.PATTERN;
        }

        private boolean next(char wanted) {
            boolean there = at < text.length() && text.charAt(at) == wanted;
            at += there ? 1 : 0;
            return there;
        }

        /// Java finds more meaning than Go in what stands between brackets.
        String java() {
            if (kind != Kind.PATTERN) {
                return "";
            }
            var java = new StringBuilder();
            boolean inside = false;
            for (int index = 0; index < regex.length(); index++) {
                char sign = regex.charAt(index);
                if (sign == '\\') {
                    java.append(quoted(regex.charAt(++index)));
                } else {
                    java.append(inside && (sign == '[' || sign == '&') ? "\\" : "").append(sign);
                    inside = sign == '[' || inside && sign != ']';
                }
            }
            return java.toString();
        }

        /// A letter after a backslash would be a class of its own.
        private static String quoted(char sign) {
            return Character.isLetterOrDigit(sign) ? "" + sign : "\\" + sign;
        }
    }
}
