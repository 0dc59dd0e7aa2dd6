package dev.gantry.app.build;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;

/// Nothing was built: what was asked for cannot be had here.
public final class BuildRefusal extends IOException {

    /// The words for a person are in `messages.properties` under `build.refusal.`.
    public enum Reason {
        /// The [BuilderChoice] is the subject.
        NO_BUILDX,
        /// The [BuilderChoice] is the subject.
        NO_MEMORY_LIMIT,
        /// The variable is the subject.
        NO_VARIABLE,
        /// The kind of builder is the subject.
        SEVERAL_PLATFORMS,
        /// A builder beside the engine hands over one platform only.
        KEEPS_ONE_PLATFORM,
        /// There is no name to push it under.
        NO_NAME
    }

    private static final Pattern ONE_PLATFORM =
            Pattern.compile("(?i)multi-platform build is not supported for the (\\S+) driver");

    private final Reason reason;
    private final String subject;

    BuildRefusal(Reason reason, String subject) {
        super(reason + ": " + subject);
        this.reason = reason;
        this.subject = subject;
    }

    static BuildRefusal noBuildx(BuilderChoice choice) {
        return new BuildRefusal(Reason.NO_BUILDX, choice.name());
    }

    /// Throws what can be known beforehand.
    static void check(BuildOptions options, BuilderChoice choice) throws IOException {
        if (options.push() && options.tags().isEmpty()) {
            throw new BuildRefusal(Reason.NO_NAME, "");
        }
        boolean outside = choice.builder() == BuilderChoice.Builder.BUILDX;
        if (outside && options.memoryBytes() > 0) {
            throw new BuildRefusal(Reason.NO_MEMORY_LIMIT, choice.name());
        }
        for (var secret : options.session().secrets()) {
            if (!secret.isKnown()) {
                throw new BuildRefusal(Reason.NO_VARIABLE, secret.variable());
            }
            if (!secret.file().isEmpty() && Files.notExists(Path.of(secret.file()))) {
                throw new NoSuchFileException(secret.file());
            }
        }
    }

    /// What a builder has plain words for that help nobody.
    static Optional<BuildRefusal> in(String message) {
        var lone = ONE_PLATFORM.matcher(message);
        if (lone.find()) {
            return Optional.of(new BuildRefusal(Reason.SEVERAL_PLATFORMS, lone.group(1)));
        }
        return message.contains("does not currently support exporting manifest lists")
                ? Optional.of(new BuildRefusal(Reason.KEEPS_ONE_PLATFORM, ""))
                : Optional.empty();
    }

    public Reason reason() {
        return reason;
    }

    public String subject() {
        return subject;
    }
}
