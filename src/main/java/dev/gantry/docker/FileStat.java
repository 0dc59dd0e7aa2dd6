package dev.gantry.docker;

import java.time.Instant;

/// What an engine says of one path in a container. A link is not followed.
///
/// @param permissions the twelve bits of Unix: those of set-id and sticky, and `rwxrwxrwx`
/// @param linkTarget where a link leads; empty for all else
public record FileStat(
        String name,
        FileType type,
        long bytes,
        int permissions,
        Instant modified,
        String linkTarget) {}
