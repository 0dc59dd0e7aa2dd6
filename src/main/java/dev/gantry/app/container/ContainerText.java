package dev.gantry.app.container;

import dev.gantry.docker.ContainerDetails;
import dev.gantry.docker.ImageDefaults;
import java.util.function.UnaryOperator;

/// One container as texts to read and to copy, with what looks secret hidden or not.
public final class ContainerText {

    private ContainerText() {}

    /// The engine's own description.
    public static String json(ContainerDetails container, boolean revealed) {
        return revealed ? container.rawJson() : InspectJson.masked(container.rawJson());
    }

    /// Any description in the engine's JSON, with what looks secret hidden.
    public static String masked(String json) {
        return InspectJson.masked(json);
    }

    /// The `docker run` that would make it again.
    ///
    /// @param image what its image brings, which is left out
    public static String dockerRun(
            ContainerDetails container, ImageDefaults image, boolean revealed) {
        UnaryOperator<String> written = revealed ? one -> one : Secrets::maskAssignment;
        return DockerRun.of(container.rawJson(), image, written);
    }
}
