package dev.gantry.app.cleanup;

import dev.gantry.app.cleanup.CleanUp.Outcome;
import dev.gantry.app.words.Explain;
import dev.gantry.app.words.Sizes;
import dev.gantry.app.words.Words;
import java.util.Locale;

/// Making room, told to a person.
public final class CleanUpWords {

    private CleanUpWords() {}

    public static String of(Leftover.Kind kind) {
        return Words.of("cleanup.kind." + word(kind));
    }

    /// Why it may go, with what goes with the reason.
    public static String reason(Leftover leftover) {
        return Words.of("cleanup.reason." + word(leftover.reason()), leftover.detail());
    }

    /// Which of all it is, and what its removal frees.
    public static String victim(Leftover leftover) {
        return Words.of("cleanup.victim." + word(leftover.kind()), leftover.name(), size(leftover));
    }

    /// "unknown" where the engine does not say.
    public static String size(Leftover leftover) {
        return leftover.sizeBytes() < 0
                ? Words.of("cleanup.unknownSize")
                : Sizes.of(leftover.sizeBytes());
    }

    public static String of(Outcome outcome) {
        var name = outcome.leftover().name();
        return switch (outcome) {
            case Outcome.Removed _ -> Words.of("cleanup.removed", name);
            case Outcome.Gone _ -> Words.of("cleanup.goneBefore", name);
            case Outcome.Needed _ -> Words.of("cleanup.needed", name);
            case Outcome.Refused(_, var why) ->
                    Explain.act(Words.of("cleanup.refused", name), why).inOneLine();
        };
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
