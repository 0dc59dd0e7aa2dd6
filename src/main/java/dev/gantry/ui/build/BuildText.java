package dev.gantry.ui.build;

import dev.gantry.app.build.BuildOptions;
import dev.gantry.app.words.Explanation;
import dev.gantry.app.words.Words;
import dev.gantry.store.BuildStore.KeptBuild;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/// Builds in words.
final class BuildText {

    private BuildText() {}

    /// The first tag, or the folder.
    static String name(BuildOptions options) {
        if (!options.tags().isEmpty()) {
            return String.join(", ", options.tags());
        }
        var folder = options.folder().getFileName();
        return folder == null ? options.folder().toString() : folder.toString();
    }

    /// "1.4 s", "2 min 5 s"
    static String took(Duration took) {
        if (took.toMinutes() > 0) {
            return Words.of("build.minutes", took.toMinutes(), took.toSecondsPart());
        }
        return String.format(Locale.getDefault(), "%.1f s", took.toMillis() / 1000.0);
    }

    static String state(Build.State state) {
        return Words.of("build.state." + state.name());
    }

    static Optional<Explanation> failure(KeptBuild kept) {
        if (!kept.end().equals("failed")) {
            return Optional.empty();
        }
        var title =
                kept.line() > 0
                        ? Words.of("build.failed.line", "" + kept.line())
                        : Words.of("build.failed.title");
        return Optional.of(new Explanation(title, kept.error(), ""));
    }
}
