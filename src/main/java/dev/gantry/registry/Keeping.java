package dev.gantry.registry;

import java.nio.file.Path;

/// Where the password of a registry is kept.
public sealed interface Keeping {

    /// In a program such as `docker-credential-pass`.
    record Helper(String program) implements Keeping {}

    /// Readable for everybody who can read the file.
    record PlainFile(Path file) implements Keeping {}

    /// There is none.
    record Nowhere() implements Keeping {}
}
