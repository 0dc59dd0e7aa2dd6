package dev.gantry.app.build;

import dev.gantry.app.image.TransferProgress;
import dev.gantry.docker.BuildNews;

/// Told how a build goes, many times a second, on the thread of the build.
public interface BuildListener {

    /// @param version of docker buildx, where that is the choice; else empty
    void chosen(BuilderChoice builder, String version);

    /// A base image comes beforehand.
    void pulling(String image, TransferProgress progress);

    /// It is built, and on its way to the registry in this name.
    void pushing(String image, TransferProgress progress);

    /// The context is on its way.
    void sending(long files, long bytes);

    /// Steps and their output, whichever builder it is; never [BuildNews.Said].
    void news(BuildNews news);
}
