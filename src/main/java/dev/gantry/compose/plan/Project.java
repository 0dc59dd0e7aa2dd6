package dev.gantry.compose.plan;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gantry.compose.load.Loaded;
import dev.gantry.compose.load.Origin;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/// A compose project that is to be on an engine.
///
/// @param services by name, those to be deployed
/// @param known names of all services of the files, deployed or not, enabled or not
public final class Project {

    private final String name;
    private final Map<String, Service> services;
    private final Set<String> known;
    private final ObjectNode json;
    private final Origin origin;
    private final Set<String> chosen;

    private Project(
            String name,
            Map<String, Service> services,
            Set<String> known,
            ObjectNode json,
            Origin origin,
            Set<String> chosen) {
        this.name = name;
        this.services = Collections.unmodifiableMap(services);
        this.known = known;
        this.json = json;
        this.origin = origin;
        this.chosen = chosen;
    }

    public static Project of(Loaded.Project loaded) {
        var services = new LinkedHashMap<String, Service>();
        loaded.json()
                .path("services")
                .forEachEntry((key, node) ->
                        services.put(
                                key, new Service(loaded.name(), key, (ObjectNode) node, null)));
        var known = new LinkedHashSet<>(services.keySet());
        known.addAll(loaded.origin().disabled().keySet());
        return new Project(
                loaded.name(), services, known, loaded.json(), loaded.origin(), Set.of());
    }

    public String name() {
        return name;
    }

    public Map<String, Service> services() {
        return services;
    }

    public Set<String> known() {
        return known;
    }

    public Origin origin() {
        return origin;
    }

    /// A service that is deployed. Throws [IllegalArgumentException] when it is not.
    public Service service(String key) {
        var found = services.get(key);
        if (found == null) {
            throw new IllegalArgumentException("no service " + key);
        }
        return found;
    }

    /// The networks that a deployed service is in, by key.
    public Map<String, JsonNode> networks() {
        return used("networks", key -> anyService(service -> service.networks().contains(key)));
    }

    /// The volumes that a deployed service mounts, by key.
    public Map<String, JsonNode> volumes() {
        return used("volumes", key -> anyService(service -> service.volumes().contains(key)));
    }

    private boolean anyService(Predicate<Service> matching) {
        return services.values().stream().anyMatch(matching);
    }

    private Map<String, JsonNode> used(String kind, Predicate<String> wanted) {
        var found = new LinkedHashMap<String, JsonNode>();
        json.path(kind)
                .forEachEntry((key, node) -> {
                    if (wanted.test(key)) {
                        found.put(key, node);
                    }
                });
        return found;
    }

    /// Whether the files have one of that name that is the project's own.
    ///
    /// @param kind `networks` or `volumes`
    public boolean owns(String kind, String name) {
        return json.path(kind)
                .valueStream()
                .anyMatch(it ->
                        it.path("name").asText().equals(name) && !it.path("external").asBoolean());
    }

    /// A config or secret of the files.
    ///
    /// @param kind `configs` or `secrets`
    public Optional<JsonNode> file(String kind, String key) {
        var node = json.path(kind).path(key);
        return node.isObject() ? Optional.of(node) : Optional.empty();
    }

    /// The entry of a network; missing when there is none.
    public JsonNode network(String key) {
        return json.path("networks").path(key);
    }

    /// The entry of a volume; missing when there is none.
    public JsonNode volume(String key) {
        return json.path("volumes").path(key);
    }

    /// Only some services, and where asked those that they need.
    ///
    /// @throws NoSuchServiceException for a name that is in no file
    public Project only(Collection<String> chosen, boolean withDependencies) {
        if (chosen.isEmpty()) {
            return this;
        }
        var wanted = new LinkedHashSet<String>();
        var open = new ArrayDeque<>(chosen);
        while (!open.isEmpty()) {
            var next = open.poll();
            var service = services.get(next);
            if (service == null) {
                throw new NoSuchServiceException(next, known);
            }
            if (wanted.add(next) && withDependencies) {
                service.dependencies().stream()
                        .map(Dependency::service)
                        .filter(services::containsKey)
                        .forEach(open::add);
            }
        }
        var kept = new LinkedHashMap<>(services);
        kept.keySet().retainAll(wanted);
        return new Project(name, kept, known, json, origin, Set.copyOf(chosen));
    }

    /// Whether it was named by a person, or all were meant: it is not here only because another one
    /// needs it.
    boolean isChosen(String service) {
        return chosen.isEmpty() || chosen.contains(service);
    }

    /// All services of the files that are enabled, chosen or not.
    Set<String> enabled() {
        var all = new LinkedHashSet<String>();
        json.path("services").fieldNames().forEachRemaining(all::add);
        return all;
    }

    /// An enabled service, deployed or not.
    Service any(String key) {
        return new Service(name, key, (ObjectNode) json.path("services").path(key), null);
    }

    /// With other numbers of containers.
    ///
    /// @throws NoSuchServiceException for a name that is in no file
    public Project scaled(Map<String, Integer> numbers) {
        var changed = new LinkedHashMap<>(services);
        numbers.forEach((key, number) -> {
            var service = services.get(key);
            if (service == null) {
                throw new NoSuchServiceException(key, known);
            }
            changed.put(key, service.scaled(number));
        });
        return new Project(name, changed, known, json, origin, chosen);
    }

    /// A service was asked for that the files do not have.
    public static final class NoSuchServiceException extends IllegalArgumentException {
        private final String service;
        private final Set<String> known;

        NoSuchServiceException(String service, Set<String> known) {
            super("no such service: " + service);
            this.service = service;
            this.known = known;
        }

        public String service() {
            return service;
        }

        public Set<String> known() {
            return known;
        }
    }

    @Override
    public String toString() {
        return name + " " + services.keySet();
    }
}
