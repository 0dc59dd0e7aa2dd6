package dev.gantry.compose.plan;

import dev.gantry.docker.Container.State;
import dev.gantry.docker.ContainerDetails;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Which containers are to be made, made anew, started and removed.
final class ContainerPlanner {

    private final Project project;
    private final Observed observed;
    private final Wishes wishes;
    private final ImagePlanner images;
    private final Divergence divergence;

    /// The first container of each service: its full id.
    private final Map<String, String> firsts = new HashMap<>();

    /// Services of which a container is made, or made anew.
    private final Set<String> remade = new HashSet<>();

    ContainerPlanner(
            Project project,
            Observed observed,
            Wishes wishes,
            ImagePlanner images,
            ResourcePlanner resources) {
        this.project = project;
        this.observed = observed;
        this.wishes = wishes;
        this.images = images;
        this.divergence = new Divergence(project, observed, images, resources);
    }

    void plan(List<Step> steps, Collection<Concern> concerns, List<String> unchanged) {
        for (var member : observed.members()) {
            firsts.merge(Observed.service(member), member.id().value(), (first, other) -> first);
        }
        observed.members().stream()
                .filter(member -> Observed.number(member) == 1)
                .forEach(member -> firsts.put(Observed.service(member), member.id().value()));
        for (var service : ServiceOrder.of(project)) {
            service(service, steps, concerns, unchanged);
        }
    }

    private void service(
            Service service,
            List<Step> steps,
            Collection<Concern> concerns,
            List<String> unchanged) {
        oneNameForMany(service, concerns);
        var reasons = new HashMap<ContainerDetails, List<Reason>>();
        var members = new ArrayList<>(observed.of(service.name()));
        for (var member : members) {
            reasons.put(member, reasons(service, member));
        }
        members.sort(
                Comparator.comparing((ContainerDetails it) -> isObsolete(reasons, it))
                        .thenComparing(Observed::number));
        var kept = members.subList(0, Math.clamp(service.scale(), 0, members.size()));
        for (var member : kept) {
            keep(
                    service,
                    member,
                    reasons.getOrDefault(member, List.of()),
                    steps,
                    concerns,
                    unchanged);
        }
        create(service, service.scale() - kept.size(), members, steps, concerns);
        members.subList(kept.size(), members.size())
                .forEach(member ->
                        steps.add(
                                new Step.RemoveContainer(
                                        service.name(), member, List.of(new Reason.Surplus()))));
        mayReplace(service, kept, reasons, concerns);
    }

    private static void oneNameForMany(Service service, Collection<Concern> concerns) {
        if (service.scale() < 0) {
            concerns.add(
                    new Concern.Unsupported(
                            service.name(), "it cannot have less than no container"));
        }
        if (service.scale() > 1 && service.ownName().isPresent()) {
            concerns.add(
                    new Concern.Unsupported(
                            service.name(), "several containers cannot share one container_name"));
        }
    }

    private static boolean isObsolete(
            Map<ContainerDetails, List<Reason>> reasons, ContainerDetails member) {
        return !reasons.getOrDefault(member, List.of()).isEmpty();
    }

    private List<Reason> reasons(Service service, ContainerDetails member) {
        if (wishes.recreateNone()) {
            return List.of();
        }
        if (wishes.recreateAll() && project.isChosen(service.name())) {
            return List.of(new Reason.Forced());
        }
        return divergence.reasons(service, member, firsts, remade);
    }

    private void keep(
            Service service,
            ContainerDetails member,
            List<Reason> reasons,
            List<Step> steps,
            Collection<Concern> concerns,
            List<String> unchanged) {
        if (!reasons.isEmpty()) {
            int number = Math.max(1, Observed.number(member));
            remade.add(service.name());
            nameTaken(service, service.containerName(number), concerns);
            steps.add(
                    new Step.RecreateContainer(
                            service.name(),
                            number,
                            service.containerName(number),
                            member,
                            reasons));
            return;
        }
        var restarting =
                service.dependencies().stream()
                        .filter(Dependency::restart)
                        .map(Dependency::service)
                        .filter(remade::contains)
                        .findFirst();
        if (member.state() != State.RUNNING && member.state() != State.RESTARTING) {
            steps.add(
                    new Step.StartContainer(
                            service.name(),
                            member,
                            List.of(
                                    new Reason.NotRunning(
                                            member.state(), member.exitCode().orElse(0)))));
        } else if (restarting.isPresent()) {
            steps.add(
                    new Step.RestartContainer(
                            service.name(),
                            member,
                            List.of(new Reason.DependencyReplaced(restarting.get()))));
        } else {
            unchanged.add(member.name());
        }
    }

    private void create(
            Service service,
            int missing,
            List<ContainerDetails> members,
            List<Step> steps,
            Collection<Concern> concerns) {
        int last = members.stream().mapToInt(Observed::number).max().orElse(0);
        if (missing > 0 && members.isEmpty()) {
            remade.add(service.name());
        }
        for (int number = last + 1; number <= last + missing; number++) {
            var name = service.containerName(number);
            steps.add(
                    new Step.CreateContainer(
                            service.name(), number, name, List.of(new Reason.Absent())));
            nameTaken(service, name, concerns);
        }
    }

    private void nameTaken(Service service, String name, Collection<Concern> concerns) {
        boolean stranger = observed.strangers().stream().anyMatch(it -> it.name().equals(name));
        boolean orphan =
                !wishes.removeOrphans()
                        && observed.members().stream()
                                .filter(it -> !project.known().contains(Observed.service(it)))
                                .anyMatch(it -> it.name().equals(name));
        if (stranger || orphan) {
            concerns.add(new Concern.NameTaken(service.name(), name));
        }
    }

    private void mayReplace(
            Service service,
            List<ContainerDetails> kept,
            Map<ContainerDetails, List<Reason>> reasons,
            Collection<Concern> concerns) {
        boolean untouched = kept.stream().anyMatch(member -> !isObsolete(reasons, member));
        if (untouched && images.moves(service)) {
            concerns.add(new Concern.MayReplace(service.name(), service.image()));
        }
    }
}
