package dev.gantry.app.log;

import dev.gantry.docker.ContainerId;
import dev.gantry.docker.Engine;
import dev.gantry.docker.LogRequest;
import java.nio.file.Path;

/// All that a container wrote, read into a book: what a view does, without the view.
public final class BookFilling {

    private BookFilling() {}

    /// @return how many lines it holds
    public static long fill(Engine engine, ContainerId id, Path folder) {
        try (var book = new LogBook(SpillFile.in(folder));
                var stream = engine.logs().open(id, LogRequest.all())) {
            var joiner =
                    new LineJoiner((nanos, flags, bytes, from, length) ->
                            book.append(nanos, flags, 0, bytes, from, length));
            boolean more = true;
            while (more) {
                more = stream.read(joiner);
            }
            return book.end() - book.first();
        }
    }
}
