package dev.gantry.app.stack;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gantry.app.stack.DeployProgress.Deed;
import dev.gantry.app.stack.DeployProgress.Phase;
import dev.gantry.app.stack.DeployProgress.Subject;
import dev.gantry.compose.plan.CreateBody;
import dev.gantry.compose.plan.Dependency;
import dev.gantry.compose.plan.Making;
import dev.gantry.compose.plan.Observed;
import dev.gantry.compose.plan.Plan;
import dev.gantry.compose.plan.Project;
import dev.gantry.compose.plan.ResourceBody;
import dev.gantry.compose.plan.Service;
import dev.gantry.compose.plan.ServiceOrder;
import dev.gantry.compose.plan.Step;
import dev.gantry.docker.Container.State;
import dev.gantry.docker.ContainerDetails;
import dev.gantry.docker.ContainerId;
import dev.gantry.docker.Engine;
import dev.gantry.docker.EngineException;
import dev.gantry.docker.ImageDetails;
import dev.gantry.docker.Removal;
import dev.gantry.docker.VolumeName;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.function.Supplier;

/// Carries out a plan whose images are there, as parallel as services allow. Undoes nothing, and
/// removes nothing that a person had.
final class Rollout {

    private final Engine engine;
    private final Project project;
    private final Observed observed;
    private final Plan plan;
    private final DeployJournal journal;
    private final DeployOptions options;
    private final DeployListener listener;
    private final Together together;
    private final Waiting waiting;

    /// The first container of each service: its full id.
    private final Map<String, String> firsts = new ConcurrentHashMap<>();

    /// The containers that each service has now.
    private final Map<String, List<ContainerId>> live = new ConcurrentHashMap<>();

    private final Map<Step, Made> made = new ConcurrentHashMap<>();
    private final ConcurrentLinkedQueue<Started> started = new ConcurrentLinkedQueue<>();

    private record Made(ContainerId id, CreateBody body) {}

    private record Started(ContainerId id, long at) {}

    Rollout(
            Engine engine,
            Project project,
            Observed observed,
            Plan plan,
            DeployJournal journal,
            DeployOptions options,
            DeployListener listener,
            Executor workers) {
        this.engine = engine;
        this.project = project;
        this.observed = observed;
        this.plan = plan;
        this.journal = journal;
        this.options = options;
        this.listener = listener;
        this.together = new Together(workers);
        this.waiting = new Waiting(engine, listener, options.patience());
        observed.members().forEach(this::know);
    }

    private void know(ContainerDetails member) {
        var service = Observed.service(member);
        if (Observed.number(member) == 1) {
            firsts.put(service, member.id().value());
        } else {
            firsts.putIfAbsent(service, member.id().value());
        }
    }

    void run() {
        listener.entered(Phase.CREATE);
        resources();
        graph(Service::references).run(together, name -> create(project.service(name)));
        if (!options.start()) {
            return;
        }
        listener.entered(Phase.START);
        stopBeforehand();
        graph(ServiceOrder::needs).run(together, name -> start(project.service(name)));
        if (options.verify()) {
            listener.entered(Phase.VERIFY);
            together.run(
                    started.stream()
                            .<Runnable>map(each -> () -> waiting.proof(each.id(), each.at()))
                            .toList());
        }
    }

    private ServiceGraph graph(Function<Service, Set<String>> needs) {
        var all = new LinkedHashMap<String, Set<String>>();
        project.services().values().forEach(it -> all.put(it.name(), needs.apply(it)));
        return new ServiceGraph(all);
    }

