package dev.gantry.docker.engine;

import com.github.dockerjava.api.exception.NotModifiedException;
import dev.gantry.docker.Commit;
import dev.gantry.docker.Container;
import dev.gantry.docker.ContainerDetails;
import dev.gantry.docker.ContainerId;
import dev.gantry.docker.Containers;
import dev.gantry.docker.Download;
import dev.gantry.docker.ImageId;
import dev.gantry.docker.LiveLimits;
import dev.gantry.docker.ProcessTable;
import dev.gantry.docker.Removal;
import dev.gantry.docker.engine.wire.Request;
import dev.gantry.docker.engine.wire.Watchdog;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/// Containers over docker-java.
///
/// Over the wire go lists, which are asked for before anything else and must not wait for
/// docker-java to be loaded, inspecting, whose reply it reorders, and stopping, where it insists on
/// ten seconds of its own.
final class DockerJavaContainers implements Containers {

    private final LateClient docker;
    private final RawApi api;
    private final EngineErrors errors;
    private final WireActs acts;

    DockerJavaContainers(LateClient docker, RawApi api, EngineErrors errors) {
        this.docker = docker;
        this.api = api;
        this.errors = errors;
        this.acts = new WireActs(api, errors);
    }

    @Override
    public List<Container> all() {
        return list(Request.get("/containers/json").query("all", "true"));
    }

    @Override
    public List<Container> byIds(Collection<ContainerId> ids) {
        if (ids.isEmpty()) {
            return List.of(); // an empty filter would ask for all
        }
        var filter = Map.of("id", ids.stream().map(ContainerId::value).toList());
        return list(
                Request.get("/containers/json")
                        .query("all", "true")
                        .query("filters", Json.write(filter)));
    }

    private List<Container> list(Request request) {
        var rows = errors.quick(() -> api.get(request));
        return new ListedContainers(Instant.now()).toOurs(rows);
    }

    @Override
    public ContainerDetails inspect(ContainerId id) {
        var reply = errors.quick(() -> api.get(path(id, "json")));
        return new ContainerInspection(reply).details();
    }

    @Override
    public void start(ContainerId id) {
        errors.patient(act(() -> docker.get().startContainerCmd(id.value()).exec()));
    }

    @Override
    public void stop(ContainerId id) {
        post(id, "stop");
    }

    @Override
    public void stop(ContainerId id, Duration grace) {
        post(id, "stop", grace);
    }

    @Override
    public void restart(ContainerId id) {
        post(id, "restart");
    }

    @Override
    public void restart(ContainerId id, Duration grace) {
        post(id, "restart", grace);
    }

    @Override
    public void kill(ContainerId id, String signal) {
        errors.patient(
                act(() -> docker.get().killContainerCmd(id.value()).withSignal(signal).exec()));
    }

    @Override
    public void pause(ContainerId id) {
        errors.quick(act(() -> docker.get().pauseContainerCmd(id.value()).exec()));
    }

    @Override
    public void unpause(ContainerId id) {
        errors.quick(act(() -> docker.get().unpauseContainerCmd(id.value()).exec()));
    }

    @Override
    public void rename(ContainerId id, String name) {
        errors.quick(act(() -> docker.get().renameContainerCmd(id.value()).withName(name).exec()));
    }

    @Override
    public void remove(ContainerId id, Removal removal) {
        var command =
                docker.get()
                        .removeContainerCmd(id.value())
                        .withForce(removal.evenIfRunning())
                        .withRemoveVolumes(removal.withAnonymousVolumes());
        errors.patient(act(command::exec));
    }

    @Override
    public ContainerId create(String name, String platform, String json) {
        return acts.create(name, platform, json);
    }

    @Override
    public void update(ContainerId id, LiveLimits limits) {
        acts.update(id, limits);
    }

    @Override
    public ImageId commit(ContainerId id, Commit how) {
        return acts.commit(id, how);
    }

    @Override
    public Download export(ContainerId id) {
        return acts.export(id);
    }

    @Override
    public ProcessTable top(ContainerId id) {
        return acts.top(id);
    }

    /// What is so already is done, too.
    private static Watchdog.Work<Boolean> act(Runnable deed) {
        return () -> {
            try {
                deed.run();
            } catch (NotModifiedException alreadySo) {
                // which is what was wanted
            }
            return true;
        };
    }

    private void post(ContainerId id, String deed) {
        errors.patient(() -> {
            api.act(Request.post(path(id, deed)));
            return true;
        });
    }

    private void post(ContainerId id, String deed, Duration grace) {
        errors.patient(() -> {
            api.act(Request.post(path(id, deed)).query("t", Long.toString(grace.toSeconds())));
            return true;
        });
    }

    private static String path(ContainerId id, String what) {
        return "/containers/" + id.value() + "/" + what;
    }
}
