package dev.gantry.app.registry;

import dev.gantry.app.words.Explanation;
import dev.gantry.app.words.Words;
import dev.gantry.docker.ImageName;
import dev.gantry.registry.Keeping;
import dev.gantry.registry.RegistryException;
import java.util.Locale;
import java.util.Objects;

/// What a person reads about registries and logins.
public final class RegistryWords {

    private RegistryWords() {}

    public static Explanation of(RegistryException failure) {
        var key = "registry." + failure.trouble().name().toLowerCase(Locale.ROOT);
        var subject = name(failure.subject());
        var user = failure.user().isEmpty() ? Words.of("registry.nobody") : failure.user();
        var scope =
                failure.scope().isEmpty() ? "" : Words.of("registry.scope", failure.scope()) + " ";
        return new Explanation(
                Words.of(key + ".title", subject, user, scope),
                Words.of(key + ".advice", subject, user, scope),
                Objects.requireNonNullElse(failure.getMessage(), ""));
    }

    /// Docker Hub is called by its name.
    public static String name(String registry) {
        return registry.equals(ImageName.DOCKER_HUB) ? Words.of("registry.hub") : registry;
    }

    /// Where a password is, as the end of a sentence.
    public static String of(Keeping keeping) {
        return switch (keeping) {
            case Keeping.Helper(var program) -> Words.of("registry.keptIn", program);
            case Keeping.PlainFile(var file) -> Words.of("registry.keptPlain", file.toString());
            case Keeping.Nowhere _ -> Words.of("registry.keptNowhere");
        };
    }
}
