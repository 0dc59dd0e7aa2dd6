package dev.gantry.ui.log;

import dev.gantry.app.log.FeedState;
import dev.gantry.app.log.LogBook;
import dev.gantry.app.words.Explain;
import dev.gantry.app.words.Words;
import java.util.List;

/// What stands in the way of lines, or that nothing more comes; empty when all is well.
final class FeedWords {

    private FeedWords() {}

    static String of(LogBook book, List<FeedState> states) {
        if (book.trouble().isPresent()) {
            return Words.of("logs.diskFull");
        }
        return states.stream()
                .map(FeedWords::of)
                .filter(words -> !words.isEmpty())
                .findFirst()
                .orElse("");
    }

    private static String of(FeedState state) {
        return switch (state) {
            case FeedState.Opening _, FeedState.Reading _, FeedState.Ended _ -> "";
            case FeedState.Lost(var why) -> Words.of("logs.lost", Explain.failure(why).title());
            case FeedState.Refused(var why) -> Explain.failure(why).inOneLine();
            case FeedState.Gone _ -> Words.of("logs.gone");
        };
    }
}
