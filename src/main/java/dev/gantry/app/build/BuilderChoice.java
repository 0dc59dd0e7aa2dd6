package dev.gantry.app.build;

import dev.gantry.docker.Builds;

/// Which builder is asked, and why.
public enum BuilderChoice {
    /// It is the better one, and it is there.
    BUILDKIT(Builder.BUILDKIT),
    /// BuildKit pays no heed to a memory limit.
    CLASSIC_FOR_MEMORY(Builder.CLASSIC),
    /// There is no other.
    CLASSIC_ONLY(Builder.CLASSIC),
    /// Secrets are given to who asks for them, which the engine's API cannot.
    BUILDX_FOR_SECRETS(Builder.BUILDX),
    BUILDX_FOR_SSH(Builder.BUILDX),
    BUILDX_FOR_CONTEXTS(Builder.BUILDX),
    /// The engine's API builds for one platform.
    BUILDX_FOR_PLATFORMS(Builder.BUILDX);

    public enum Builder {
        BUILDKIT,
        CLASSIC,
        BUILDX
    }

    private final Builder builder;

    BuilderChoice(Builder builder) {
        this.builder = builder;
    }

    public static BuilderChoice of(Builds builds, BuildOptions options) {
        if (!options.session().secrets().isEmpty()) {
            return BUILDX_FOR_SECRETS;
        }
        if (!options.session().ssh().isEmpty()) {
            return BUILDX_FOR_SSH;
        }
        if (!options.session().contexts().isEmpty()) {
            return BUILDX_FOR_CONTEXTS;
        }
        if (options.platforms().size() > 1) {
            return BUILDX_FOR_PLATFORMS;
        }
        if (!builds.hasBuildKit()) {
            return CLASSIC_ONLY;
        }
        return options.memoryBytes() > 0 ? CLASSIC_FOR_MEMORY : BUILDKIT;
    }

    public Builder builder() {
        return builder;
    }
}
