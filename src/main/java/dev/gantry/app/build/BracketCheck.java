package dev.gantry.app.build;

/// Whether Go's `filepath.Match` would take a pattern: Docker refuses a whole build for one that it
/// does not.
final class BracketCheck {

    private final String text;
    private int at;

    private BracketCheck(String text) {
        this.text = text;
    }

    static boolean isWellFormed(String pattern) {
        var check = new BracketCheck(pattern);
        while (check.at < pattern.length()) {
            if (!check.sign(pattern.charAt(check.at++))) {
                return false;
            }
        }
        return true;
    }

    private boolean sign(char sign) {
        return switch (sign) {
            case '[' -> brackets();
            case '\\' -> at++ < text.length();
            default -> true;
        };
    }

    private boolean brackets() {
        if (peek() == '^') {
            at++;
        }
        for (int ranges = 0; ; ranges++) {
            if (peek() == ']' && ranges > 0) {
                at++;
                return true;
            }
            if (!member() || peek() == '-' && !upperEnd()) {
                return false;
            }
        }
    }

    private boolean upperEnd() {
        at++;
        return member();
    }

    private boolean member() {
        if (peek() == '\\') {
            at++;
        } else if (peek() == '-' || peek() == ']') {
            return false;
        }
        return at++ < text.length() - 1; // what closes the brackets must follow
    }

    /// 0 at the end.
    private char peek() {
        return at < text.length() ? text.charAt(at) : 0;
    }
}
