package dev.gantry;

import dev.gantry.app.host.HostBook;
import dev.gantry.app.host.KnownHosts;
import dev.gantry.boot.AppPaths;
import dev.gantry.boot.Launch;
import dev.gantry.boot.WindowDoor;
import dev.gantry.cli.GantryCommand;
import dev.gantry.docker.EngineEnvironment;
import dev.gantry.docker.engine.Dialer;
import dev.gantry.store.HostStore;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;

/// Without arguments the window, with arguments the command line.
public final class Gantry {

    private Gantry() {}

    public static void main(String[] args) {
        System.exit(
                args.length == 0
                        ? openWindow(Optional.empty(), Optional.empty())
                        : commandLine(args));
    }

    private static int openWindow(Optional<Path> data, Optional<String> host) {
        return WindowDoor.open(new Launch(AppPaths.data(data, System.getenv()), host));
    }

    private static int commandLine(String[] args) {
        var command =
                new GantryCommand(
                        data ->
                                new KnownHosts(
                                        new HostBook(
                                                new HostStore(
                                                        AppPaths.data(data, System.getenv()))),
                                        EngineEnvironment.current(),
                                        Optional.empty()),
                        new Dialer(),
                        Gantry::openWindow);
        command.keepingIn(data -> AppPaths.data(data, System.getenv()));
        return command.run(
                args,
                new PrintWriter(System.out, true, StandardCharsets.UTF_8),
                new PrintWriter(System.err, true, StandardCharsets.UTF_8));
    }
}
