package dev.gantry.app.stack;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gantry.app.stack.DeployJournal.Fate;
import dev.gantry.app.stack.DeployJournal.Old;
import dev.gantry.compose.plan.Observed;
import dev.gantry.compose.plan.Plan;
import dev.gantry.compose.plan.Project;
import dev.gantry.compose.plan.ServiceOrder;
import dev.gantry.compose.plan.Step;
import dev.gantry.docker.Container.State;
import dev.gantry.docker.ContainerDetails;
import dev.gantry.docker.Engine;
import dev.gantry.docker.EngineAddress;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Collects what has to be known for undoing a plan.
final class JournalDraft {

    private static final JsonMapper JSON = new JsonMapper();
    private static final long USUAL_GRACE_SECONDS = 10;

    private final Engine engine;
    private final EngineAddress address;

    JournalDraft(Engine engine, EngineAddress address) {
        this.engine = engine;
        this.address = address;
    }

    /// @param plan that is about to be carried out
    DeployJournal of(Project project, Observed observed, Plan plan, Optional<Duration> grace) {
        var fates = new HashMap<String, Fate>();
        for (var step : plan.steps()) {
            switch (step) {
                case Step.RecreateContainer it -> fates.put(it.old().id().value(), Fate.REPLACED);
                case Step.RemoveContainer it ->
                        fates.put(it.container().id().value(), Fate.REMOVED);
                case Step.StartContainer it -> fates.put(it.container().id().value(), Fate.STARTED);
                case Step.RestartContainer it ->
                        fates.put(it.container().id().value(), Fate.RESTARTED);
                case Step.PullImage _,
                        Step.BuildImage _,
                        Step.CreateNetwork _,
                        Step.ReplaceNetwork _,
                        Step.CreateVolume _,
                        Step.ReplaceVolume _,
                        Step.CreateContainer _ -> {}
            }
        }
        plan.steps(Step.ReplaceVolume.class)
                .forEach(step ->
                        observed.members().stream()
                                .filter(member -> holds(member, step.name()))
                                .forEach(member -> fates.put(member.id().value(), Fate.LOST)));
        var order = ServiceOrder.of(project).stream().map(service -> service.name()).toList();
        var containers =
                observed.members().stream()
                        .filter(member -> fates.containsKey(member.id().value()))
                        .sorted(
                                Comparator.comparingInt((ContainerDetails member) ->
                                        order.indexOf(Observed.service(member))))
                        .map(member -> old(member, fates.get(member.id().value())))
                        .toList();
        return new DeployJournal(
                UUID.randomUUID().toString(),
                address.toString(),
                project.name(),
                Instant.now().toString(),
                false,
                containers,
                networks(observed, plan),
                List.of(),
                grace.map(Duration::toSeconds).orElseGet(() -> longest(observed)));
    }

    private static boolean holds(ContainerDetails member, String volume) {
        return member.mounts().stream().anyMatch(mount -> mount.source().equals(volume));
    }

    /// Of what the containers themselves want.
    private static long longest(Observed observed) {
        return observed.members().stream()
                .mapToLong(member ->
                        parse(member.rawJson())
                                .path("Config")
                                .path("StopTimeout")
                                .asLong(USUAL_GRACE_SECONDS))
                .max()
                .orElse(0);
    }

    private static Old old(ContainerDetails member, @Nullable Fate fate) {
        boolean paused = member.state() == State.PAUSED;
        boolean up =
                paused || member.state() == State.RUNNING || member.state() == State.RESTARTING;
        return new Old(
                member.id().value(),
                Observed.service(member),
                member.name(),
                Rollout.aside(member),
                up,
                paused,
                fate == null ? Fate.STARTED : fate);
    }

    private List<DeployJournal.OldNetwork> networks(Observed observed, Plan plan) {
        var all = new ArrayList<DeployJournal.OldNetwork>();
        plan.steps(Step.ReplaceNetwork.class)
                .forEach(step -> {
                    var members = new ArrayList<DeployJournal.Joined>();
                    for (var member : observed.members()) {
                        if (member.networks().containsKey(step.name())) {
                            members.add(
                                    new DeployJournal.Joined(
                                            member.id().value(), endpoint(member, step.name())));
                        }
                    }
                    var made = asMade(engine.networks().json(step.old().value()));
                    all.add(
                            new DeployJournal.OldNetwork(
                                    step.name(),
                                    step.old().value(),
                                    made.toString(),
                                    withoutAddresses(made).toString(),
                                    members));
                });
        return all;
    }

    private static String endpoint(ContainerDetails member, String network) {
        var told = parse(member.rawJson()).path("NetworkSettings").path("Networks").path(network);
        var asked = JsonNodeFactory.instance.objectNode();
        for (var key : List.of("IPAMConfig", "Links", "Aliases", "DriverOpts", "GwPriority")) {
            if (!told.path(key).isMissingNode() && !told.path(key).isNull()) {
                asked.set(key, told.path(key));
            }
        }
        return asked.toString();
    }

    /// What the engine was once asked for, out of what it says now.
    private static ObjectNode asMade(String inspect) {
        var told = parse(inspect);
        var made = JsonNodeFactory.instance.objectNode();
        for (var key :
                List.of(
                        "Name",
                        "Driver",
                        "Options",
                        "Internal",
                        "Attachable",
                        "EnableIPv4",
                        "EnableIPv6",
                        "IPAM",
                        "Labels")) {
            if (!told.path(key).isMissingNode() && !told.path(key).isNull()) {
                made.set(key, told.path(key));
            }
        }
        return made.put("CheckDuplicate", true);
    }

    private static ObjectNode withoutAddresses(ObjectNode made) {
        var copy = made.deepCopy();
        if (copy.path("IPAM") instanceof ObjectNode ipam) {
            ipam.remove("Config");
        }
        return copy;
    }

    private static JsonNode parse(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
