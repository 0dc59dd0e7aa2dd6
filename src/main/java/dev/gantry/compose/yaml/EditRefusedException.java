package dev.gantry.compose.yaml;

/// An edit that cannot be done, or that would change more than it says. The text is as it was.
public final class EditRefusedException extends Exception {

    /// Why not.
    public enum Reason {
        /// Nothing stands there.
        NOT_THERE,
        /// The key is taken already.
        TAKEN,
        /// A key in a sequence, an item in a mapping, something inside a text.
        WRONG_KIND,
        /// It stands behind an alias: to change it there would change it for all who use it.
        THROUGH_ALIAS,
        /// It comes by a merge key (`<<`). Insert the key to say something else here.
        MERGED,
        /// What goes holds an anchor that something else points to.
        ANCHOR_IN_USE,
        /// No way was found to write it that leaves everything else as it is.
        UNSAFE
    }

    private final Reason reason;
    private final YamlPath path;
    private final String detail;

    public EditRefusedException(Reason reason, YamlPath path, String detail) {
        super(reason + " at " + path + (detail.isEmpty() ? "" : ": " + detail));
        this.reason = reason;
        this.path = path;
        this.detail = detail;
    }

    public Reason reason() {
        return reason;
    }

    public YamlPath path() {
        return path;
    }

    /// The anchor or the key; empty where there is none.
    public String detail() {
        return detail;
    }
}
