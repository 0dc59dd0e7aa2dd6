package dev.gantry.docker.engine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.gantry.docker.Engine;
import dev.gantry.docker.EngineAddress;
import dev.gantry.docker.EngineException;
import dev.gantry.docker.EngineInfo;
import dev.gantry.docker.Engines;
import dev.gantry.docker.engine.wire.Link;
import dev.gantry.docker.engine.wire.Transports;
import dev.gantry.docker.engine.wire.Watchdog;
import dev.gantry.docker.engine.wire.Wire;
import java.io.IOException;
import java.time.Duration;

/// Calls engines up: greets, settles the API version, learns what the engine is.
public final class Dialer implements Engines {

    private static final Duration LOCAL_CONNECT = Duration.ofSeconds(2);
    private static final Duration REMOTE_CONNECT = Duration.ofSeconds(5);

    /// A disk that is very busy may stop an engine for a while.
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Duration patience;

    public Dialer() {
        this(PATIENCE);
    }

    /// @param patience with engines that take nothing of what is sent
    Dialer(Duration patience) {
        this.patience = patience;
    }

    @Override
    public Engine connect(EngineAddress address) {
        var errors = new EngineErrors(address);
        var wire =
                errors.patient(
                        () -> new Wire(Transports.to(address), connectLimit(address), patience));
        try {
            return connect(address, wire, errors);
        } catch (RuntimeException failure) {
            wire.close();
            throw failure;
        }
    }

    private static Engine connect(EngineAddress address, Wire wire, EngineErrors errors) {
        var newest = errors.patient(new Greeting(wire)::hello);
        var spoken = newest.orOlder(ApiVersion.NEWEST_WE_SPEAK);
        if (spoken.compareTo(ApiVersion.OLDEST_WE_SPEAK) < 0) {
            throw incompatible(address, newest, ApiVersion.OLDEST_WE_SPEAK);
        }
        var version = errors.quick(() -> RawApi.getUnversioned(wire, "/version"));
        var oldest = ApiVersion.parse(Json.text(version.path("MinAPIVersion")));
        if (oldest.filter(its -> its.compareTo(spoken) > 0).isPresent()) {
            throw incompatible(address, oldest.get(), ApiVersion.NEWEST_WE_SPEAK);
        }
        var api = new RawApi(wire, spoken.toString());
        var info = info(machine(api, errors), version, spoken, newest);
        var docker = new LateClient(address, spoken, wire, errors);
        return new DockerJavaEngine(info, spoken, docker, wire, errors);
    }

    /// A proxy before the engine may keep it to itself.
    private static JsonNode machine(RawApi api, EngineErrors errors) {
        try {
            return errors.quick(() -> api.get("/info"));
        } catch (EngineException.Refused hidden) {
            return MissingNode.getInstance();
        }
    }

    private static EngineException incompatible(
            EngineAddress address, ApiVersion its, ApiVersion ours) {
        return new EngineException.Incompatible(address, its.toString(), ours.toString());
    }

    private static EngineInfo info(
            JsonNode info, JsonNode version, ApiVersion spoken, ApiVersion newest) {
        return new EngineInfo(
                Json.text(info.path("Name")),
                Json.text(version.path("Version")),
                spoken.toString(),
                newest.toString(),
                Json.text(info.path("OperatingSystem")),
                Json.text(version.path("Arch")),
                Json.text(version.path("KernelVersion")),
                info.path("NCPU").asInt(),
                info.path("MemTotal").asLong());
    }

    @Override
    public boolean isListening(EngineAddress address) {
        if (!isLocal(address)) {
            return false;
        }
        try {
            var link = Transports.to(address).link();
            try {
                return Watchdog.within(LOCAL_CONNECT, () -> knock(link));
            } finally {
                link.close();
            }
        } catch (IOException nobody) {
            return false;
        }
    }

    private static boolean knock(Link link) throws IOException {
        link.open();
        return true;
    }

    private static Duration connectLimit(EngineAddress address) {
        return isLocal(address) ? LOCAL_CONNECT : REMOTE_CONNECT;
    }

    private static boolean isLocal(EngineAddress address) {
        return switch (address) {
            case EngineAddress.Unix _, EngineAddress.Pipe _ -> true;
            case EngineAddress.Tcp(var host, _) -> isThisMachine(host);
            case EngineAddress.Tls(var host, _, _) -> isThisMachine(host);
        };
    }

    private static boolean isThisMachine(String host) {
        return host.equals("localhost") || host.equals("::1") || host.startsWith("127.");
    }
}
