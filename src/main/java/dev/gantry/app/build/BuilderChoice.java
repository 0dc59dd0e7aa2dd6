package dev.gantry.app.build;

import dev.gantry.docker.BuildRequest.Builder;
import dev.gantry.docker.Builds;

/// Which builder is asked, and why.
public enum BuilderChoice {
    /// It is the better one, and it is there.
    BUILDKIT(Builder.BUILDKIT),
    /// BuildKit pays no heed to a memory limit.
    CLASSIC_FOR_MEMORY(Builder.CLASSIC),
    /// There is no other.
    CLASSIC_ONLY(Builder.CLASSIC);

    private final Builder builder;

    BuilderChoice(Builder builder) {
        this.builder = builder;
    }

    public static BuilderChoice of(Builds builds, BuildOptions options) {
        if (!builds.hasBuildKit()) {
            return CLASSIC_ONLY;
        }
        return options.memoryBytes() > 0 ? CLASSIC_FOR_MEMORY : BUILDKIT;
    }

    public Builder builder() {
        return builder;
    }
}
