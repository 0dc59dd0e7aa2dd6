package dev.gantry.app.registry;

import dev.gantry.app.image.Logins;
import dev.gantry.docker.Engine;
import dev.gantry.docker.EngineEnvironment;
import dev.gantry.docker.EngineException;
import dev.gantry.docker.InsecureRegistries;
import dev.gantry.docker.RegistryLogin;
import dev.gantry.registry.Keeping;
import dev.gantry.registry.KnownRegistry;
import dev.gantry.registry.LoginStore;
import dev.gantry.registry.RegistryClient;
import dev.gantry.registry.RegistryException;
import dev.gantry.registry.RegistryException.Trouble;
import dev.gantry.registry.RegistryName;
import dev.gantry.registry.RegistryWire;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The logins that this workstation shares with the docker CLI.
///
/// Every call blocks, ends when its thread is interrupted, and throws [RegistryException].
public final class RegistryLogins implements Logins {

    private static final Logger LOG = LoggerFactory.getLogger(RegistryLogins.class);

    private final LoginStore store;
    private final Map<InsecureRegistries, RegistryWire> wires = new ConcurrentHashMap<>();

    public RegistryLogins(EngineEnvironment environment) {
        this.store = new LoginStore(environment);
    }

    /// A login that was found good.
    ///
    /// @param keeping where its password is kept now
    public record LoggedIn(String registry, String user, Keeping keeping) {}

    /// As the docker CLI does: whoever cannot be asked for a login does not stop a pull that may
    /// need none.
    @Override
    public RegistryLogin loginFor(String registry) {
        try {
            return store.find(registry).orElse(RegistryLogin.ANONYMOUS);
        } catch (RegistryException failed) {
            if (failed.trouble() == Trouble.CANCELLED) {
                throw new EngineException.Cancelled(failed);
            }
            LOG.warn("No login for {}: {}", registry, failed.trouble());
            return RegistryLogin.ANONYMOUS;
        }
    }

    public List<KnownRegistry> known() {
        return store.known();
    }

    /// Where a password would be kept: a person is warned of a plain file before.
    public Keeping keepingFor(String registry) {
        return store.keepingFor(registry);
    }

    /// Tried first, kept when it is good: what was kept before stays otherwise.
    ///
    /// @param engine says which registries may be asked plainly, and asks those that only it
    ///   reaches
    public LoggedIn logIn(String registry, String user, String password, Optional<Engine> engine) {
        store.keepingFor(registry); // a broken file is told before a password is sent anywhere
        var login = new RegistryLogin(serverOf(registry), user, password, "");
        var token = tried(registry, login, engine);
        var kept = token.isEmpty() ? login : new RegistryLogin(login.server(), user, "", token);
        return new LoggedIn(registry, user, store.keep(registry, kept));
    }

    /// Whether the login that is kept is still good. Nothing is kept: then whether the registry
    /// lets in anybody.
    ///
    /// @return the user; empty for nobody
    public String test(String registry, Optional<Engine> engine) {
        var login = store.find(registry).orElse(RegistryLogin.ANONYMOUS);
        tried(registry, login, engine);
        return login.username();
    }

    /// @return whether there was a login
    public boolean logOut(String registry) {
        return store.forget(registry);
    }

    /// For looking around, with the login that is kept.
    public RegistryClient client(String registry, Optional<Engine> engine) {
        var login = store.find(registry).orElse(RegistryLogin.ANONYMOUS);
        return new RegistryClient(wire(engine), registry, login);
    }

    private String tried(String registry, RegistryLogin login, Optional<Engine> engine) {
        try {
            return new RegistryClient(wire(engine), registry, login).check();
        } catch (RegistryException failed) {
            if (engine.isEmpty() || login.isAnonymous() || !failed.isAboutTheWay()) {
                throw failed;
            }
            return triedByEngine(registry, login, engine.get(), failed);
        }
    }

    private static String triedByEngine(
            String registry, RegistryLogin login, Engine engine, RegistryException fromHere) {
        try {
            return engine.logIn(login);
        } catch (EngineException.LoginNeeded refused) {
            throw RegistryException.refused(
                    registry, login, String.valueOf(refused.getMessage()), refused);
        } catch (EngineException.Cancelled cancelled) {
            throw cancelled;
        } catch (EngineException neitherIt) {
            fromHere.addSuppressed(neitherIt);
            throw fromHere;
        }
    }

    private static String serverOf(String registry) {
        return RegistryName.keyOf(registry);
    }

    private RegistryWire wire(Optional<Engine> engine) {
        return wires.computeIfAbsent(insecure(engine), RegistryWire::new);
    }

    private static InsecureRegistries insecure(Optional<Engine> engine) {
        try {
            return engine.map(Engine::insecureRegistries).orElse(InsecureRegistries.LOOPBACK);
        } catch (EngineException.Cancelled cancelled) {
            throw cancelled;
        } catch (EngineException lost) {
            return InsecureRegistries.LOOPBACK;
        }
    }
}
