package dev.gantry.compose.plan;

import dev.gantry.docker.Container.State;
import dev.gantry.docker.ContainerDetails;
import dev.gantry.docker.ImageDetails;
import dev.gantry.docker.ImageId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Why a container is not what its service asks for.
final class Divergence {

    private final Project project;
    private final Observed observed;
    private final ImagePlanner images;
    private final ResourcePlanner resources;

    Divergence(Project project, Observed observed, ImagePlanner images, ResourcePlanner resources) {
        this.project = project;
        this.observed = observed;
        this.images = images;
        this.resources = resources;
    }

    /// @param firsts the first container of each service: its full id
    /// @param remade services that are made anew before this one's turn
    List<Reason> reasons(
            Service service,
            ContainerDetails member,
            Map<String, String> firsts,
            Set<String> remade) {
        var reasons = new ArrayList<Reason>();
        service.parents().stream()
                .filter(remade::contains)
                .forEach(parent -> reasons.add(new Reason.ParentReplaced(parent)));
        image(service, member).ifPresent(reasons::add);
        var hash = member.labels().getOrDefault(ComposeLabels.CONFIG_HASH, "");
        if (reasons.stream().noneMatch(Reason.ParentReplaced.class::isInstance)
                && !ServiceHash.fits(hash, service, firsts)) {
            reasons.add(new Reason.Changed(changes(service, member, firsts)));
        } else {
            content(service, member, firsts).ifPresent(reasons::add);
        }
        networks(service, member, reasons);
        volumes(service, member, reasons);
        return reasons;
    }

    /// A label that is missing tells nothing; nor does an image that is to be pulled first.
    private Optional<Reason> image(Service service, ContainerDetails member) {
        var label = member.labels().getOrDefault(ComposeLabels.IMAGE, "");
        var now = images.image(service);
        if (label.isEmpty() || now == null) {
            return Optional.empty();
        }
        boolean same = now.id().value().equals(label) || now.id().equals(member.imageId());
        return same
                ? Optional.empty()
                : Optional.of(new Reason.OtherImage(new ImageId(label), now.id()));
    }

    private List<Reason.Change> changes(
            Service service, ContainerDetails member, Map<String, String> firsts) {
        var image = images.image(service);
        if (image == null) {
            return List.of();
        }
        try {
            return new Difference(body(service, member, firsts, image), member, image.config())
                    .changes();
        } catch (UnsupportedException told) { // told as an obstacle, by whoever looks for them
            return List.of();
        }
    }

    private Optional<Reason> content(
            Service service, ContainerDetails member, Map<String, String> firsts) {
        var label = member.labels().get(ComposeLabels.CONTENT);
        var image = images.image(service);
        if (label == null || image == null) {
            return Optional.empty();
        }
        try {
            var now = body(service, member, firsts, image).json().path("Labels");
            boolean same = label.equals(now.path(ComposeLabels.CONTENT).asText(""));
            return same ? Optional.empty() : Optional.of(new Reason.OtherContent());
        } catch (UnsupportedException told) { // as above
            return Optional.empty();
        }
    }

    private CreateBody body(
            Service service,
            ContainerDetails member,
            Map<String, String> firsts,
            ImageDetails image) {
        return CreateBody.of(
                new Making(
                        project,
                        service,
                        Math.max(1, Observed.number(member)),
                        observed.engine(),
                        firsts,
                        Making.names(project),
                        image,
                        Optional.of(member),
                        observed.profile(),
                        "",
                        observed.sameMachine()));
    }

    /// Some engines give a network's name as its id.
    private void networks(Service service, ContainerDetails member, List<Reason> reasons) {
        for (var key : service.networks()) {
            var name = project.network(key).path("name").asText(key);
            if (resources.replacesNetwork(name)) {
                reasons.add(new Reason.NetworkReplaced(name));
                continue;
            }
            var network = observed.network(name);
            if (network.isEmpty() || member.state() != State.RUNNING) {
                continue;
            }
            var id = network.get().id().value();
            boolean inIt =
                    member.networks().entrySet().stream()
                            .anyMatch(endpoint ->
                                    endpoint.getValue().networkId().equals(id)
                                            || endpoint.getValue().networkId().equals(name)
                                            || (endpoint.getKey().equals(name)
                                                    && endpoint.getValue().networkId().isEmpty()));
            if (!inIt) {
                reasons.add(new Reason.NotInNetwork(name));
            }
        }
    }

    private void volumes(Service service, ContainerDetails member, List<Reason> reasons) {
        for (var key : service.volumes()) {
            var name = project.volume(key).path("name").asText(key);
            if (resources.replacesVolume(name)) {
                reasons.add(new Reason.VolumeReplaced(name));
            } else if (member.mounts().stream().noneMatch(mount -> mount.source().equals(name))) {
                reasons.add(new Reason.NotMounted(name));
            }
        }
    }
}
