package dev.gantry.app.build;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/// What a person wants to be built.
///
/// @param folder what `COPY` may take from
/// @param dockerfile in the folder or elsewhere
/// @param target a stage; empty for the last
/// @param platform such as `linux/arm64`, several with commas between; empty for the engine's own
/// @param pull asks the registries for newer base images
/// @param memoryBytes for each step; 0 without limit
/// @param network of the steps; empty for the usual one
/// @param push sends the image to the registries in its names
public record BuildOptions(
        Path folder,
        Path dockerfile,
        List<String> tags,
        Map<String, String> args,
        Map<String, String> labels,
        String target,
        String platform,
        boolean noCache,
        boolean pull,
        long memoryBytes,
        String network,
        BuildSession session,
        boolean push) {

    /// Everything as the Dockerfile in the folder says.
    public static BuildOptions of(Path folder) {
        return new BuildOptions(
                folder,
                folder.resolve("Dockerfile"),
                List.of(),
                Map.of(),
                Map.of(),
                "",
                "",
                false,
                false,
                0,
                "",
                BuildSession.NONE,
                false);
    }

    public BuildOptions withDockerfile(Path other) {
        return new BuildOptions(
                folder,
                other,
                tags,
                args,
                labels,
                target,
                platform,
                noCache,
                pull,
                memoryBytes,
                network,
                session,
                push);
    }

    public BuildOptions withSession(BuildSession other) {
        return new BuildOptions(
                folder,
                dockerfile,
                tags,
                args,
                labels,
                target,
                platform,
                noCache,
                pull,
                memoryBytes,
                network,
                other,
                push);
    }

    /// None for the engine's own.
    public List<String> platforms() {
        return Arrays.stream(platform.split(",", -1))
                .map(String::strip)
                .filter(each -> !each.isEmpty())
                .toList();
    }

    /// Without the values of arguments, which may be secret.
    @Override
    public String toString() {
        return "build of " + folder + " " + tags;
    }
}
