package dev.gantry.app.terminal;

import dev.gantry.docker.TerminalSize;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/// Applies the size that is wanted last: a window that is being dragged wants many.
final class SizeKeeper {

    private final Executor workers;
    private final Consumer<TerminalSize> apply;
    private TerminalSize wanted = TerminalSize.USUAL;
    private TerminalSize applied = TerminalSize.USUAL;
    private boolean applying;
    private boolean first = true;

    SizeKeeper(Executor workers, Consumer<TerminalSize> apply) {
        this.workers = workers;
        this.apply = apply;
    }

    synchronized TerminalSize wanted() {
        return wanted;
    }

    /// The first is only noted: what begins with it has it already.
    synchronized void want(TerminalSize size) {
        wanted = size;
        if (first) {
            first = false;
            applied = size;
        } else if (!applying && !applied.equals(size)) {
            applying = true;
            workers.execute(this::applyAll);
        }
    }

    private void applyAll() {
        while (true) {
            TerminalSize next;
            synchronized (this) {
                next = wanted;
                if (next.equals(applied)) {
                    applying = false;
                    return;
                }
                applied = next;
            }
            apply.accept(next);
        }
    }
}
