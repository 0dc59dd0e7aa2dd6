package dev.gantry.app.build;

import dev.gantry.app.image.ImageTransfers;
import dev.gantry.app.image.Logins;
import dev.gantry.app.image.MissingImage;
import dev.gantry.docker.BuildNews;
import dev.gantry.docker.BuildNews.State;
import dev.gantry.docker.BuildNews.Step;
import dev.gantry.docker.BuildRequest;
import dev.gantry.docker.BuildRequest.Builder;
import dev.gantry.docker.BuildStream;
import dev.gantry.docker.Engine;
import dev.gantry.docker.EngineAddress;
import dev.gantry.docker.EngineException;
import dev.gantry.docker.ImageId;
import dev.gantry.docker.ImageName;
import dev.gantry.docker.RegistryLogin;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Builds one image: gets the bases, sends the context, follows the steps. Blocks; an interruption
/// ends the build on the engine, too.
public final class BuildImage {

    private final Engine engine;
    private final Logins logins;
    private final Optional<BuildxStart> outside;
    private final BuildListener listener;
    private final ClassicSteps classic;
    private ArgMask mask = new ArgMask(List.of());
    private Dockerfile file = Dockerfile.parse("");
    private @Nullable Step failed;
    private @Nullable ImageId built;

    /// To be used once. Refuses what needs docker buildx.
    public BuildImage(Engine engine, Logins logins, BuildListener listener) {
        this(engine, logins, Optional.empty(), listener);
    }

    /// To be used once.
    ///
    /// @param address of that engine: docker buildx asks it by itself
    public BuildImage(
            Engine engine,
            EngineAddress address,
            Logins logins,
            Buildx buildx,
            BuildListener listener) {
        this(engine, logins, Optional.of(new BuildxStart(buildx, address)), listener);
    }

    private BuildImage(
            Engine engine, Logins logins, Optional<BuildxStart> outside, BuildListener listener) {
        this.engine = engine;
        this.logins = logins;
        this.outside = outside;
        this.listener = listener;
        this.classic = new ClassicSteps(Clock.systemUTC(), this::step);
    }

    /// @throws BuildException when the builder could not
    /// @throws BuildRefusal when no builder here could
    /// @throws IOException when something of the context cannot be read
    /// @throws EngineException for all else
    public ImageId run(BuildOptions options) throws IOException {
        var context = BuildContext.of(options.folder(), options.dockerfile());
        var text = Files.readAllBytes(options.dockerfile());
        file = Dockerfile.parse(new String(text, StandardCharsets.UTF_8));
        mask = ArgMask.of(options);
        var choice = BuilderChoice.of(engine.builds(), options);
        BuildRefusal.check(options, choice);
        switch (choice.builder()) {
            case BUILDX -> buildOutside(options, choice);
            case BUILDKIT, CLASSIC -> buildInside(options, choice, context);
        }
        return Objects.requireNonNull(built);
    }

    private void buildOutside(BuildOptions options, BuilderChoice choice) throws IOException {
        var start = outside.orElseThrow(() -> BuildRefusal.noBuildx(choice));
        var plugin = start.plugin().orElseThrow(() -> BuildRefusal.noBuildx(choice));
        listener.chosen(choice, plugin.version());
        try (var stream = start.start(plugin, options)) {
            follow(stream);
        }
    }

    private void buildInside(BuildOptions options, BuilderChoice choice, BuildContext context)
            throws IOException {
        listener.chosen(choice, "");
        var bases = BaseImages.of(file, options.args(), options.target());
        boolean buildKit = choice.builder() == BuilderChoice.Builder.BUILDKIT;
        if (buildKit) {
            bases.forEach(base -> fetch(base, options));
        }
        var known = buildKit ? Map.<String, RegistryLogin>of() : logins(bases);
        var builder = buildKit ? Builder.BUILDKIT : Builder.CLASSIC;
        var request = request(options, builder, context.dockerfile(), known);
        try (var tar = context.tar(listener::sending);
                var stream = start(request, tar)) {
            follow(stream);
        }
        if (options.push()) {
            options.tags().forEach(this::push);
        }
    }

    private void push(String tag) {
        new ImageTransfers(engine.images(), logins, progress -> listener.pushing(tag, progress))
                .push(ImageName.parse(tag));
    }

    /// What a registry guards BuildKit cannot get by itself: it would ask a session that this way
    /// of building has not.
    private void fetch(String base, BuildOptions options) {
        var missing =
                new MissingImage(
                        engine.images(), logins, progress -> listener.pulling(base, progress));
        if (options.pull()) {
            missing.pull(base, options.platform());
        } else {
            missing.pullIfAway(base, options.platform());
        }
    }

    private Map<String, RegistryLogin> logins(List<String> bases) {
        var known = new HashMap<String, RegistryLogin>();
        for (var base : bases) {
            ImageName.read(base)
                    .map(name -> logins.loginFor(name.registry()))
                    .filter(login -> !login.isAnonymous())
                    .ifPresent(login -> known.put(login.server(), login));
        }
        return known;
    }

    private static BuildRequest request(
            BuildOptions options,
            Builder builder,
            String dockerfile,
            Map<String, RegistryLogin> logins) {
        return new BuildRequest(
                builder,
                UUID.randomUUID().toString(),
                dockerfile,
                options.tags(),
                options.args(),
                options.labels(),
                options.target(),
                options.platform(),
                options.noCache(),
                options.pull() && builder == Builder.CLASSIC, // BuildKit's were pulled before
                options.memoryBytes(),
                options.network(),
                logins);
    }

    private BuildStream start(BuildRequest request, InputStream tar) throws IOException {
        try {
            return engine.builds().start(request, tar);
        } catch (UncheckedIOException unreadable) {
            throw Objects.requireNonNull(unreadable.getCause());
        } catch (EngineException.Refused refused) {
            var said = Objects.requireNonNullElse(refused.getMessage(), "");
            int line = FaultLine.ofMessage(said);
            if (line == 0) {
                throw refused;
            }
            throw new BuildException(said, "", line);
        }
    }

    private void follow(BuildStream stream) throws IOException {
        for (var news = stream.next(); news.isPresent(); news = stream.next()) {
            take(mask.news(news.get()));
        }
        classic.end(State.DONE, "");
        if (built == null) {
            throw new BuildException("the builder ended without an image", "", 0);
        }
    }

    private void take(BuildNews news) throws IOException {
        switch (news) {
            case BuildNews.Said(var text) -> classic.take(text);
            case BuildNews.Failed(var message, var line) -> {
                classic.end(State.FAILED, message);
                throw failure(message, line);
            }
            case BuildNews.Built(var image) -> {
                built = image;
                listener.news(news);
            }
            case Step step -> step(step);
            case BuildNews.Output _, BuildNews.Moved _, BuildNews.Warning _ -> listener.news(news);
        }
    }

    private void step(BuildNews news) {
        if (news instanceof Step step) {
            failed = failed == null && step.state() == State.FAILED ? step : failed;
        }
        listener.news(news);
    }

    private IOException failure(String message, int told) {
        var refusal = BuildRefusal.in(message);
        if (refusal.isPresent()) {
            return refusal.get();
        }
        int line = Math.max(told, FaultLine.ofMessage(message));
        if (failed == null) {
            return new BuildException(message, "", line);
        }
        var name = failed.name();
        int ofStep = Math.max(FaultLine.ofStep(file, name), FaultLine.ofClassic(file, name));
        return new BuildException(message, name, line > 0 ? line : ofStep);
    }
}
