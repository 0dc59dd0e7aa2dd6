package dev.gantry.docker.engine;

import dev.gantry.docker.Archives;
import dev.gantry.docker.Builds;
import dev.gantry.docker.Containers;
import dev.gantry.docker.DiskUse;
import dev.gantry.docker.Engine;
import dev.gantry.docker.EngineException;
import dev.gantry.docker.EngineInfo;
import dev.gantry.docker.EventStream;
import dev.gantry.docker.Images;
import dev.gantry.docker.InsecureRegistries;
import dev.gantry.docker.Logs;
import dev.gantry.docker.Networks;
import dev.gantry.docker.Processes;
import dev.gantry.docker.RegistryLogin;
import dev.gantry.docker.RoomTaken;
import dev.gantry.docker.Stats;
import dev.gantry.docker.Volumes;
import dev.gantry.docker.engine.wire.Wire;
import java.util.OptionalLong;
import java.util.concurrent.locks.ReentrantLock;

/// One engine: the wire for lists and all that streams, docker-java for plain deeds.
final class DockerJavaEngine implements Engine {

    private static final ApiVersion DF_BY_TYPE_SINCE = new ApiVersion(1, 42);

    private final ReentrantLock measuring = new ReentrantLock();
    private final EngineInfo info;
    private final ApiVersion version;
    private final LateClient docker;
    private final Wire wire;
    private final RawApi api;
    private final EngineErrors errors;
    private final Greeting greeting;

    DockerJavaEngine(
            EngineInfo info,
            ApiVersion version,
            LateClient docker,
            Wire wire,
            EngineErrors errors) {
        this.version = version;
        this.info = info;
        this.docker = docker;
        this.wire = wire;
        this.api = new RawApi(wire, info.apiVersion());
        this.errors = errors;
        this.greeting = new Greeting(wire);
    }

    @Override
    public EngineInfo info() {
        return info;
    }

    @Override
    public Containers containers() {
        return new DockerJavaContainers(docker, api, errors);
    }

    @Override
    public Images images() {
        return new WireImages(api, errors);
    }

    @Override
    public Builds builds() {
        return new WireBuilds(api, info, errors);
    }

    @Override
    public Volumes volumes() {
        return new WireVolumes(api, errors);
    }

    @Override
    public Networks networks() {
        return new WireNetworks(api, errors);
    }

    @Override
    public Stats stats() {
        return new WireStats(api, version, errors);
    }

    @Override
    public Logs logs() {
        return new WireLogs(api, errors);
    }

    @Override
    public Processes processes() {
        return new WireProcesses(api, info, errors);
    }

    @Override
    public Archives archives() {
        return new WireArchives(api, errors);
    }

    @Override
    public EventStream events() {
        return errors.quick(() -> WireEvents.open(api));
    }

    @Override
    public void ping() {
        errors.patient(greeting::hello);
    }

    @Override
    public DiskUse diskUse() {
        return room("/system/df").diskUse();
    }

    @Override
    public RoomTaken roomTaken() {
        return room("/system/df").roomTaken();
    }

    @Override
    public OptionalLong layersBytes() {
        try {
            boolean partly = version.compareTo(DF_BY_TYPE_SINCE) >= 0;
            var room = room(partly ? "/system/df?type=image" : "/system/df").roomTaken();
            return OptionalLong.of(room.layersBytes());
        } catch (EngineException.Refused | EngineException.Conflict unwilling) {
            return OptionalLong.empty();
        }
    }

    /// One at a time: an engine that measures already refuses to do so twice.
    private DiskUseReply room(String target) {
        try {
            measuring.lockInterruptibly();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new EngineException.Cancelled(stopped);
        }
        try {
            return errors.patient(() -> new DiskUseReply(api.get(target)));
        } finally {
            measuring.unlock();
        }
    }

    @Override
    public String logIn(RegistryLogin login) {
        return new WireRegistry(api, errors).logIn(login);
    }

    @Override
    public InsecureRegistries insecureRegistries() {
        return new WireRegistry(api, errors).insecure();
    }

    @Override
    public void close() {
        errors.engineClosed();
        wire.close();
        docker.close();
    }
}
