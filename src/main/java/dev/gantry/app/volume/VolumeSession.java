package dev.gantry.app.volume;

import dev.gantry.app.volume.HelperTalk.Answer;
import dev.gantry.app.volume.HelperTalk.EndedException;
import dev.gantry.docker.ContainerId;
import dev.gantry.docker.Engine;
import dev.gantry.docker.EngineException;
import dev.gantry.docker.LiveProcess;
import dev.gantry.docker.Removal;
import dev.gantry.docker.TerminalSize;
import dev.gantry.docker.VolumeName;
import java.io.IOException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// One volume that is looked into: a helper stands beside it while there are questions, and for a
/// minute after the last one. It is started again when there are more.
///
/// The volume cannot be written to through it before [#edit]. Any thread may ask; one is answered
/// at a time.
public final class VolumeSession implements AutoCloseable {

    private static final TerminalSize NO_TERMINAL = new TerminalSize(1, 1);
    private static final String WHILE_COPYING_SECONDS = "86400";
    private static final String OTHERWISE_SECONDS = "60";

    private final Supplier<Engine> engine;
    private final VolumeName volume;
    private final ReentrantLock turn = new ReentrantLock();
    private @Nullable Standing standing;
    private boolean writable;
    private boolean closed;
    private int copies;

    private record Standing(ContainerId id, LiveProcess process, HelperTalk talk) {}

    /// @param engine asked each time: a host that was lost comes back with another one
    public VolumeSession(Supplier<Engine> engine, VolumeName volume) {
        this.engine = engine;
        this.volume = volume;
    }

    public VolumeName volume() {
        return volume;
    }

    public Engine engine() {
        return engine.get();
    }

    /// From now on the volume can be changed.
    public void edit() {
        turn();
        try {
            if (!writable) {
                writable = true;
                drop();
            }
        } finally {
            turn.unlock();
        }
    }

    /// Several questions that belong together.
    interface Work<T> {
        T done(Asking asking) throws IOException;
    }

    interface Asking {
        Answer ask(char letter, String... texts) throws IOException;
    }

    /// Asks a helper that stands. One that had gone meanwhile is replaced, and the work begins
    /// again: a helper that ends has done nothing since its last answer.
    <T> T ask(Work<T> work) throws IOException {
        turn();
        try {
            try {
                return work.done(stands().talk()::ask);
            } catch (EndedException waitedLong) {
                drop();
                return work.done(stands().talk()::ask);
            } catch (EngineException lost) {
                drop();
                throw lost;
            }
        } catch (EndedException again) {
            drop();
            throw new VolumeFileException(
                    VolumeFileException.Reason.NO_HELPER, "/", String.valueOf(again.getMessage()));
        } finally {
            turn.unlock();
        }
    }

    /// What holds the files, for the engine's archives. It stands until [#copied], whoever closes
    /// the session meanwhile.
    ContainerId copying() throws IOException {
        turn();
        try {
            if (copies == 0) {
                ask(asking -> asking.ask('T', WHILE_COPYING_SECONDS));
            }
            copies++;
            return stands().id();
        } finally {
            turn.unlock();
        }
    }

    void copied() {
        turn.lock();
        try {
            copies--;
            if (copies == 0 && closed) {
                drop();
            } else if (copies == 0 && standing != null) {
                standing.talk().ask('T', OTHERWISE_SECONDS);
            }
        } catch (IOException | EngineException goneAnyway) {
            drop();
        } finally {
            turn.unlock();
        }
    }

    private void turn() {
        try {
            turn.lockInterruptibly();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new EngineException.Cancelled(stopped);
        }
    }

    private Standing stands() throws IOException {
        if (closed && copies == 0) {
            throw new EngineException.Cancelled(null);
        }
        var now = standing;
        if (now == null) {
            now = start();
            standing = now;
        }
        return now;
    }

    private Standing start() throws IOException {
        var on = engine.get();
        on.volumes().inspect(volume); // or starting would make it
        var image = HelperImage.of(on.info().architecture());
        if (image.isEmpty()) {
            throw new VolumeFileException(
                    VolumeFileException.Reason.NO_HELPER, "/", on.info().architecture());
        }
        var id = new HelperContainer(image.get(), volume, writable).create(on);
        try {
            return started(on, id);
        } catch (EngineException | IOException failed) {
            remove(on, id);
            throw failed;
        }
    }

    private static Standing started(Engine on, ContainerId id) throws IOException {
        // beforehand, so that it ends with this connection whatever becomes of us
        var process = on.processes().attach(id, NO_TERMINAL);
        try {
            on.containers().start(id);
            var talk = new HelperTalk(process);
            talk.ask('P').orFail("/");
            return new Standing(id, process, talk);
        } catch (EngineException | IOException failed) {
            process.close();
            throw failed;
        }
    }

    private static void remove(Engine on, ContainerId id) {
        try {
            on.containers().remove(id, new Removal(true, false));
        } catch (EngineException removesItself) { // wanted
        }
    }

    private void drop() {
        if (standing != null) {
            standing.process().close();
            standing = null;
        }
    }

    /// The helper goes a moment later; when something is being copied or removed, after that.
    @Override
    public void close() {
        turn.lock();
        try {
            closed = true;
            if (copies == 0) {
                drop();
            }
        } finally {
            turn.unlock();
        }
    }
}
