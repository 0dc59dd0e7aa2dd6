package dev.gantry.compose.plan;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gantry.compose.ConfigHash;
import dev.gantry.docker.ContainerDetails;
import dev.gantry.docker.Network;
import dev.gantry.docker.Volume;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/// Which networks and volumes are to be made.
final class ResourcePlanner {

    private static final List<Reason> ABSENT = List.of(new Reason.Absent());
    private static final List<Reason> DIFFERS = List.of(new Reason.Changed(List.of()));

    private final Project project;
    private final Observed observed;
    private final Wishes wishes;
    private final Set<String> replacedNetworks = new HashSet<>();
    private final Set<String> replacedVolumes = new HashSet<>();

    ResourcePlanner(Project project, Observed observed, Wishes wishes) {
        this.project = project;
        this.observed = observed;
        this.wishes = wishes;
    }

    void plan(List<Step> steps, Collection<Concern> concerns) {
        project.networks().forEach((key, network) -> network(key, network, steps, concerns));
        project.volumes().forEach((key, volume) -> volume(key, volume, steps, concerns));
    }

    /// Whether the network with this name is made anew.
    boolean replacesNetwork(String name) {
        return replacedNetworks.contains(name);
    }

    boolean replacesVolume(String name) {
        return replacedVolumes.contains(name);
    }

    private void network(
            String key, JsonNode network, List<Step> steps, Collection<Concern> concerns) {
        var name = network.path("name").asText();
        var found = observed.network(name);
        if (network.path("external").asBoolean()) {
            boolean there = found.isPresent() || hasId(name);
            if (!there) {
                concerns.add(new Concern.NetworkAway(name));
            }
            return;
        }
        if (found.isEmpty()) {
            steps.add(new Step.CreateNetwork(key, name, ABSENT));
            return;
        }
        var there = found.get();
        if (!key.equals(there.labels().get(ComposeLabels.NETWORK))) {
            concerns.add(new Concern.NetworkForeign(name));
            return;
        }
        var hash = there.labels().getOrDefault(ComposeLabels.CONFIG_HASH, "");
        if (hash.isEmpty() || hash.equals(ConfigHash.ofNetwork((ObjectNode) network))) {
            return;
        }
        if (wishes.recreateNone()) {
            concerns.add(new Concern.NetworkDiffers(name));
        } else {
            replace(key, there, steps, concerns);
        }
    }

    private boolean hasId(String name) {
        return observed.networks().stream().anyMatch(network -> network.id().value().equals(name));
    }

    private void replace(
            String key, Network network, List<Step> steps, Collection<Concern> concerns) {
        replacedNetworks.add(network.name());
        steps.add(new Step.ReplaceNetwork(key, network.name(), network.id(), DIFFERS));
        observed.strangers().stream()
                .filter(stranger -> stranger.networks().contains(network.name()))
                .forEach(stranger ->
                        concerns.add(new Concern.NetworkInUse(network.name(), stranger.name())));
        observed.members().stream()
                .filter(member -> member.networks().containsKey(network.name()))
                .filter(member -> !isMadeAnew(member, service -> service.networks().contains(key)))
                .map(ContainerDetails::name)
                .forEach(member -> concerns.add(new Concern.NetworkInUse(network.name(), member)));
    }

    private void volume(
            String key, JsonNode volume, List<Step> steps, Collection<Concern> concerns) {
        var name = volume.path("name").asText();
        var found = observed.volume(name);
        if (found.isEmpty()) {
            if (volume.path("external").asBoolean()) {
                concerns.add(new Concern.VolumeAway(name));
            } else {
                steps.add(new Step.CreateVolume(key, name, ABSENT));
            }
            return;
        }
        if (!volume.path("external").asBoolean()) {
            there(key, (ObjectNode) volume, found.get(), steps, concerns);
        }
    }

    /// A container of a service that is deployed and has the thing goes with it.
    private boolean isMadeAnew(ContainerDetails member, Predicate<Service> having) {
        var service = project.services().get(Observed.service(member));
        return service != null && having.test(service);
    }

    private void holders(String key, String volume, Collection<Concern> concerns) {
        observed.strangers().stream()
                .filter(it -> it.mounts().stream().anyMatch(at -> at.source().equals(volume)))
                .forEach(it -> concerns.add(new Concern.VolumeInUse(volume, it.name())));
        observed.members().stream()
                .filter(it -> it.mounts().stream().anyMatch(at -> at.source().equals(volume)))
                .filter(it ->
                        wishes.recreateNone()
                                || !isMadeAnew(it, service -> service.volumes().contains(key)))
                .forEach(it -> concerns.add(new Concern.VolumeInUse(volume, it.name())));
    }

    private void there(
            String key,
            ObjectNode volume,
            Volume there,
            List<Step> steps,
            Collection<Concern> concerns) {
        var name = there.name().value();
        var theirs = there.labels().getOrDefault(ComposeLabels.PROJECT, "");
        if (!theirs.equals(project.name())) {
            concerns.add(new Concern.VolumeForeign(name, theirs));
        }
        var hash = there.labels().getOrDefault(ComposeLabels.CONFIG_HASH, "");
        if (hash.isEmpty() || hash.equals(ConfigHash.ofVolume(volume))) {
            return;
        }
        if (!wishes.replaceVolumes().contains(name)) {
            concerns.add(new Concern.VolumeDiffers(name));
            return;
        }
        replacedVolumes.add(name);
        holders(key, name, concerns);
        steps.add(new Step.ReplaceVolume(key, name, DIFFERS));
        concerns.add(new Concern.VolumeLost(name));
    }
}
