package dev.gantry.docker.engine;

import com.fasterxml.jackson.databind.JsonNode;
import dev.gantry.docker.EngineException;
import dev.gantry.docker.LiveProcess;
import dev.gantry.docker.TerminalSize;
import dev.gantry.docker.engine.wire.Duplex;
import dev.gantry.docker.engine.wire.Request;
import java.io.IOException;
import java.util.OptionalInt;
import java.util.concurrent.locks.LockSupport;

/// One hijacked connection, and the process at its other end.
final class WireProcess implements LiveProcess {

    /// Larger than what the wire keeps, so that nothing is copied on its way.
    private static final int BUFFER_BYTES = 128 * 1024;

    /// From the end of the output to the end of the process there are milliseconds, unless it
    /// closed its output and goes on.
    private static final int LOOKS = 100;

    private static final long BETWEEN_LOOKS_NANOS = 10_000_000;

    /// @param path of what the engine is asked about
    /// @param isContainer else it is an exec
    record Place(String path, boolean isContainer) {}

    private final Duplex duplex;
    private final Place place;
    private final boolean terminal;
    private final RawApi api;
    private final EngineErrors errors;
    private final byte[] buffer = new byte[BUFFER_BYTES];
    private final Frames frames = new Frames();

    WireProcess(Duplex duplex, Place place, boolean terminal, RawApi api, EngineErrors errors) {
        this.duplex = duplex;
        this.place = place;
        this.terminal = terminal;
        this.api = api;
        this.errors = errors;
    }

    @Override
    public boolean hasTerminal() {
        return terminal;
    }

    @Override
    public boolean read(Output output) throws IOException {
        int count = errors.patient(() -> duplex.input().read(buffer, 0, BUFFER_BYTES));
        if (count < 0) {
            return false;
        }
        if (terminal) {
            output.printed(Stream.OUTPUT, buffer, 0, count);
        } else {
            frames.split(buffer, count, output);
        }
        return true;
    }

    @Override
    public void write(byte[] bytes, int from, int length) {
        errors.patient(() -> {
            duplex.output().write(bytes, from, length);
            return true;
        });
    }

    @Override
    public void closeInput() {
        errors.patient(() -> {
            duplex.closeOutput();
            return true;
        });
    }

    @Override
    public void resize(TerminalSize size) {
        if (!terminal) {
            return;
        }
        var asked =
                Request.post(place.path() + "/resize")
                        .query("h", "" + size.rows())
                        .query("w", "" + size.columns());
        try {
            errors.quick(() -> {
                api.act(asked);
                return true;
            });
        } catch (EngineException.Gone
                | EngineException.Conflict
                | EngineException.Refused ended) { // engines have several words for "too late"
        }
    }

    @Override
    public OptionalInt exitCode() {
        for (int look = 0; look < LOOKS; look++) {
            try {
                var state = state();
                if (!state.path("Running").asBoolean()) {
                    var code = state.path("ExitCode");
                    return code.isInt() ? OptionalInt.of(code.intValue()) : OptionalInt.empty();
                }
            } catch (EngineException.Gone | EngineException.Conflict forgotten) {
                return OptionalInt.empty();
            }
            LockSupport.parkNanos(BETWEEN_LOOKS_NANOS);
        }
        return OptionalInt.empty();
    }

    private JsonNode state() {
        var said = errors.quick(() -> api.get(place.path() + "/json"));
        return place.isContainer() ? said.path("State") : said;
    }

    @Override
    public void close() {
        duplex.close();
    }
}
