package dev.gantry.docker;

import java.time.Duration;
import java.time.Instant;

/// One thing that an engine tells while it builds.
public sealed interface BuildNews {

    /// A step as it now stands; told again whenever that changes. Only BuildKit tells of steps.
    ///
    /// @param id the same for all news of one step
    /// @param name such as `[build 2/4] RUN make`
    /// @param started [Instant#EPOCH] while it waits
    /// @param took how long it worked; zero until it has ended
    /// @param error empty when nothing went wrong
    record Step(String id, String name, State state, Instant started, Duration took, String error)
            implements BuildNews {}

    enum State {
        WAITING,
        RUNNING,
        DONE,
        CACHED,
        FAILED
    }

    /// What the command of a step wrote: any part of a line, or many lines.
    record Output(String step, String text) implements BuildNews {}

    /// How far a part of a step has come.
    ///
    /// @param totalBytes 0 when the engine does not know
    record Moved(String step, String part, long doneBytes, long totalBytes) implements BuildNews {}

    /// Something that the builder would have written differently.
    ///
    /// @param line of the Dockerfile, from 1; 0 when unknown
    record Warning(String step, String text, int line) implements BuildNews {}

    /// Plain output of the classic builder: any part of a line, or many lines.
    record Said(String text) implements BuildNews {}

    record Built(ImageId image) implements BuildNews {}

    /// The last news of a build that came to nothing, in the builder's words.
    ///
    /// @param line of the Dockerfile, from 1; 0 where the builder names none
    record Failed(String message, int line) implements BuildNews {}
}
