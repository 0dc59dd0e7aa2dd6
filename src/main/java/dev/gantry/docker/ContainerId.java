package dev.gantry.docker;

/// The engine's full id of a container: 64 hexadecimal digits.
public record ContainerId(String value) {

    /// The first 12 digits, as the docker CLI prints them.
    public String brief() {
        return value.substring(0, Math.min(12, value.length()));
    }
}
