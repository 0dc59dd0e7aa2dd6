package dev.gantry.ui.registry;

import dev.gantry.app.words.Words;

/// What came of trying a login.
sealed interface Tested {

    record NotYet() implements Tested {}

    record Asking() implements Tested {}

    record Good() implements Tested {}

    /// @param why in one line
    record Bad(String why) implements Tested {}

    default String inWords() {
        return switch (this) {
            case NotYet _ -> Words.of("registries.untested");
            case Asking _ -> Words.of("registries.testing");
            case Good _ -> Words.of("registries.good");
            case Bad(var why) -> why;
        };
    }

    /// A style class.
    default String tone() {
        return switch (this) {
            case NotYet _, Asking _ -> "text-muted";
            case Good _ -> "state-good";
            case Bad _ -> "state-bad";
        };
    }
}
