package dev.gantry.compose.plan;

import com.fasterxml.jackson.databind.JsonNode;
import dev.gantry.docker.Container;
import dev.gantry.docker.PortMapping;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What can be seen to go wrong before anything is touched.
final class Hazards {

    private final Project project;
    private final Observed observed;
    private final Set<String> made = new HashSet<>();
    private final Set<String> replaced = new HashSet<>();

    Hazards(Project project, Observed observed, List<Step> steps) {
        this.project = project;
        this.observed = observed;
        for (var step : steps) {
            switch (step) {
                case Step.CreateContainer create -> made.add(create.service());
                case Step.RecreateContainer recreate -> {
                    made.add(recreate.service());
                    replaced.add(recreate.service());
                }
                case Step.StartContainer start -> made.add(start.service());
                case Step.PullImage _,
                        Step.BuildImage _,
                        Step.CreateNetwork _,
                        Step.ReplaceNetwork _,
                        Step.CreateVolume _,
                        Step.ReplaceVolume _,
                        Step.RestartContainer _,
                        Step.RemoveContainer _ -> {}
            }
        }
    }

    void tell(Collection<Concern> concerns) {
        Map<String, String> wanted = new HashMap<>();
        for (var service : ServiceOrder.of(project)) {
            if (made.contains(service.name())) {
                binds(service, concerns);
                ports(service, wanted, concerns);
                unsupported(service, concerns);
                checks(service, concerns);
                bodies(service, concerns);
            }
        }
        leftBehind(concerns);
    }

    private void binds(Service service, Collection<Concern> concerns) {
        for (var volume : service.json().path("volumes")) {
            if (!volume.path("type").asText().equals("bind")) {
                continue;
            }
            var source = volume.path("source").asText();
            if (!observed.sameMachine()) {
                if (Path.of(source).startsWith(project.origin().folder())) {
                    concerns.add(new Concern.BindElsewhere(service.name(), source));
                }
            } else if (Files.notExists(Path.of(source))) { // not one that may not be looked at
                boolean makes = volume.path("bind").path("create_host_path").asBoolean();
                concerns.add(
                        makes
                                ? new Concern.BindSourceAway(service.name(), source)
                                : new Concern.BindSourceNeeded(service.name(), source));
            }
        }
    }

    private void ports(Service service, Map<String, String> wanted, Collection<Concern> concerns) {
        for (var port : service.json().path("ports")) {
            var published = port.path("published").asText("");
            if (!published.matches("[0-9]+")) {
                continue; // a range, or any
            }
            var key = published + "/" + port.path("protocol").asText("tcp");
            var other = wanted.putIfAbsent(address(port) + ":" + key, service.name());
            if (other != null && !other.equals(service.name())) {
                concerns.add(new Concern.PortTwice(service.name(), key, other));
            }
            holder(port, Integer.parseInt(published))
                    .ifPresent(held ->
                            concerns.add(new Concern.PortTaken(service.name(), key, held.name())));
        }
    }

    private static String address(JsonNode port) {
        var ip = port.path("host_ip").asText("");
        return ip.isEmpty() ? "0.0.0.0" : ip;
    }

    private Optional<Container> holder(JsonNode port, int published) {
        return observed.strangers().stream()
                .filter(Container::isUp)
                .filter(stranger ->
                        stranger.ports().stream().anyMatch(held -> clashes(held, port, published)))
                .findFirst();
    }

    private static boolean clashes(PortMapping held, JsonNode port, int published) {
        if (held.published().isEmpty()
                || held.published().get().port() != published
                || !held.protocol().equals(port.path("protocol").asText("tcp"))) {
            return false;
        }
        var theirs = held.published().get().address();
        var ours = address(port);
        return ours.equals(theirs) || isAny(ours) || isAny(theirs);
    }

    private static boolean isAny(String address) {
        return address.equals("0.0.0.0") || address.equals("::") || address.isEmpty();
    }

    private void unsupported(Service service, Collection<Concern> concerns) {
        for (var key : List.of("provider", "models", "credential_spec")) {
            if (!service.json().path(key).isEmpty()) {
                concerns.add(
                        new Concern.Unsupported(
                                service.name(),
                                key + " needs a plugin, which Gantry does not run"));
            }
        }
        if (service.json().path("use_api_socket").asBoolean()) {
            concerns.add(
                    new Concern.Unsupported(
                            service.name(),
                            "use_api_socket would hand over the engine and logins"));
        }
    }

    /// What only making it would show: the body is made as if all others were there.
    private void bodies(Service service, Collection<Concern> concerns) {
        var image = observed.images().get(service.image());
        if (image == null) {
            return; // pulled or built first, and looked at again before anything is touched
        }
        var others = new HashMap<String, String>();
        project.enabled().forEach(name -> others.put(name, "0".repeat(64)));
        observed.members()
                .forEach(member -> others.put(Observed.service(member), member.id().value()));
        try {
            CreateBody.of(
                    new Making(
                            project,
                            service,
                            1,
                            observed.engine(),
                            others,
                            Making.names(project),
                            image,
                            Optional.empty(),
                            observed.profile(),
                            "",
                            observed.sameMachine()));
        } catch (UnsupportedException refused) {
            concerns.add(new Concern.Unsupported(service.name(), refused.what()));
        }
    }

    private void leftBehind(Collection<Concern> concerns) {
        for (var name : project.enabled()) {
            boolean there =
                    observed.members().stream().anyMatch(it -> Observed.service(it).equals(name));
            if (!there || project.services().containsKey(name)) {
                continue;
            }
            project.any(name).parents().stream()
                    .filter(replaced::contains)
                    .forEach(parent -> concerns.add(new Concern.LeftBehind(name, parent)));
        }
    }

    /// Waiting for health that nobody checks would never end.
    private void checks(Service service, Collection<Concern> concerns) {
        for (var dependency : service.dependencies()) {
            var other = project.services().get(dependency.service());
            if (other == null
                    || !dependency.required()
                    || other.scale() == 0
                    || dependency.condition() != Dependency.Condition.HEALTHY) {
                continue;
            }
            var image = observed.images().get(other.image());
            boolean ofImage = image == null || !image.config().healthCheck().isEmpty();
            var own = other.json().path("healthcheck");
            boolean disabled =
                    own.path("disable").asBoolean()
                            || own.path("test").path(0).asText("").equals("NONE");
            if (disabled || (own.path("test").isMissingNode() && !ofImage)) {
                concerns.add(new Concern.NoHealthCheck(other.name(), service.name()));
            }
        }
    }
}
