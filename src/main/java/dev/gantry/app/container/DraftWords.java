package dev.gantry.app.container;

import dev.gantry.app.words.Explain;
import dev.gantry.app.words.Explanation;
import dev.gantry.app.words.Words;
import java.util.List;
import java.util.Locale;

/// What went wrong with a draft, or with making it, as a person reads it.
public final class DraftWords {

    private DraftWords() {}

    public static String of(DraftException stumbled) {
        var key = "draft." + stumbled.reason().name().toLowerCase(Locale.ROOT);
        return Words.of(key, stumbled.word());
    }

    public static String of(RecreateStep step) {
        return Words.of("recreate." + step.name().toLowerCase(Locale.ROOT));
    }

    /// Secrets that a container's own words may hold are hidden.
    public static Explanation of(RecreateException failure) {
        var title = Words.of("recreate.failed", failure.name());
        return switch (failure) {
            case RecreateException.Refused refused -> refused(title, refused);
            case RecreateException.EndedEarly ended ->
                    new Explanation(title, ended(ended), lines(ended.lastLines()));
            case RecreateException.Unhealthy ill ->
                    new Explanation(title, back("recreate.unhealthy"), lines(ill.said()));
            case RecreateException.Stopped _ ->
                    new Explanation(title, back("recreate.stopped"), "");
            case RecreateException.Vanishing _ ->
                    new Explanation(
                            title,
                            Words.of("recreate.vanishing", failure.name())
                                    + " "
                                    + Words.of("recreate.vanishingAdvice"),
                            "");
            case RecreateException.NotPutBack lost -> notPutBack(title, lost);
            case RecreateException.LeftOver left ->
                    new Explanation(
                            Words.of("recreate.leftOver", left.name()),
                            Words.of("recreate.leftOverAdvice", left.oldName()),
                            "");
        };
    }

    private static Explanation refused(String title, RecreateException.Refused refused) {
        var why = Explain.failure(refused.why());
        return new Explanation(
                title,
                Words.of("recreate.refusedAt", of(refused.step()))
                        + " "
                        + why.title()
                        + " "
                        + Words.of("recreate.back"),
                why.details());
    }

    private static String ended(RecreateException.EndedEarly ended) {
        var key = "exit." + ended.exitCode();
        var meaning = Words.has(key) ? " (" + Words.of(key) + ")" : "";
        return Words.of("recreate.ended", ended.exitCode(), meaning)
                + " "
                + Words.of("recreate.back");
    }

    private static Explanation notPutBack(String title, RecreateException.NotPutBack lost) {
        var first = lost.why() instanceof RecreateException known ? of(known).details() : "";
        return new Explanation(
                title,
                Words.of("recreate.notBack")
                        + " "
                        + Words.of("recreate.notBackAdvice", lost.name(), lost.oldName()),
                first);
    }

    private static String back(String key) {
        return Words.of(key) + " " + Words.of("recreate.back");
    }

    private static String lines(List<String> lines) {
        return Secrets.maskText(String.join("\n", lines).strip());
    }
}
