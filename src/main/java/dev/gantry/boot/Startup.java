package dev.gantry.boot;

import dev.gantry.app.host.Host;
import dev.gantry.app.host.HostDirectory;
import dev.gantry.store.Settings;
import dev.gantry.store.StoreException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.slf4j.LoggerFactory;

/// What can be done before there is a window: the settings are read and the engine is called while
/// JavaFX starts on the other core.
final class Startup {

    /// @param troubles what could not be read, for the window to tell
    record Known(Settings settings, List<StoreException> troubles) {}

    /// @param open the host to show first
    record Hosts(HostDirectory.Found found, Optional<Host> open) {}

    private static CompletableFuture<Startup> begun = new CompletableFuture<>();

    final Launch launch;
    final Wiring wiring;
    final CompletableFuture<Known> known = new CompletableFuture<>();
    final CompletableFuture<Hosts> hosts = new CompletableFuture<>();

    private Startup(Launch launch, Wiring wiring) {
        this.launch = launch;
        this.wiring = wiring;
    }

    /// JavaFX makes the application itself and takes no arguments for it.
    static Startup begun() {
        return begun.join();
    }

    /// On a thread of its own: the toolkit takes longest to start and waits for nobody.
    static CompletableFuture<Startup> beginBeside(Launch launch, Consumer<Throwable> onFailure) {
        begun = new CompletableFuture<>();
        var started = begun;
        Thread.ofVirtual()
                .name("gantry-start")
                .start(() -> {
                    try {
                        CrashGuard.install(launch.dataFolder());
                        started.complete(begin(launch, new Wiring(launch, onFailure)));
                    } catch (RuntimeException | Error failure) {
                        started.completeExceptionally(failure);
                    }
                });
        return started;
    }

    static Startup begin(Launch launch, Wiring wiring) {
        var startup = new Startup(launch, wiring);
        wiring.background.run(startup::readSettings);
        wiring.background.run(startup::callEngine);
        return startup;
    }

    private void readSettings() {
        var troubles = new ArrayList<StoreException>();
        var settings = Settings.DEFAULT;
        try {
            settings = wiring.settings.read();
        } catch (StoreException trouble) {
            LoggerFactory.getLogger(Startup.class).warn("Settings not read", trouble);
            troubles.add(trouble);
        }
        known.complete(new Known(settings, troubles));
    }

    private void callEngine() {
        var found = wiring.hosts.read();
        var open = choose(found.hosts());
        open.ifPresent(wiring.sessions::open);
        hosts.complete(new Hosts(found, open));
    }

    /// What was asked for, else what the environment says, else what was shown last.
    private Optional<Host> choose(List<Host> all) {
        var first = all.stream().findFirst();
        if (launch.host().isPresent()
                || first.map(host -> host.origin() == Host.Origin.ENVIRONMENT).orElse(false)) {
            return first;
        }
        var last = known.join().settings().lastHost();
        return all.stream()
                .filter(host -> last.equals(Optional.of(host.id())))
                .findFirst()
                .or(() -> first);
    }
}
