package dev.gantry.app.stack;

import dev.gantry.app.stack.DeployProgress.Deed;
import dev.gantry.app.stack.DeployProgress.Phase;
import dev.gantry.app.stack.DeployProgress.Subject;
import dev.gantry.compose.plan.CreateBody;
import dev.gantry.compose.plan.Dependency;
import dev.gantry.compose.plan.Making;
import dev.gantry.compose.plan.Observed;
import dev.gantry.compose.plan.Plan;
import dev.gantry.compose.plan.Project;
import dev.gantry.compose.plan.Service;
import dev.gantry.compose.plan.ServiceOrder;
import dev.gantry.compose.plan.Step;
import dev.gantry.docker.Container.State;
import dev.gantry.docker.ContainerDetails;
import dev.gantry.docker.ContainerId;
import dev.gantry.docker.Engine;
import dev.gantry.docker.EngineException;
import dev.gantry.docker.ImageDetails;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.function.Function;

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
    private final Stopping stopping;

    /// The first container of each service: its full id.
    private final Map<String, String> firsts = new ConcurrentHashMap<>();

    /// Its number.
    private final Map<String, Integer> lowest = new ConcurrentHashMap<>();

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
        this.together = new Together(workers, Together.Manner.LET_FINISH);
        this.waiting = new Waiting(engine, listener, options.patience());
        this.stopping = new Stopping(engine, project, options.grace(), listener);
        observed.members().forEach(this::know);
    }

    private void know(ContainerDetails member) {
        var service = Observed.service(member);
        int number = Observed.number(member);
        if (number <= lowest.merge(service, number, Math::min)) {
            firsts.put(service, member.id().value());
        }
    }

    void run() {
        listener.entered(Phase.CREATE);
        new ResourceRollout(engine, project, observed, plan, journal, stopping, listener)
                .run(together);
        clearNames();
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

    /// A container that goes may bear a name that a new one is to have.
    private void clearNames() {
        var wanted = new HashSet<String>();
        plan.steps(Step.CreateContainer.class).forEach(step -> wanted.add(step.name()));
        plan.steps(Step.RecreateContainer.class).forEach(step -> wanted.add(step.name()));
        plan.steps(Step.RemoveContainer.class)
                .filter(step -> wanted.contains(step.name()))
                .forEach(step -> setAside(step.container()));
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
                    setAside(recreate.old());
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

    private void setAside(ContainerDetails old) {
        var aside = aside(old);
        if (!old.name().equals(aside)) {
            Doing.doing(
                    Subject.CONTAINER,
                    old.name(),
                    () -> Stopping.orGone(() -> engine.containers().rename(old.id(), aside)));
        }
    }

    /// The reference's own form: either tool knows such a container for what it is.
    static String aside(ContainerDetails old) {
        return old.id().brief() + "_" + old.name().replaceFirst("^[0-9a-f]{12}_", "");
    }

    private ContainerId make(
            Service service, int number, Step.OfContainer step, Optional<ContainerDetails> old) {
        listener.container(step.name(), Deed.CREATING);
        var body = CreateBody.of(making(service, number, old));
        var id =
                Doing.asked(
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
        if (number <= lowest.merge(service.name(), number, Math::min)) {
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
                Making.names(project),
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

    /// What goes for good, and what holds a port that another service is to get.
    private void stopBeforehand() {
        var tasks = new ArrayList<Runnable>();
        plan.steps(Step.RemoveContainer.class)
                .forEach(step -> tasks.add(() -> stopping.stop(step.container())));
        var moving = PortMoves.of(project, plan);
        plan.steps(Step.RecreateContainer.class)
                .filter(step -> moving.contains(step.old().id()))
                .forEach(step -> tasks.add(() -> stopping.stop(step.old())));
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
                    stopping.stop(recreate.old());
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
            for (var id : live.getOrDefault(dependency.service(), List.of())) {
                waiting.until(dependency.condition(), id, waitingService.name());
            }
        } catch (Trouble.Met met) {
            if (dependency.required()) {
                throw met;
            }
            listener.container(dependency.service(), Deed.WAITING, "not required");
        }
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
        Doing.doing(
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
            Doing.doing(
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
        Doing.doing(
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
}
