package dev.gantry.docker;

import java.util.List;

/// How a container becomes an image.
///
/// @param repository empty for an image without a name
/// @param tag empty for `latest`
/// @param changes lines of a Dockerfile such as `CMD ["sh"]` or `ENV A=1`
/// @param pausing holds the container meanwhile, so that its files agree with each other
public record Commit(
        String repository,
        String tag,
        String author,
        String message,
        List<String> changes,
        boolean pausing) {}
