package dev.gantry.registry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gantry.docker.EngineEnvironment;
import dev.gantry.docker.ImageName;
import dev.gantry.docker.RegistryLogin;
import dev.gantry.registry.RegistryException.Trouble;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The logins of the docker CLI, found and kept by its rules: `credHelpers` for a registry first,
/// then `credsStore`, then `auths` in `config.json` itself.
///
/// Every call blocks, may start a program, and may throw [RegistryException].
public final class LoginStore {

    private static final Duration HELPER_LIMIT = Duration.ofSeconds(60);
    private static final List<String> SECRETS =
            List.of("auth", "username", "password", "identitytoken", "registrytoken");

    private final EngineEnvironment environment;
    private final ConfigJson config;
    private final Duration helperLimit;

    public LoginStore(EngineEnvironment environment) {
        this(environment, HELPER_LIMIT);
    }

    LoginStore(EngineEnvironment environment, Duration helperLimit) {
        this.environment = environment;
        this.config = new ConfigJson(environment.configFolder().resolve("config.json"));
        this.helperLimit = helperLimit;
    }

    /// Empty where nobody is logged in.
    public Optional<RegistryLogin> find(String registry) {
        var settings = config.read();
        var key = RegistryName.keyOf(registry);
        var helper = helper(settings, key);
        return helper.isPresent() ? helper.get().get(key) : fromFile(settings, key);
    }

    /// Where a login at this registry would be kept.
    public Keeping keepingFor(String registry) {
        return helper(config.read(), RegistryName.keyOf(registry))
                .<Keeping>map(helper -> new Keeping.Helper(helper.program()))
                .orElseGet(() -> new Keeping.PlainFile(config.path()));
    }

    /// In the helper where there is one, else readable in the file: who calls has warned of that.
    ///
    /// @return where it is now
    public Keeping keep(String registry, RegistryLogin login) {
        var key = RegistryName.keyOf(registry);
        var helper = helper(config.read(), key);
        if (helper.isEmpty()) {
            config.change(settings -> write(entry(settings, key), login));
            return new Keeping.PlainFile(config.path());
        }
        helper.get().store(key, login);
        config.change(settings -> {
            boolean isNew = !(settings.path("auths").get(key) instanceof ObjectNode);
            return without(entry(settings, key), SECRETS) || isNew;
        });
        return new Keeping.Helper(helper.get().program());
    }

    /// Everywhere the CLI would look for it.
    ///
    /// @return whether there was anything
    public boolean forget(String registry) {
        var settings = config.read();
        var key = RegistryName.keyOf(registry);
        boolean inHelper = helper(settings, key).map(one -> one.erase(key)).orElse(false);
        var keys = keysOf(settings.path("auths"), registry);
        if (!keys.isEmpty()) {
            config.change(now -> {
                var auths = now.path("auths");
                return auths instanceof ObjectNode known && without(known, keys);
            });
        }
        return inHelper || !keys.isEmpty();
    }

    private static List<String> keysOf(JsonNode auths, String registry) {
        return auths.propertyStream()
                .map(Map.Entry::getKey)
                .filter(key -> RegistryName.ofKey(key).equals(RegistryName.ofKey(registry)))
                .toList();
    }

    /// Docker Hub first, then the others by name. A helper that fails is told in its rows.
    public List<KnownRegistry> known() {
        var settings = config.read();
        var lists = new LinkedHashMap<String, Helped>();
        var names = new LinkedHashSet<String>();
        settings.path("auths").propertyStream().forEach(each -> names.add(each.getKey()));
        settings.path("credHelpers").propertyStream().forEach(each -> names.add(each.getKey()));
        helperNames(settings).forEach(name -> lists.put(name, ask(helper(name))));
        lists.values().forEach(helped -> names.addAll(helped.users().keySet()));
        var known = new LinkedHashMap<String, KnownRegistry>();
        known.put(ImageName.DOCKER_HUB, row(settings, RegistryName.HUB_KEY, lists));
        names.stream()
                .filter(key -> !RegistryName.hostOf(key).isEmpty())
                .map(RegistryName::ofKey)
                .distinct()
                .sorted()
                .forEach(name -> known.computeIfAbsent(name, one -> row(settings, one, lists)));
        return new ArrayList<>(known.values());
    }

