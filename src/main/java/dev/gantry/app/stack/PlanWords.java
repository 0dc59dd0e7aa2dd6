package dev.gantry.app.stack;

import dev.gantry.app.words.Words;
import dev.gantry.compose.plan.Concern;
import dev.gantry.compose.plan.Reason;
import dev.gantry.compose.plan.Step;
import dev.gantry.docker.Container;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// A plan in words.
public final class PlanWords {

    private static final int MOST_CHANGES = 6;

    private PlanWords() {}

    /// Such as "recreate web-1: environment LOG_LEVEL changed".
    public static String of(Step step) {
        var reasons =
                step.reasons().stream()
                        .map(PlanWords::of)
                        .filter(text -> !text.isEmpty())
                        .collect(Collectors.joining(", "));
        return reasons.isEmpty()
                ? Words.of(key(step), name(step))
                : Words.of("plan.because", Words.of(key(step), name(step)), reasons);
    }

    /// Of the step alone, such as `recreate`.
    public static String verb(Step step) {
        return switch (step) {
            case Step.PullImage _ -> "pull";
            case Step.BuildImage _ -> "build";
            case Step.CreateNetwork _, Step.CreateVolume _, Step.CreateContainer _ -> "create";
            case Step.ReplaceNetwork _, Step.ReplaceVolume _ -> "replace";
            case Step.RecreateContainer _ -> "recreate";
            case Step.StartContainer _ -> "start";
            case Step.RestartContainer _ -> "restart";
            case Step.RemoveContainer _ -> "remove";
        };
    }

    /// What it is done to: `image`, `network`, `volume` or `container`.
    public static String kind(Step step) {
        return switch (step) {
            case Step.PullImage _, Step.BuildImage _ -> "image";
            case Step.CreateNetwork _, Step.ReplaceNetwork _ -> "network";
            case Step.CreateVolume _, Step.ReplaceVolume _ -> "volume";
            case Step.OfContainer _ -> "container";
        };
    }

    public static String name(Step step) {
        return switch (step) {
            case Step.PullImage it -> it.image();
            case Step.BuildImage it -> it.image();
            case Step.CreateNetwork it -> it.name();
            case Step.ReplaceNetwork it -> it.name();
            case Step.CreateVolume it -> it.name();
            case Step.ReplaceVolume it -> it.name();
            case Step.OfContainer it -> it.name();
        };
    }

    private static String key(Step step) {
        return "plan." + verb(step) + "." + kind(step);
    }

    public static String of(Reason reason) {
        return switch (reason) {
            case Reason.Absent _ -> "";
            case Reason.Changed(var changes) -> changes(changes);
            case Reason.OtherImage(var from, var to) ->
                    Words.of("plan.why.image", from.brief(), to.brief());
            case Reason.OtherContent _ -> Words.of("plan.why.content");
            case Reason.NotInNetwork(var network) -> Words.of("plan.why.notInNetwork", network);
            case Reason.NotMounted(var volume) -> Words.of("plan.why.notMounted", volume);
            case Reason.NetworkReplaced(var network) ->
                    Words.of("plan.why.networkReplaced", network);
            case Reason.VolumeReplaced(var volume) -> Words.of("plan.why.volumeReplaced", volume);
            case Reason.ParentReplaced(var service) -> Words.of("plan.why.parent", service);
            case Reason.DependencyReplaced(var service) -> Words.of("plan.why.dependency", service);
            case Reason.Forced _ -> Words.of("plan.why.forced");
            case Reason.NotRunning(var state, int code) -> notRunning(state, code);
            case Reason.Surplus _ -> Words.of("plan.why.surplus");
            case Reason.Orphan _ -> Words.of("plan.why.orphan");
            case Reason.Asked _ -> Words.of("plan.why.asked");
        };
    }

    private static String notRunning(Container.State state, int code) {
        return state == Container.State.EXITED
                ? Words.of("plan.why.exited", code)
                : Words.of("plan.why.state", state.name().toLowerCase(Locale.ROOT));
    }

    private static String changes(List<Reason.Change> changes) {
        if (changes.isEmpty()) {
            return Words.of("plan.why.hash");
        }
        var shown =
                changes.stream()
                        .limit(MOST_CHANGES)
                        .map(PlanWords::of)
                        .collect(Collectors.joining(", "));
        int more = changes.size() - MOST_CHANGES;
        return more > 0 ? Words.of("plan.why.more", shown, more) : shown;
    }

    private static String of(Reason.Change change) {
        var kind = Words.of("plan.kind." + change.kind().name().toLowerCase(Locale.ROOT));
        var what = (kind + " " + change.name()).strip();
        return Words.of("plan.how." + change.how().name().toLowerCase(Locale.ROOT), what);
    }

    public static String of(Concern concern) {
        return switch (concern) {
            case Concern.BindSourceAway(var service, var path) ->
                    Words.of("plan.concern.bindAway", service, path);
            case Concern.BindSourceNeeded(var service, var path) ->
                    Words.of("plan.concern.bindNeeded", service, path);
            case Concern.BindElsewhere(var service, var path) ->
                    Words.of("plan.concern.bindElsewhere", service, path);
            case Concern.PortTaken(var service, var port, var holder) ->
                    Words.of("plan.concern.portTaken", service, port, holder);
            case Concern.PortTwice(var service, var port, var other) ->
                    Words.of("plan.concern.portTwice", service, port, other);
            case Concern.NameTaken(var service, var name) ->
                    Words.of("plan.concern.nameTaken", service, name);
            case Concern.OrphanLeft(var container, var service) ->
                    Words.of("plan.concern.orphan", container, service);
            case Concern.OtherFolder(var theirs, var ours) ->
                    Words.of("plan.concern.otherFolder", theirs, ours);
            case Concern.NetworkAway(var name) -> Words.of("plan.concern.networkAway", name);
            case Concern.NetworkForeign(var name) -> Words.of("plan.concern.networkForeign", name);
            case Concern.NetworkInUse(var name, var container) ->
                    Words.of("plan.concern.networkInUse", name, container);
            case Concern.NetworkDiffers(var name) -> Words.of("plan.concern.networkDiffers", name);
            case Concern.VolumeInUse(var name, var container) ->
                    Words.of("plan.concern.volumeInUse", name, container);
            case Concern.LeftBehind(var service, var parent) ->
                    Words.of("plan.concern.leftBehind", service, parent);
            case Concern.VolumeAway(var name) -> Words.of("plan.concern.volumeAway", name);
            case Concern.VolumeForeign(var name, var project) ->
                    project.isEmpty()
                            ? Words.of("plan.concern.volumeNobodys", name)
                            : Words.of("plan.concern.volumeForeign", name, project);
            case Concern.VolumeDiffers(var name) -> Words.of("plan.concern.volumeDiffers", name);
            case Concern.VolumeLost(var name) -> Words.of("plan.concern.volumeLost", name);
            case Concern.MayReplace(var service, var image) ->
                    Words.of("plan.concern.mayReplace", service, image);
            case Concern.ImageAway(var service, var image) ->
                    Words.of("plan.concern.imageAway", service, image);
            case Concern.Unsupported(var service, var what) ->
                    Words.of("plan.concern.unsupported", service, what);
            case Concern.BuildIgnores(var service, var keys) ->
                    Words.of("plan.concern.buildIgnores", service, keys);
            case Concern.NoHealthCheck(var service, var waiting) ->
                    Words.of("plan.concern.noHealthCheck", service, waiting);
        };
    }
}
