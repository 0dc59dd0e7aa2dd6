package dev.gantry.compose.yaml;

/// A text that is no YAML, or more of it than is good.
public final class YamlException extends Exception {

    /// What is wrong.
    public enum Reason {
        SYNTAX,
        DUPLICATE_KEY,
        UNKNOWN_ANCHOR,
        /// Larger than any compose file, once its aliases are followed.
        TOO_MUCH,
        TOO_DEEP,
        /// A value that holds itself.
        CIRCLE,
        /// A key that is no text.
        KEY,
        MERGE
    }

    private final Reason reason;
    private final Place place;
    private final String detail;

    public YamlException(Reason reason, Place place, String detail) {
        super(reason + " at " + place + ": " + detail);
        this.reason = reason;
        this.place = place;
        this.detail = detail;
    }

    public Reason reason() {
        return reason;
    }

    public Place place() {
        return place;
    }

    /// The key, the anchor, or the parser's own words.
    public String detail() {
        return detail;
    }
}
