package dev.gantry.ui.registry;

import dev.gantry.app.registry.RegistryWords;
import dev.gantry.app.words.Words;
import dev.gantry.registry.Keeping;
import dev.gantry.registry.KnownRegistry;
import java.util.Comparator;

/// A registry as a line of the list.
record RegistryRow(KnownRegistry known, Tested tested) {

    /// Docker Hub first.
    static final Comparator<RegistryRow> BY_NAME =
            Comparator.comparing((RegistryRow row) -> !row.name().equals("docker.io"))
                    .thenComparing(RegistryRow::name);

    String name() {
        return known.name();
    }

    String shown() {
        return RegistryWords.name(known.name());
    }

    String user() {
        if (!known.user().isEmpty()) {
            return known.user();
        }
        return Words.of(known.isLoggedIn() ? "registries.byToken" : "registries.nobody");
    }

    String kept() {
        return switch (known.keeping()) {
            case Keeping.Helper(var program) -> program;
            case Keeping.PlainFile _ -> Words.of("registries.plain");
            case Keeping.Nowhere _ -> "";
        };
    }

    boolean isPlain() {
        return known.keeping() instanceof Keeping.PlainFile;
    }

    /// A helper that fails comes before what a test said.
    Tested state() {
        return known.trouble()
                .<Tested>map(why -> new Tested.Bad(RegistryWords.of(why).title()))
                .orElse(tested);
    }
}
