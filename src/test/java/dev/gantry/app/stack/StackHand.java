package dev.gantry.app.stack;

import dev.gantry.app.build.Buildx;
import dev.gantry.app.image.Logins;
import dev.gantry.compose.load.ComposeLoader;
import dev.gantry.compose.load.LoadRequest;
import dev.gantry.compose.load.Loaded;
import dev.gantry.compose.plan.Plan;
import dev.gantry.compose.plan.Project;
import dev.gantry.compose.plan.Step;
import dev.gantry.compose.plan.Wishes;
import dev.gantry.docker.Container;
import dev.gantry.docker.ContainerDetails;
import dev.gantry.docker.Engine;
import dev.gantry.docker.EngineEnvironment;
import dev.gantry.docker.ExecRequest;
import dev.gantry.docker.engine.Dialer;
import dev.gantry.testing.TestEngine;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/// One stack on a real engine: its compose file, deploys of it by Gantry and by docker compose. At
/// the end nothing of it is left.
final class StackHand implements AutoCloseable {

    final String name = TestEngine.name();
    final Engine engine;
    final DeployStack deploys;
    final StackActs acts;
    private final TestEngine world;
    private final Path folder;
    private final Path data;
    private Map<String, String> variables = Map.of();

    StackHand(TestEngine world, Path temporary) throws IOException {
        this.world = world;
        this.folder = Files.createDirectories(temporary.resolve(name));
        this.data = temporary.resolve("data");
        this.engine = new Dialer().connect(world.address());
        this.deploys = deploys(engine);
        this.acts = new StackActs(engine, Thread::startVirtualThread, DeployListener.NONE);
    }

    /// Deploys over another connection to the same engine, with the same journals.
    DeployStack deploys(Engine through) {
        return new DeployStack(
                through,
                world.address(),
                Logins.NONE,
                new Buildx(EngineEnvironment.current(), Thread::startVirtualThread),
                new DeployJournals(data.resolve("deploys")),
                Thread::startVirtualThread);
    }

    Path folder() {
        return folder;
    }

    Path data() {
        return data;
    }

    StackHand with(Map<String, String> others) {
        variables = others;
        return this;
    }

    /// Writes the compose file.
    StackHand file(String text) {
        try {
            Files.writeString(folder.resolve("compose.yaml"), text);
        } catch (IOException failure) {
            throw new AssertionError(failure);
        }
        return this;
    }

    Project project() {
        return project(Set.of());
    }

    Project project(Set<String> profiles) {
        var request =
                new LoadRequest(
                        List.of(folder.resolve("compose.yaml")),
                        Optional.empty(),
                        Optional.empty(),
                        variables,
                        List.of(),
                        profiles);
        return switch (ComposeLoader.load(request)) {
            case Loaded.Project project -> Project.of(project);
            case Loaded.Refused(var problems) -> throw new AssertionError(problems);
        };
    }

    Plan plan() {
        return deploys.plan(project(), Wishes.NONE);
    }

    Plan up() {
        return up(Wishes.NONE);
    }

    Plan up(Wishes wishes) {
        return up(project(), wishes);
    }

    Plan up(Project project, Wishes wishes) {
        var plan = deploys.plan(project, wishes);
        return deploys.run(project, plan, wishes, DeployOptions.USUAL, DeployListener.NONE);
    }

    /// What a plan does, as `recreate web-1`, without the stack's name.
    List<String> steps(Plan plan) {
        return plan.steps().stream().map(step -> PlanWords.verb(step) + " " + brief(step)).toList();
    }

    private String brief(Step step) {
        return PlanWords.name(step).replaceFirst("^" + name + "[-_]", "");
    }

    /// By name, without the stack's.
    Map<String, Container> containers() {
        var all = new HashMap<String, Container>();
        for (var container : engine.containers().all()) {
            if (container.stack().filter(name::equals).isPresent()) {
                all.put(container.name().replaceFirst("^" + name + "-", ""), container);
            }
        }
        return all;
    }

    Container container(String brief) {
        var found = containers().get(brief);
        if (found == null) {
            throw new AssertionError("no " + brief + " among " + containers().keySet());
        }
        return found;
    }

    ContainerDetails inspect(String brief) {
        return engine.containers().inspect(container(brief).id());
    }

    /// What stands on the engine of it, in a form that can be compared: names with state and id,
    /// networks, volumes.
    List<String> standing() {
        var all = new ArrayList<String>();
        containers().forEach((brief, it) -> all.add(brief + " " + it.state() + " " + it.id()));
        var parts = acts.parts(name);
        parts.networks().forEach(it -> all.add("network " + it.name()));
        parts.volumes().forEach(it -> all.add("volume " + it.name().value()));
        all.sort(Comparator.naturalOrder());
        return all;
    }

    /// The output of a command in a container.
    String said(String brief, String... command) {
        var output = new ByteArrayOutputStream();
        try (var process =
                engine.processes().exec(container(brief).id(), ExecRequest.of(command))) {
            while (process.read((_, bytes, from, length) -> output.write(bytes, from, length))) {
                // until all is said
            }
        } catch (IOException impossible) {
            throw new AssertionError(impossible);
        }
        return output.toString(StandardCharsets.UTF_8).strip();
    }

    /// The real one. Fails when it does.
    ///
    /// @return all that it printed
    String compose(String... arguments) {
        var command =
                new ArrayList<>(List.of(String.valueOf(System.getenv("GANTRY_TEST_COMPOSE"))));
        command.addAll(List.of("--progress", "plain"));
        command.addAll(List.of(arguments));
        var builder = new ProcessBuilder(command).directory(folder.toFile());
        builder.redirectErrorStream(true);
        builder.environment().put("DOCKER_HOST", world.address().toString());
        builder.environment().putAll(variables);
        try {
            var process = builder.start();
            var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (!process.waitFor(2, TimeUnit.MINUTES) || process.exitValue() != 0) {
                throw new AssertionError(said);
            }
            return said;
        } catch (IOException | InterruptedException failure) {
            throw new AssertionError(failure);
        }
    }

    @Override
    public void close() {
        acts.down(acts.parts(name), true, Optional.of(java.time.Duration.ZERO));
        engine.close();
    }
}
