package dev.gantry.cli;

import dev.gantry.docker.EngineException;
import dev.gantry.docker.LiveProcess;
import java.util.Optional;
import sun.misc.Signal;
import sun.misc.SignalHandler;

/// Hands the size of Gantry's own terminal on to a process, at once and whenever it changes.
///
/// A terminal tells of a new size by a signal only, and Java has no other way to hear of one than
/// `sun.misc.Signal`: asking `stty` all the time would start a program each time.
final class SizeChanges implements AutoCloseable {

    private static final String NAME = "WINCH";

    private final LiveProcess process;
    private final SignalHandler before;

    private SizeChanges(LiveProcess process) {
        this.process = process;
        this.before = Signal.handle(new Signal(NAME), _ -> handOn());
    }

    /// Where there is no such signal nothing is handed on.
    static Optional<SizeChanges> of(LiveProcess process) {
        try {
            var changes = new SizeChanges(process);
            changes.handOn(); // it may have changed while the process was begun
            return Optional.of(changes);
        } catch (IllegalArgumentException noSuchSignal) {
            return Optional.empty();
        }
    }

    /// One after the other, so the size that was read last is the last one told.
    private synchronized void handOn() {
        LocalTerminal.size()
                .ifPresent(size -> {
                    try {
                        process.resize(size);
                    } catch (EngineException ended) { // whoever reads from it tells
                    }
                });
    }

    @Override
    public void close() {
        Signal.handle(new Signal(NAME), before);
    }
}
