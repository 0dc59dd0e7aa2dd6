package dev.gantry.app.stack;

import dev.gantry.compose.plan.Plan;
import dev.gantry.compose.plan.Project;
import dev.gantry.compose.plan.Reason;
import dev.gantry.compose.plan.Step;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Function;

/// Whether what is about to be done is what a person has agreed to.
final class Agreement {

    private Agreement() {}

    /// Doing less is fine: somebody did it already. So is making anew what has got another image,
    /// where the plan said that images would be got, and what follows from that.
    static boolean covers(Project project, Plan confirmed, Plan now) {
        var agreed = keys(confirmed);
        var moved = new HashSet<String>();
        confirmed.steps(Step.PullImage.class).forEach(step -> moved.addAll(step.services()));
        confirmed
                .steps(Step.BuildImage.class)
                .forEach(step ->
                        project.services().values().stream()
                                .filter(service -> service.image().equals(step.image()))
                                .forEach(service -> moved.add(service.name())));
        return now.steps().stream()
                .allMatch(step -> agreed.contains(key(step)) || follows(step, moved, project));
    }

    private static boolean follows(Step step, Set<String> moved, Project project) {
        return switch (step) {
            case Step.RecreateContainer recreate ->
                    moved.contains(recreate.service())
                            || step.reasons().stream()
                                    .allMatch(reason ->
                                            reason instanceof Reason.ParentReplaced(var parent)
                                                    && leadsTo(parent, moved, project));
            case Step.RestartContainer _ ->
                    step.reasons().stream()
                            .allMatch(reason ->
                                    reason instanceof Reason.DependencyReplaced(var parent)
                                            && leadsTo(parent, moved, project));
            case Step.PullImage _,
                    Step.BuildImage _,
                    Step.CreateNetwork _,
                    Step.ReplaceNetwork _,
                    Step.CreateVolume _,
                    Step.ReplaceVolume _,
                    Step.CreateContainer _,
                    Step.StartContainer _,
                    Step.RemoveContainer _ ->
                    false;
        };
    }

    private static boolean leadsTo(String parent, Set<String> moved, Project project) {
        return moved.contains(parent)
                || (project.services().containsKey(parent)
                        && project.service(parent).parents().stream()
                                .anyMatch(next -> leadsTo(next, moved, project)));
    }

    private static Set<String> keys(Plan plan) {
        var keys = new HashSet<String>();
        plan.steps().forEach(step -> keys.add(key(step)));
        return keys;
    }

    private static String key(Step step) {
        Function<String, String> of = name -> step.getClass().getSimpleName() + " " + name;
        return switch (step) {
            case Step.PullImage it -> of.apply(it.image());
            case Step.BuildImage it -> of.apply(it.service());
            case Step.CreateNetwork it -> of.apply(it.name());
            case Step.ReplaceNetwork it -> of.apply(it.name());
            case Step.CreateVolume it -> of.apply(it.name());
            case Step.ReplaceVolume it -> of.apply(it.name());
            case Step.OfContainer it -> of.apply(it.name());
        };
    }
}
