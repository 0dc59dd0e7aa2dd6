package dev.gantry.docker;

/// The engine's id of an image, with its algorithm: `sha256:…`.
public record ImageId(String value) {

    /// The first 12 digits without the algorithm, as the docker CLI prints them.
    public String brief() {
        var digits = value.substring(value.indexOf(':') + 1);
        return digits.substring(0, Math.min(12, digits.length()));
    }
}