    private static Set<String> helperNames(ObjectNode settings) {
        var names = new LinkedHashSet<String>();
        settings.path("credHelpers").valueStream().forEach(name -> names.add(name.asText()));
        names.add(settings.path("credsStore").asText());
        names.remove("");
        return names;
    }

    /// What a helper knows.
    private record Helped(
            String program, Map<String, String> users, Optional<RegistryException> trouble) {}

    private static Helped ask(CredentialHelper helper) {
        try {
            return new Helped(helper.program(), helper.list(), Optional.empty());
        } catch (RegistryException failed) {
            if (failed.trouble() == Trouble.CANCELLED) {
                throw failed;
            }
            return new Helped(helper.program(), Map.of(), Optional.of(failed));
        }
    }

    private KnownRegistry row(ObjectNode settings, String name, Map<String, Helped> lists) {
        var key = RegistryName.keyOf(name);
        var registry = RegistryName.ofKey(key);
        var helper = Optional.ofNullable(lists.get(helperName(settings, key)));
        if (helper.isPresent()) {
            var user = Optional.ofNullable(helper.get().users().get(key));
            Keeping keeping =
                    user.isPresent()
                            ? new Keeping.Helper(helper.get().program())
                            : new Keeping.Nowhere();
            return new KnownRegistry(registry, user.orElse(""), keeping, helper.get().trouble());
        }
        var login = fromFile(settings, key);
        Keeping keeping =
                login.isPresent() ? new Keeping.PlainFile(config.path()) : new Keeping.Nowhere();
        return new KnownRegistry(
                registry, login.map(RegistryLogin::username).orElse(""), keeping, Optional.empty());
    }

    private Optional<CredentialHelper> helper(ObjectNode settings, String key) {
        return Optional.of(helperName(settings, key))
                .filter(name -> !name.isEmpty())
                .map(this::helper);
    }

    private static String helperName(ObjectNode settings, String key) {
        var own = settings.path("credHelpers").path(key).asText();
        return own.isEmpty() ? settings.path("credsStore").asText() : own;
    }

    private CredentialHelper helper(String name) {
        return new CredentialHelper(name, environment, helperLimit);
    }

    /// The key itself first, then any that means the same host.
    private static Optional<RegistryLogin> fromFile(ObjectNode settings, String key) {
        var auths = settings.path("auths");
        if (auths.path(key).isObject()) {
            return login(key, auths.path(key));
        }
        return auths.propertyStream()
                .filter(each -> RegistryName.hostOf(each.getKey()).equals(key))
                .flatMap(each -> login(key, each.getValue()).stream())
                .findFirst();
    }

    private static Optional<RegistryLogin> login(String key, JsonNode entry) {
        var packed = unpacked(entry.path("auth").asText());
        int colon = packed.indexOf(':');
        var user = colon > 0 ? packed.substring(0, colon) : entry.path("username").asText();
        var password =
                colon > 0
                        ? packed.substring(colon + 1).replaceAll("^\0+|\0+$", "")
                        : entry.path("password").asText();
        var login =
                new RegistryLogin(
                        key,
                        user,
                        password,
                        entry.path("identitytoken").asText(),
                        entry.path("registrytoken").asText());
        return Optional.of(login).filter(one -> !one.isAnonymous());
    }

    private static String unpacked(String auth) {
        try {
            return new String(Base64.getDecoder().decode(auth), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException damaged) {
            return "";
        }
    }

    /// What else an entry holds stays.
    private static ObjectNode entry(ObjectNode settings, String key) {
        var auths =
                settings.get("auths") instanceof ObjectNode known
                        ? known
                        : settings.putObject("auths");
        return auths.get(key) instanceof ObjectNode known ? known : auths.putObject(key);
    }

    /// Whether any of them was there.
    private static boolean without(ObjectNode object, List<String> names) {
        int before = object.size();
        object.remove(names);
        return object.size() < before;
    }

    private static boolean write(ObjectNode entry, RegistryLogin login) {
        // the entry of that name keeps its place
        entry.remove(SECRETS.subList(1, SECRETS.size()));
        var pair = login.username() + ":" + login.password();
        entry.put(
                "auth", Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8)));
        if (!login.identityToken().isEmpty()) {
            entry.put("identitytoken", login.identityToken());
        }
        return true;
    }
}
