package dev.gantry.app.words;

/// A failure in words.
///
/// @param title what failed, on what
/// @param advice why, and what to try next
/// @param details the words of the engine or the system, for who wants them; may be empty
public record Explanation(String title, String advice, String details) {

    /// For one line of a terminal.
    public String inOneLine() {
        var said = details.isBlank() ? advice : advice + " (" + details.strip() + ")";
        return (title + " " + said).replaceAll("\\s*\\R\\s*", " ").strip();
    }
}