    private void resources() {
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
                stop(member);
                doing(
                        Subject.NETWORK,
                        network.name(),
                        () -> {
                            engine.networks().disconnect(network.name(), member.id());
                        });
            }
        }
        listener.network(network.name(), Deed.REMOVING);
        doing(
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
        asked(Subject.NETWORK, name, () -> engine.networks().create(body.toString()));
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
        doing(
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
                stop(member);
                doing(
                        Subject.CONTAINER,
                        member.name(),
                        () -> {
                            engine.containers().remove(member.id(), new Removal(true, false));
                        });
            }
        }
        doing(
                Subject.VOLUME,
                volume.name(),
                () -> {
                    engine.volumes().remove(new VolumeName(volume.name()));
                });
        createVolume(volume.key(), volume.name());
        listener.volume(volume.name(), Deed.CREATED);
    }

    private List<Step.OfContainer> of(Service service) {
        return plan.steps(Step.OfContainer.class)
                .filter(step -> step.service().equals(service.name()))
                .toList();
    }

    private void create(Service service) {
        var gone = new ArrayList<ContainerId>();
        var fresh = new ArrayList<ContainerId>();
        for (var step : of(service)) {
            switch (step) {
                case Step.CreateContainer create ->
                        fresh.add(make(service, create.number(), create, Optional.empty()));
                case Step.RecreateContainer recreate -> {
                    setAside(recreate);
                    gone.add(recreate.old().id());
                    fresh.add(
                            make(
                                    service,
                                    recreate.number(),
                                    recreate,
                                    Optional.of(recreate.old())));
                }
                case Step.RemoveContainer remove -> gone.add(remove.container().id());
                case Step.StartContainer _, Step.RestartContainer _ -> {}
            }
        }
        var now = new ArrayList<ContainerId>();
        observed.members().stream()
                .filter(member -> Observed.service(member).equals(service.name()))
                .map(ContainerDetails::id)
                .filter(id -> !gone.contains(id))
                .forEach(now::add);
        now.addAll(fresh);
        live.put(service.name(), now);
    }

    private void setAside(Step.RecreateContainer step) {
        var aside = aside(step.old());
        if (!step.old().name().equals(aside)) {
            doing(
                    Subject.CONTAINER,
                    step.name(),
                    () -> {
                        orGone(() -> engine.containers().rename(step.old().id(), aside));
                    });
        }
    }

    /// The reference's own form: either tool knows such a container for what it is.
    static String aside(ContainerDetails old) {
        return old.id().brief() + "_" + old.name().replaceFirst("^[0-9a-f]{12}_", "");
    }

    /// A volume that was replaced has taken the old container along.
    private static void orGone(Runnable deed) {
        try {
            deed.run();
        } catch (EngineException.Gone already) {
            // as it has to be
        }
    }

    private ContainerId make(
            Service service, int number, Step.OfContainer step, Optional<ContainerDetails> old) {
        listener.container(step.name(), Deed.CREATING);
        var body = CreateBody.of(making(service, number, old));
        var id =
                asked(
                        Subject.CONTAINER,
                        step.name(),
                        () -> {
                            var now =
                                    engine.containers()
                                            .create(
                                                    step.name(),
                                                    service.platform(),
                                                    body.json().toString());
                            body.later()
                                    .forEach((network, endpoint) ->
                                            engine.networks().connect(network, now, endpoint));
                            return now;
                        });
        if (number == 1 || !firsts.containsKey(service.name()) || old.isPresent()) {
            firsts.put(service.name(), id.value());
        }
        made.put(step, new Made(id, body));
        listener.container(step.name(), Deed.CREATED);
        return id;
    }

    private Making making(Service service, int number, Optional<ContainerDetails> old) {
        return new Making(
                project,
                service,
                number,
                observed.engine(),
                firsts,
                names(),
                image(service),
                old,
                observed.profile(),
                journal.deploy(),
                observed.sameMachine());
    }

    private ImageDetails image(Service service) {
        var image = observed.images().get(service.image());
        if (image == null) {
            throw new Trouble.Met(
                    new Trouble.Refused(
                            Subject.IMAGE,
                            service.image(),
                            new EngineException.Gone("No such image: " + service.image(), null)));
        }
        return image;
    }

    private Map<String, List<String>> names() {
        var names = new LinkedHashMap<String, List<String>>();
        for (var service : project.services().values()) {
            var own = new ArrayList<String>();
            for (int number = 1; number <= service.scale(); number++) {
                own.add(service.containerName(number));
            }
            names.put(service.name(), own);
        }
        return names;
    }

    /// What goes for good, and what holds a port that another service is to get.
    private void stopBeforehand() {
        var tasks = new ArrayList<Runnable>();
        plan.steps(Step.RemoveContainer.class)
                .forEach(step -> tasks.add(() -> stop(step.container())));
        var moving = PortMoves.of(project, plan);
        plan.steps(Step.RecreateContainer.class)
                .filter(step -> moving.contains(step.old().id()))
                .forEach(step -> tasks.add(() -> stop(step.old())));
        if (!tasks.isEmpty()) {
            together.run(tasks);
        }
    }

    private void start(Service service) {
        var steps = of(service);
        boolean anything = steps.stream().anyMatch(step -> !(step instanceof Step.RemoveContainer));
        if (!anything) {
            return;
        }
        service.dependencies().forEach(dependency -> await(dependency, service));
        for (var step : steps) {
            switch (step) {
                case Step.CreateContainer create -> begin(service, create);
                case Step.RecreateContainer recreate -> {
                    stop(recreate.old());
                    begin(service, recreate);
                }
                case Step.StartContainer start -> startAgain(service, start);
                case Step.RestartContainer restart -> restart(restart);
                case Step.RemoveContainer _ -> {}
            }
        }
    }

    private void await(Dependency dependency, Service waitingService) {
        try {
            var ids = live.getOrDefault(dependency.service(), List.of());
            var known = ids.isEmpty() ? Set.copyOf(others(dependency.service())) : ids;
            for (var id : known) {
                waiting.until(dependency.condition(), id, waitingService.name());
            }
        } catch (Trouble.Met met) {
            if (dependency.required()) {
                throw met;
            }
            listener.container(dependency.service(), Deed.WAITING, "not required");
        }
    }

    /// Of a service that is not deployed now.
    private List<ContainerId> others(String service) {
        return observed.members().stream()
                .filter(member -> Observed.service(member).equals(service))
                .map(ContainerDetails::id)
                .toList();
    }

    private void begin(Service service, Step.OfContainer step) {
        var fresh = made.get(step);
        if (fresh == null) {
            throw new IllegalStateException(step.name() + " was not made");
        }
        launch(service, step.name(), fresh.id(), fresh.body());
    }

    private void launch(Service service, String name, ContainerId id, CreateBody body) {
        listener.container(name, Deed.STARTING);
        doing(
                Subject.CONTAINER,
                name,
                () -> {
                    if (!body.files().isEmpty()) {
                        FileTar.put(engine, id, body.files());
                    }
                    engine.containers().start(id);
                });
        started.add(new Started(id, System.nanoTime()));
        listener.container(name, Deed.STARTED);
        new Hooks(engine).run(service, "post_start", id, name);
    }

    private void startAgain(Service service, Step.StartContainer step) {
        var container = step.container();
        if (container.state() == State.PAUSED) {
            doing(
                    Subject.CONTAINER,
                    container.name(),
                    () -> {
                        engine.containers().unpause(container.id());
                    });
            listener.container(container.name(), Deed.STARTED);
            return;
        }
        int number = Math.max(1, Observed.number(container));
        var body = CreateBody.of(making(service, number, Optional.of(container)));
        launch(service, container.name(), container.id(), body);
    }

    private void restart(Step.RestartContainer step) {
        var container = step.container();
        listener.container(container.name(), Deed.RESTARTING);
        doing(
                Subject.CONTAINER,
                container.name(),
                () -> {
                    options.grace()
                            .ifPresentOrElse(
                                    grace -> engine.containers().restart(container.id(), grace),
                                    () -> engine.containers().restart(container.id()));
                });
        started.add(new Started(container.id(), System.nanoTime()));
        listener.container(container.name(), Deed.RESTARTED);
    }

    private void stop(ContainerDetails container) {
        if (container.state() != State.RUNNING
                && container.state() != State.PAUSED
                && container.state() != State.RESTARTING) {
            return;
        }
        var name = container.name();
        var service = project.services().get(Observed.service(container));
        if (service != null) {
            new Hooks(engine).run(service, "pre_stop", container.id(), name);
        }
        listener.container(name, Deed.STOPPING);
        doing(
                Subject.CONTAINER,
                name,
                () -> {
                    orGone(() -> stop(container.id(), options.grace()));
                });
        listener.container(name, Deed.STOPPED);
    }

    private void stop(ContainerId id, Optional<Duration> grace) {
        if (grace.isPresent()) {
            engine.containers().stop(id, grace.get());
        } else {
            engine.containers().stop(id);
        }
    }

    private static void doing(Subject subject, String name, Runnable deed) {
        asked(
                subject,
                name,
                () -> {
                    deed.run();
                    return true;
                });
    }

    /// Says at what the engine refused.
    private static <T> T asked(Subject subject, String name, Supplier<T> deed) {
        try {
            return deed.get();
        } catch (EngineException.Cancelled stopped) {
            throw stopped;
        } catch (EngineException refusal) {
            throw new Trouble.Met(new Trouble.Refused(subject, name, refusal));
        }
    }
}
