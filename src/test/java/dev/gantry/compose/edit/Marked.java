package dev.gantry.compose.edit;

/// A text in which `^` marks a place.
record Marked(TextLines text, int line, int column) {

    static Marked of(String marked) {
        int at = marked.indexOf('^');
        var before = marked.substring(0, at);
        int line = (int) before.chars().filter(one -> one == '\n').count();
        return new Marked(
                TextLines.of(marked.replace("^", "")), line, at - before.lastIndexOf('\n') - 1);
    }
}
