package dev.gantry.app.stack;

import com.fasterxml.jackson.databind.JsonNode;
import dev.gantry.app.build.BuildImage;
import dev.gantry.app.build.BuildListener;
import dev.gantry.app.build.BuildOptions;
import dev.gantry.app.build.BuildSession;
import dev.gantry.app.build.BuilderChoice;
import dev.gantry.app.image.ImageTransfers;
import dev.gantry.app.image.Logins;
import dev.gantry.app.image.TransferProgress;
import dev.gantry.app.stack.DeployProgress.Deed;
import dev.gantry.compose.plan.ComposeLabels;
import dev.gantry.compose.plan.Plan;
import dev.gantry.compose.plan.Project;
import dev.gantry.compose.plan.Step;
import dev.gantry.docker.BuildNews;
import dev.gantry.docker.Engine;
import dev.gantry.docker.EngineException;
import dev.gantry.docker.ImageName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/// Pulls and builds all that a plan needs, at once, before anything else is touched.
final class PrepareImages {

    private final Engine engine;
    private final Logins logins;
    private final DeployListener listener;
    private final Together together;

    PrepareImages(Engine engine, Logins logins, DeployListener listener, Executor workers) {
        this.engine = engine;
        this.logins = logins;
        this.listener = listener;
        this.together = new Together(workers);
    }

    /// @throws DeployException.NoImage for the first that cannot be had
    void run(Project project, Plan plan) {
        var tasks = new ArrayList<Runnable>();
        plan.steps(Step.PullImage.class).forEach(step -> tasks.add(() -> pull(step)));
        plan.steps(Step.BuildImage.class).forEach(step -> tasks.add(() -> build(project, step)));
        if (!tasks.isEmpty()) {
            listener.entered(DeployProgress.Phase.IMAGES);
            together.run(tasks);
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

    private void build(Project project, Step.BuildImage step) {
        var service = project.service(step.service());
        var build = service.json().path("build");
        listener.image(step.image(), Deed.BUILDING);
        Path inline = null;
        try {
            inline = inlineDockerfile(build);
            var folder = Path.of(build.path("context").asText());
            var file =
                    inline == null
                            ? folder.resolve(build.path("dockerfile").asText("Dockerfile"))
                            : inline;
            new BuildImage(engine, logins, new Told(step))
                    .run(options(project, step, build, folder, file));
        } catch (EngineException.Cancelled stopped) {
            throw stopped;
        } catch (EngineException | IOException failure) {
            throw new DeployException.NoImage(step.image(), failure);
        } finally {
            delete(inline);
        }
        listener.image(step.image(), Deed.BUILT);
    }

    private static @Nullable Path inlineDockerfile(JsonNode build) throws IOException {
        var text = build.path("dockerfile_inline").asText("");
        if (text.isEmpty()) {
            return null;
        }
        var file = Files.createTempFile("gantry-dockerfile", "");
        return Files.writeString(file, text);
    }

    private static void delete(@Nullable Path file) {
        try {
            if (file != null) {
                Files.deleteIfExists(file);
            }
        } catch (IOException stays) { // in the folder for temporary files, which is emptied
        }
    }

    private static BuildOptions options(
            Project project, Step.BuildImage step, JsonNode build, Path folder, Path file) {
        var tags = new ArrayList<String>();
        tags.add(step.image());
        build.path("tags").forEach(tag -> tags.add(tag.asText()));
        var labels = texts(build.path("labels"));
        labels.put(ComposeLabels.PROJECT, project.name());
        labels.put(ComposeLabels.SERVICE, step.service());
        var service = project.service(step.service());
        return new BuildOptions(
                folder,
                file,
                List.copyOf(tags),
                texts(build.path("args")),
                labels,
                build.path("target").asText(""),
                service.platform(),
                build.path("no_cache").asBoolean(),
                build.path("pull").asBoolean(),
                0,
                build.path("network").asText(""),
                BuildSession.NONE,
                false);
    }

    private static Map<String, String> texts(JsonNode map) {
        var texts = new LinkedHashMap<String, String>();
        map.forEachEntry((key, value) -> texts.put(key, value.asText()));
        return texts;
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
        public void pushing(String image, TransferProgress progress) {}

        @Override
        public void sending(long files, long bytes) {}

        @Override
        public void news(BuildNews news) {
            listener.take(new DeployProgress.Building(step.service(), news));
        }
    }
}
