package dev.gantry.app.log;

import dev.gantry.docker.EngineException;

/// How a follower stands with its container.
public sealed interface FeedState {

    /// The engine has not answered yet.
    record Opening() implements FeedState {}

    /// What is written arrives.
    record Reading() implements FeedState {}

    /// All that was asked for has come; nothing more will, until the container is started.
    record Ended() implements FeedState {}

    /// The engine is away; it goes on when that is back.
    record Lost(EngineException why) implements FeedState {}

    /// The engine will not say, for example because the container keeps no log.
    record Refused(EngineException why) implements FeedState {}

    /// The container was removed.
    record Gone() implements FeedState {}
}
