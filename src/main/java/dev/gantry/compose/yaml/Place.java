package dev.gantry.compose.yaml;

/// Where something stands in a file.
///
/// @param file as the person named it
/// @param line counted from 1; 0 for the file as a whole
/// @param column counted from 1
public record Place(String file, int line, int column) {

    public static Place of(String file) {
        return new Place(file, 0, 0);
    }
}
