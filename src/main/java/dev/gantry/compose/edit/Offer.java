package dev.gantry.compose.edit;

/// Something that can be written at a place.
///
/// @param text that is put in
/// @param about it in a sentence; may be empty
public record Offer(String text, Kind kind, String about) {

    public enum Kind {
        KEY,
        VALUE,
        NAME,
        HOST
    }
}
