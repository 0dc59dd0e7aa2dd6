package dev.gantry.docker;

/// What an engine said of itself when it was connected.
///
/// @param apiVersion the one spoken: the newest that both sides know
/// @param newestApiVersion the newest the engine knows
public record EngineInfo(
        String name,
        String version,
        String apiVersion,
        String newestApiVersion,
        String operatingSystem,
        String architecture,
        String kernel,
        int cpus,
        long memoryBytes) {

    /// Compares as numbers: 1.9 is older than 1.41.
    public boolean speaks(int major, int minor) {
        var parts = apiVersion.split("\\.", 2);
        int itsMajor = Integer.parseInt(parts[0]);
        int itsMinor = Integer.parseInt(parts[1]);
        return itsMajor > major || (itsMajor == major && itsMinor >= minor);
    }
}
