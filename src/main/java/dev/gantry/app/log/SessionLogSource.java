package dev.gantry.app.log;

import dev.gantry.app.host.HostSession;
import dev.gantry.app.host.HostState;
import dev.gantry.docker.Container;
import dev.gantry.docker.ContainerId;
import dev.gantry.docker.Engine;
import dev.gantry.docker.EngineEvent;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/// A supervised host as the source of logs.
public final class SessionLogSource implements LogSource, AutoCloseable {

    private final HostSession session;
    private final Consumer<HostState> listener = _ -> changed();
    private long changes;

    public SessionLogSource(HostSession session) {
        this.session = session;
        session.listen(listener);
    }

    @Override
    public Engine engine() {
        return session.engine();
    }

    @Override
    public Optional<ContainerId> named(String name) {
        return session.state().snapshot().containers().values().stream()
                .filter(container -> container.name().equals(name))
                .map(Container::id)
                .findFirst();
    }

    @Override
    public boolean isDown(ContainerId id) {
        var known = session.state().snapshot().containers().get(id);
        return known != null && !known.isUp();
    }

    @Override
    public Optional<Death> lastDeath(ContainerId id) {
        var itsOwn =
                session.state().recent().stream()
                        .filter(event -> event.actor().equals(id.value()))
                        .toList();
        var die = itsOwn.stream().filter(event -> event.action().equals("die")).findFirst();
        return die.map(
                end -> new Death(exitCode(end), itsOwn.stream().anyMatch(e -> isOom(e, end))));
    }

    private static String exitCode(EngineEvent die) {
        return die.attributes().getOrDefault("exitCode", "?");
    }

    private static boolean isOom(EngineEvent event, EngineEvent die) {
        return event.action().equals("oom")
                && Duration.between(event.time(), die.time()).abs().toSeconds() < 5;
    }

    private synchronized void changed() {
        changes++;
        notifyAll();
    }

    @Override
    public synchronized void awaitNews(Duration longest) throws InterruptedException {
        long seen = changes;
        long end = System.nanoTime() + longest.toNanos();
        for (long left = longest.toMillis(); changes == seen && left > 0; ) {
            wait(left);
            left = (end - System.nanoTime()) / 1_000_000;
        }
    }

    @Override
    public void close() {
        session.stopListening(listener);
    }
}
