package dev.gantry.docker.engine;

import dev.gantry.docker.ContainerId;
import dev.gantry.docker.EngineInfo;
import dev.gantry.docker.ExecRequest;
import dev.gantry.docker.LiveProcess;
import dev.gantry.docker.Processes;
import dev.gantry.docker.TerminalSize;
import dev.gantry.docker.engine.wire.Request;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Exec and attach over hijacked connections of the wire.
final class WireProcesses implements Processes {

    /// The engine holds back what may begin them. By default that is Ctrl-P, which every shell
    /// knows; nobody types these four, so only a Ctrl-Space waits for the next key.
    private static final String DETACH_KEYS = "ctrl-@,ctrl-_,ctrl-@,ctrl-^";

    private final RawApi api;
    private final EngineInfo info;
    private final EngineErrors errors;

    WireProcesses(RawApi api, EngineInfo info, EngineErrors errors) {
        this.api = api;
        this.info = info;
        this.errors = errors;
    }

    @Override
    public LiveProcess exec(ContainerId container, ExecRequest request) {
        var asked = Request.post("/containers/" + path(container) + "/exec").json(body(request));
        var id = errors.quick(() -> Json.text(api.ask(asked).path("Id")));
        return errors.quick(() -> start(id, request));
    }

    private LiveProcess start(String id, ExecRequest request) throws IOException {
        var how = new LinkedHashMap<String, Object>();
        how.put("Tty", request.terminal().isPresent());
        request.terminal().ifPresent(size -> putSize(how, size));
        var call = api.call(Request.post("/exec/" + id + "/start").json(Json.write(how)).upgrade());
        var process =
                new WireProcess(
                        call.upgrade(),
                        new WireProcess.Place("/exec/" + id, false),
                        request.terminal().isPresent(),
                        api,
                        errors);
        if (!takesSizeAtStart()) {
            request.terminal().ifPresent(process::resize);
        }
        return process;
    }

    @Override
    public LiveProcess attach(ContainerId container, TerminalSize size) {
        var place = "/containers/" + path(container);
        boolean tty =
                errors.quick(() -> api.get(place + "/json").path("Config").path("Tty").asBoolean());
        var asked =
                Request.post(place + "/attach")
                        .query("stream", "1")
                        .query("stdin", "1")
                        .query("stdout", "1")
                        .query("stderr", "1")
                        .query("detachKeys", DETACH_KEYS)
                        .upgrade();
        var process =
                errors.quick(() ->
                        new WireProcess(
                                api.call(asked).upgrade(),
                                new WireProcess.Place(place, true),
                                tty,
                                api,
                                errors));
        process.resize(size);
        return process;
    }

    private String body(ExecRequest request) {
        var body = new LinkedHashMap<String, Object>();
        body.put("AttachStdin", request.input());
        body.put("AttachStdout", true);
        body.put("AttachStderr", true);
        body.put("Cmd", request.command());
        body.put("Env", request.environment());
        body.put("User", request.user());
        body.put("WorkingDir", request.directory());
        body.put("Privileged", request.privileged());
        body.put("Tty", request.terminal().isPresent());
        body.put("DetachKeys", DETACH_KEYS);
        request.terminal().ifPresent(size -> putSize(body, size));
        return Json.write(body);
    }

    /// So that the first byte is printed for the right size.
    private void putSize(Map<String, Object> body, TerminalSize size) {
        if (takesSizeAtStart()) {
            body.put("ConsoleSize", List.of(size.rows(), size.columns()));
        }
    }

    private boolean takesSizeAtStart() {
        return info.speaks(1, 42);
    }

    private static String path(ContainerId container) {
        return URLEncoder.encode(container.value(), StandardCharsets.UTF_8);
    }
}
