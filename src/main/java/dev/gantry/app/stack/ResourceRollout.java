package dev.gantry.app.stack;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gantry.app.stack.DeployProgress.Deed;
import dev.gantry.app.stack.DeployProgress.Subject;
import dev.gantry.compose.plan.Observed;
import dev.gantry.compose.plan.Plan;
import dev.gantry.compose.plan.Project;
import dev.gantry.compose.plan.ResourceBody;
import dev.gantry.compose.plan.Step;
import dev.gantry.docker.Engine;
import dev.gantry.docker.Removal;
import dev.gantry.docker.VolumeName;
import java.util.ArrayList;

/// Makes the networks and volumes of a plan.
final class ResourceRollout {

    private final Engine engine;
    private final Project project;
    private final Observed observed;
    private final Plan plan;
    private final DeployJournal journal;
    private final Stopping stopping;
    private final DeployListener listener;

    ResourceRollout(
            Engine engine,
            Project project,
            Observed observed,
            Plan plan,
            DeployJournal journal,
            Stopping stopping,
            DeployListener listener) {
        this.engine = engine;
        this.project = project;
        this.observed = observed;
        this.plan = plan;
        this.journal = journal;
        this.stopping = stopping;
        this.listener = listener;
    }

    void run(Together together) {
        plan.steps(Step.ReplaceNetwork.class).forEach(this::takeDown);
        var tasks = new ArrayList<Runnable>();
        for (var step : plan.steps()) {
            switch (step) {
                case Step.CreateNetwork network ->
                        tasks.add(() -> network(network.key(), network.name()));
                case Step.ReplaceNetwork network ->
                        tasks.add(() -> network(network.key(), network.name()));
                case Step.CreateVolume volume -> tasks.add(() -> volume(volume));
                case Step.ReplaceVolume volume -> tasks.add(() -> replace(volume));
                case Step.PullImage _, Step.BuildImage _, Step.OfContainer _ -> {}
            }
        }
        together.run(tasks);
    }

    /// Its containers are made anew anyhow: they stop now, since nothing reaches them any more.
    private void takeDown(Step.ReplaceNetwork network) {
        for (var member : observed.members()) {
            if (member.networks().containsKey(network.name())) {
                stopping.stop(member);
                Doing.doing(
                        Subject.NETWORK,
                        network.name(),
                        () -> {
                            engine.networks().disconnect(network.name(), member.id());
                        });
            }
        }
        listener.network(network.name(), Deed.REMOVING);
        Doing.doing(
                Subject.NETWORK,
                network.name(),
                () -> {
                    engine.networks().remove(network.old());
                });
    }

    private void network(String key, String name) {
        listener.network(name, Deed.CREATING);
        var body =
                ResourceBody.network(
                        project.name(),
                        key,
                        project.network(key),
                        observed.profile(),
                        journal.deploy());
        Doing.asked(Subject.NETWORK, name, () -> engine.networks().create(body.toString()));
        listener.network(name, Deed.CREATED);
    }

    private void volume(Step.CreateVolume volume) {
        listener.volume(volume.name(), Deed.CREATING);
        createVolume(volume.key(), volume.name());
        listener.volume(volume.name(), Deed.CREATED);
    }

    private void createVolume(String key, String name) {
        ObjectNode body =
                ResourceBody.volume(
                        project.name(),
                        key,
                        project.volume(key),
                        observed.profile(),
                        journal.deploy());
        Doing.doing(
                Subject.VOLUME,
                name,
                () -> {
                    engine.volumes().create(body.toString());
                });
    }

    /// A person has agreed to lose it. Its containers have to go first: they hold it.
    private void replace(Step.ReplaceVolume volume) {
        listener.volume(volume.name(), Deed.REMOVING);
        for (var member : observed.members()) {
            if (member.mounts().stream().anyMatch(it -> it.source().equals(volume.name()))) {
                stopping.stop(member);
                Doing.doing(
                        Subject.CONTAINER,
                        member.name(),
                        () -> {
                            engine.containers().remove(member.id(), new Removal(true, false));
                        });
            }
        }
        Doing.doing(
                Subject.VOLUME,
                volume.name(),
                () -> {
                    engine.volumes().remove(new VolumeName(volume.name()));
                });
        createVolume(volume.key(), volume.name());
        listener.volume(volume.name(), Deed.CREATED);
    }
}
