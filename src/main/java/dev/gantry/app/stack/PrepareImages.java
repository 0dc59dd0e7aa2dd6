package dev.gantry.app.stack;

import dev.gantry.app.build.BuildImage;
import dev.gantry.app.build.BuildListener;
import dev.gantry.app.build.BuilderChoice;
import dev.gantry.app.build.Buildx;
import dev.gantry.app.image.ImageTransfers;
import dev.gantry.app.image.Logins;
import dev.gantry.app.image.TransferProgress;
import dev.gantry.app.stack.DeployProgress.Deed;
import dev.gantry.compose.plan.Plan;
import dev.gantry.compose.plan.Project;
import dev.gantry.compose.plan.Service;
import dev.gantry.compose.plan.Step;
import dev.gantry.docker.BuildNews;
import dev.gantry.docker.Engine;
import dev.gantry.docker.EngineAddress;
import dev.gantry.docker.EngineException;
import dev.gantry.docker.ImageName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executor;

/// Pulls and builds all that a plan needs, at once, before anything else is touched.
final class PrepareImages {

    private final Engine engine;
    private final EngineAddress address;
    private final Logins logins;
    private final Buildx buildx;
    private final DeployListener listener;
    private final Together together;

    PrepareImages(
            Engine engine,
            EngineAddress address,
            Logins logins,
            Buildx buildx,
            DeployListener listener,
            Executor workers) {
        this.engine = engine;
        this.address = address;
        this.logins = logins;
        this.buildx = buildx;
        this.listener = listener;
        this.together = new Together(workers, Together.Manner.INTERRUPT);
    }

    /// @throws DeployException.NoImage for the first that cannot be had
    void run(Project project, Plan plan) {
        var tasks = new ArrayList<Runnable>();
        plan.steps(Step.PullImage.class).forEach(step -> tasks.add(() -> get(project, step)));
        var builds = new HashMap<String, Step.BuildImage>();
        plan.steps(Step.BuildImage.class).forEach(step -> builds.put(step.service(), step));
        if (!builds.isEmpty()) {
            tasks.add(() -> build(project, builds));
        }
        if (!tasks.isEmpty()) {
            listener.entered(DeployProgress.Phase.IMAGES);
            together.run(tasks);
        }
    }

    /// What a registry does not have may be built, where the file says how.
    private void get(Project project, Step.PullImage step) {
        try {
            pull(step);
        } catch (DeployException.NoImage away) {
            var built =
                    step.services().stream()
                            .map(project::service)
                            .filter(Service::isBuilt)
                            .findFirst();
            if (built.isEmpty()) {
                throw away;
            }
            build(
                    new ServiceBuild(project, built.get()),
                    new Step.BuildImage(built.get().name(), step.image(), step.reasons()));
        }
    }

    private void pull(Step.PullImage step) {
        listener.image(step.image(), Deed.PULLING);
        try {
            new ImageTransfers(
                            engine.images(),
                            logins,
                            progress ->
                                    listener.take(
                                            new DeployProgress.Pulling(step.image(), progress)))
                    .pull(ImageName.parse(step.image()), step.platform());
        } catch (EngineException.Cancelled stopped) {
            throw stopped;
        } catch (EngineException | ImageName.BadNameException failure) {
            throw new DeployException.NoImage(step.image(), failure);
        }
        listener.image(step.image(), Deed.PULLED);
    }

    private void build(Project project, Map<String, Step.BuildImage> builds) {
        var needs = new LinkedHashMap<String, Set<String>>();
        builds.keySet()
                .forEach(name ->
                        needs.put(name, new ServiceBuild(project, project.service(name)).needs()));
        new ServiceGraph(needs)
                .run(
                        together,
                        name -> {
                            var step = builds.get(name);
                            if (step != null) {
                                build(new ServiceBuild(project, project.service(name)), step);
                            }
                        });
    }

    private void build(ServiceBuild order, Step.BuildImage step) {
        listener.image(step.image(), Deed.BUILDING);
        try {
            var inline = order.inlineDockerfile();
            if (inline.isEmpty()) {
                build(order, step, order.dockerfile());
            } else {
                buildInline(order, step, inline);
            }
        } catch (EngineException.Cancelled stopped) {
            throw stopped;
        } catch (EngineException | IOException failure) {
            throw new DeployException.NoImage(step.image(), failure);
        }
        listener.image(step.image(), Deed.BUILT);
    }

    private void buildInline(ServiceBuild order, Step.BuildImage step, String text)
            throws IOException {
        var file = Files.createTempFile("gantry-dockerfile", "");
        try {
            build(order, step, Files.writeString(file, text));
        } finally {
            Files.deleteIfExists(file);
        }
    }

    private void build(ServiceBuild order, Step.BuildImage step, Path dockerfile)
            throws IOException {
        new BuildImage(engine, address, logins, buildx, new Told(step))
                .run(order.options(step.image(), dockerfile));
    }

    /// Passes on what the builder says.
    private final class Told implements BuildListener {
        private final Step.BuildImage step;

        Told(Step.BuildImage step) {
            this.step = step;
        }

        @Override
        public void chosen(BuilderChoice builder, String version) {}

        @Override
        public void pulling(String image, TransferProgress progress) {
            listener.take(new DeployProgress.Pulling(image, progress));
        }

        @Override
        public void sending(long files, long bytes) {}

        @Override
        public void pushing(String image, TransferProgress progress) {}

        @Override
        public void news(BuildNews news) {
            listener.take(new DeployProgress.Building(step.service(), news));
        }
    }
}
