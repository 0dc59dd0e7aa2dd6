package dev.gantry.app.build;

import dev.gantry.app.image.TransferProgress;
import dev.gantry.docker.BuildNews;

/// Told how a build goes, many times a second, on the thread of the build.
public interface BuildListener {

    void chosen(BuilderChoice builder);

    /// A base image comes beforehand.
    void pulling(String image, TransferProgress progress);

    /// The context is on its way.
    void sending(long files, long bytes);

    /// Steps and their output, whichever builder it is; never [BuildNews.Said].
    void news(BuildNews news);
}
