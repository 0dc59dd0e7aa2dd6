package dev.gantry.compose.plan;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// Holds a project against what an engine has. Asks nothing and changes nothing.
public final class Planner {

    private final Project project;
    private final Observed observed;
    private final Wishes wishes;
    private final List<Step> steps = new ArrayList<>();
    private final Set<Concern> concerns = new LinkedHashSet<>();
    private final List<String> unchanged = new ArrayList<>();

    private Planner(Project project, Observed observed, Wishes wishes) {
        this.project = project;
        this.observed = observed;
        this.wishes = wishes;
    }

    public static Plan plan(Project project, Observed observed, Wishes wishes) {
        return new Planner(project, observed, wishes).plan();
    }

    private Plan plan() {
        otherFolder();
        var images = new ImagePlanner(project, observed, wishes);
        images.plan(steps, concerns);
        var resources = new ResourcePlanner(project, observed, wishes);
        resources.plan(steps, concerns);
        var containers = new ContainerPlanner(project, observed, wishes, images, resources);
        containers.plan(steps, concerns, unchanged);
        orphans();
        new Hazards(project, observed, steps).tell(concerns);
        return new Plan(
                project.name(), List.copyOf(steps), List.copyOf(concerns), List.copyOf(unchanged));
    }

    private void otherFolder() {
        var ours = project.origin().folder().toString();
        observed.members().stream()
                .map(member -> member.labels().getOrDefault(ComposeLabels.WORKING_DIR, ""))
                .filter(theirs -> !theirs.isEmpty() && !theirs.equals(ours))
                .findFirst()
                .ifPresent(theirs -> concerns.add(new Concern.OtherFolder(theirs, ours)));
    }

    private void orphans() {
        for (var member : observed.members()) {
            var service = Observed.service(member);
            if (project.known().contains(service)) {
                continue;
            }
            if (wishes.removeOrphans()) {
                steps.add(new Step.RemoveContainer(service, member, List.of(new Reason.Orphan())));
            } else {
                concerns.add(new Concern.OrphanLeft(member.name(), service));
            }
        }
    }
}
