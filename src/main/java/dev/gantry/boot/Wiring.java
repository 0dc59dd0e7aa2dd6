package dev.gantry.boot;

import dev.gantry.app.build.Buildx;
import dev.gantry.app.host.HostBook;
import dev.gantry.app.host.HostDirectory;
import dev.gantry.app.host.HostSessions;
import dev.gantry.app.host.KnownHosts;
import dev.gantry.app.registry.RegistryLogins;
import dev.gantry.app.terminal.Terminals;
import dev.gantry.docker.EngineEnvironment;
import dev.gantry.docker.Engines;
import dev.gantry.docker.engine.Dialer;
import dev.gantry.store.HostStore;
import dev.gantry.store.SettingStore;
import dev.gantry.ui.kit.Background;
import dev.gantry.ui.kit.CurrentHost;
import dev.gantry.ui.kit.FxThread;
import dev.gantry.ui.kit.LiveUsage;
import dev.gantry.ui.kit.Tasks;
import dev.gantry.ui.kit.Ticker;
import java.util.function.Consumer;

/// The parts that live as long as the window, in the order in which they need each other.
final class Wiring implements AutoCloseable {

    final FxThread fx = new FxThread();
    final Background background;
    final Ticker ticker;
    final Tasks tasks = new Tasks(fx);
    final SettingStore settings;
    final HostStore hostStore;
    final Engines engines = new Dialer();
    final HostSessions sessions;
    final CurrentHost currentHost;
    final Terminals terminals;
    final HostDirectory hosts;
    final LiveUsage usage;
    final RegistryLogins registries;
    final Buildx buildx;

    Wiring(Launch launch, Consumer<Throwable> onFailure) {
        this(launch, EngineEnvironment.current(), onFailure);
    }

    /// @param environment where hosts and logins are looked for
    Wiring(Launch launch, EngineEnvironment environment, Consumer<Throwable> onFailure) {
        var dataFolder = launch.dataFolder();
        this.background = new Background(fx, onFailure);
        this.ticker = new Ticker(background);
        this.settings = new SettingStore(dataFolder);
        this.hostStore = new HostStore(dataFolder);
        this.hosts = new KnownHosts(new HostBook(hostStore), environment, launch.host());
        this.sessions = new HostSessions(engines, background.workers());
        this.currentHost = new CurrentHost(sessions, fx);
        this.usage = new LiveUsage(currentHost, background);
        this.registries = new RegistryLogins(environment);
        this.buildx = new Buildx(environment, background.workers());
        this.terminals = new Terminals(background.workers());
    }

    @Override
    public void close() {
        ticker.stop();
        terminals.close();
        sessions.close();
    }
}
