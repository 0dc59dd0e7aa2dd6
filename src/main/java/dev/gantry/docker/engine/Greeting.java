package dev.gantry.docker.engine;

import dev.gantry.docker.engine.wire.Request;
import dev.gantry.docker.engine.wire.Watchdog;
import dev.gantry.docker.engine.wire.Wire;
import java.io.IOException;
import java.time.Duration;

/// The engine's `/_ping`: the one call that needs no version, and tells it.
final class Greeting {

    /// An engine which is well answers in a few milliseconds.
    private static final Duration LIMIT = Duration.ofSeconds(5);

    private final Wire wire;

    Greeting(Wire wire) {
        this.wire = wire;
    }

    /// The newest API version the engine speaks.
    ///
    /// On a connection of its own, so that nothing else answers for the engine.
    ///
    /// @throws StrangerException when it does not look like an engine's answer
    ApiVersion hello() throws IOException {
        var call = wire.callAlone(Request.head("/_ping"));
        call.open();
        try (var answer = Watchdog.within(LIMIT, call::send)) {
            if (answer.status() >= 500) {
                answer.orRefusal(); // it is starting, or only a proxy before it is up
            }
            var version = answer.headers().get("Api-Version").flatMap(ApiVersion::parse);
            if (version.isEmpty()) {
                throw new StrangerException(answer.quote());
            }
            return version.get();
        }
    }

    /// HTTP, and no engine.
    static final class StrangerException extends IOException {
        StrangerException(String itSaid) {
            super(itSaid);
        }
    }
}
