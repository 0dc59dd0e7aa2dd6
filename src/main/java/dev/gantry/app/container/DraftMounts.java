package dev.gantry.app.container;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// The three places in which a create call says what is mounted.
final class DraftMounts {

    private static final Set<String> KNOWN = Set.of("bind", "volume");

    private DraftMounts() {}

    static List<MountPlan> of(JsonNode body) {
        var plans = new ArrayList<MountPlan>();
        var host = body.path("HostConfig");
        ContainerDraft.texts(host.path("Binds")).forEach(bind -> plans.add(MountPlan.parse(bind)));
        for (var mount : host.path("Mounts")) {
            if (isKnown(mount)) {
                plans.add(plan(mount));
            }
        }
        body.path("Volumes")
                .fieldNames()
                .forEachRemaining(target -> plans.add(new MountPlan("", target, "")));
        return plans;
    }

    private static boolean isKnown(JsonNode mount) {
        return KNOWN.contains(mount.path("Type").asText());
    }

    private static MountPlan plan(JsonNode mount) {
        return new MountPlan(
                mount.path("Source").asText(""),
                mount.path("Target").asText(""),
                mount.path("ReadOnly").asBoolean() ? "ro" : "");
    }

    /// What was there already stays in its place and form.
    static void put(ObjectNode body, List<MountPlan> plans) {
        var kept = new HashSet<MountPlan>();
        var host = body.withObjectProperty("HostConfig");
        if (host.path("Mounts").isArray()) {
            var mounts = host.withArrayProperty("Mounts");
            for (int index = mounts.size() - 1; index >= 0; index--) {
                var mount = mounts.get(index);
                if (isKnown(mount) && !plans.contains(plan(mount))) {
                    mounts.remove(index);
                } else if (isKnown(mount)) {
                    kept.add(plan(mount));
                }
            }
        }
        var binds = host.putArray("Binds");
        var volumes = body.putObject("Volumes");
        for (var plan : plans) {
            if (plan.source().isEmpty()) {
                volumes.putObject(plan.target());
            } else if (!kept.contains(plan)) {
                binds.add(plan.text());
            }
        }
    }
}
