package dev.gantry.app.terminal;

import dev.gantry.app.terminal.TerminalPlan.Program;
import dev.gantry.docker.Container;
import dev.gantry.docker.Engine;
import dev.gantry.docker.EngineException;
import dev.gantry.docker.LiveProcess;
import dev.gantry.docker.TerminalSize;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// One terminal on a container. It lives on while nobody looks at it, and can be begun again after
/// its end.
///
/// Any thread may call; nothing blocks but [#end].
public final class TerminalSession {

    /// Told of what happens, on threads of the session: must not block.
    public interface Listener extends TerminalScreen.Listener {
        void stateChanged(SessionState state);
    }

    /// Leaves whatever the program before it left behind: its mouse, its colours.
    private static final String FRESH =
            "\u001b[?25h\u001b[?1000l\u001b[?1002l\u001b[?1003l\u001b[?2004l\u001b[0m\r\n";

    private final Container container;
    private final TerminalPlan plan;
    private final Supplier<Engine> engine;
    private final ShellFinder shells;
    private final Executor workers;
    private final Told listeners = new Told();
    private final TerminalScreen screen;
    private final Outbox outbox;
    private final SizeKeeper sizes;
    private volatile SessionState state = new SessionState.Starting();
    private volatile @Nullable LiveProcess process;
    private volatile String mark = "";
    private volatile boolean over;
    private boolean begun;

    TerminalSession(
            Container container,
            TerminalPlan plan,
            Supplier<Engine> engine,
            ShellFinder shells,
            Executor workers) {
        this.container = container;
        this.plan = plan;
        this.engine = engine;
        this.shells = shells;
        this.workers = workers;
        this.outbox = new Outbox(workers, this::send);
        this.screen = new TerminalScreen(TerminalSize.USUAL, listeners, outbox::add);
        this.sizes = new SizeKeeper(workers, this::apply);
    }

    public Container container() {
        return container;
    }

    public TerminalPlan plan() {
        return plan;
    }

    public TerminalScreen screen() {
        return screen;
    }

    public SessionState state() {
        return state;
    }

    public void listen(Listener listener) {
        listeners.all.add(listener);
    }

    public void stopListening(Listener listener) {
        listeners.all.remove(listener);
    }

    /// The first size begins it, so that nothing is printed for a wrong one.
    public synchronized void resize(TerminalSize size) {
        sizes.want(size);
        if (!begun) {
            begun = true;
            screen.resize(size);
            workers.execute(() -> run(""));
        }
    }

    /// After its end.
    public synchronized void restart() {
        if (begun && !over && state.isOver()) {
            tell(new SessionState.Starting());
            workers.execute(() -> run(fresh()));
        }
    }

    /// Leaving the other screen moves the cursor, so only who is there leaves it.
    private String fresh() {
        return (screen.isAlternate() ? "\u001b[?1049l" : "") + FRESH;
    }

    /// What a person typed. It is sent in order, and lost when nothing runs.
    public void write(byte[] bytes) {
        outbox.add(bytes);
    }

    private void send(byte[] bytes) {
        var running = process;
        if (running == null) {
            return;
        }
        try {
            if (running.hasTerminal()) {
                running.write(bytes, 0, bytes.length);
            } else {
                sendLines(running, bytes);
            }
        } catch (EngineException ended) { // whoever reads from it tells
        }
    }

    /// Without a terminal nobody makes lines of returns, nor an end of Ctrl-D.
    private static void sendLines(LiveProcess running, byte[] bytes) {
        if (bytes.length == 1 && bytes[0] == 4) {
            running.closeInput();
            return;
        }
        var lines = bytes.clone();
        for (int index = 0; index < lines.length; index++) {
            lines[index] = lines[index] == '\r' ? (byte) '\n' : lines[index];
        }
        running.write(lines, 0, lines.length);
    }

    private void apply(TerminalSize size) {
        screen.resize(size);
        var running = process;
        if (running != null) {
            try {
                running.resize(size);
            } catch (EngineException ended) { // whoever reads from it tells
            }
        }
    }

    private void run(String preface) {
        try {
            var begunWith = begin();
            if (begunWith.isPresent()) {
                converse(begunWith.get(), preface);
            }
        } catch (EngineException refused) {
            tell(new SessionState.Refused(refused));
        }
    }

    /// Absent when there is no shell to begin.
    private Optional<LiveProcess> begin() {
        var processes = engine.get().processes();
        var size = sizes.wanted();
        return switch (plan.program()) {
            case Program.MainProcess _ ->
                    Optional.of(live("", processes.attach(container.id(), size)));
            case Program.Command(var words) -> Optional.of(exec(words, size));
            case Program.Shell _ -> {
                var shell = shells.find(processes, container.id(), container.imageId());
                if (shell.isEmpty()) {
                    tell(new SessionState.NoShell());
                }
                yield shell.map(path -> exec(List.of(path), size));
            }
        };
    }

    private LiveProcess exec(List<String> words, TerminalSize size) {
        mark = UUID.randomUUID().toString();
        var request =
                plan.running(words, plan.terminal() ? Optional.of(size) : Optional.empty())
                        .with("TERM=xterm-256color")
                        .with("COLORTERM=truecolor")
                        .with(Farewell.mark(mark));
        return live(words.getFirst(), engine.get().processes().exec(container.id(), request));
    }

    private LiveProcess live(String program, LiveProcess begunNow) {
        process = begunNow;
        if (over) { // closed while it was being begun
            begunNow.close();
        }
        tell(new SessionState.Live(program));
        return begunNow;
    }

    private void converse(LiveProcess running, String preface) {
        var end = listen(running, preface);
        // before anybody hears of the end: who begins anew at once must not lose the new one
        process = null;
        tell(end);
    }

    private SessionState listen(LiveProcess running, String preface) {
        try (running) {
            if (!sizes.wanted().equals(screen.size())) {
                apply(sizes.wanted());
            }
            screen.feed(new ProcessText(running, preface));
            return ended(running);
        } catch (EngineException cause) {
            return new SessionState.Lost(cause);
        } catch (IOException impossible) { // nothing of ours throws it
            throw new UncheckedIOException(impossible);
        }
    }

    private SessionState ended(LiveProcess running) {
        var code = running.exitCode();
        boolean noSuchShell =
                plan.program() instanceof Program.Shell
                        && (code.orElse(0) == 126 || code.orElse(0) == 127);
        if (noSuchShell) { // another container of this image lost it
            shells.forget(container.imageId());
        }
        return new SessionState.Ended(code);
    }

    private void tell(SessionState now) {
        state = now;
        if (!over) {
            listeners.stateChanged(now);
        }
    }

    /// Ends what runs in it, unless that is the container's main process. Blocks for up to some
    /// seconds.
    ///
    /// @return whether nothing of it runs on
    boolean end() {
        over = true;
        var running = process;
        if (running == null) {
            return true;
        }
        try {
            return plan.program() instanceof Program.MainProcess
                    || Farewell.end(engine.get().processes(), container.id(), plan.user(), mark);
        } catch (EngineException noEngine) {
            return false;
        } finally {
            running.close();
        }
    }

    /// Passes on to all who listen.
    private static final class Told implements Listener {
        private final List<Listener> all = new CopyOnWriteArrayList<>();

        @Override
        public void stateChanged(SessionState state) {
            all.forEach(each -> each.stateChanged(state));
        }

        @Override
        public void changed() {
            all.forEach(Listener::changed);
        }

        @Override
        public void clipboardWanted(String text) {
            all.forEach(each -> each.clipboardWanted(text));
        }

        @Override
        public void beep() {
            all.forEach(Listener::beep);
        }
    }
}
