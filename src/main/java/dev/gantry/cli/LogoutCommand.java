package dev.gantry.cli;

import dev.gantry.app.registry.RegistryWords;
import dev.gantry.app.words.Words;
import dev.gantry.registry.RegistryName;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `gantry logout`: forgets a login, for the docker CLI too.
@Command(
        name = "logout",
        description = "Forgets the login at a registry, wherever it is kept.",
        mixinStandardHelpOptions = true)
final class LogoutCommand implements Callable<Integer> {

    private final GantryCommand gantry;

    @Spec private @Nullable CommandSpec spec;

    @Parameters(
            arity = "0..1",
            paramLabel = "SERVER",
            description = "The registry, such as localhost:5000; else Docker Hub.")
    private String server = "";

    LogoutCommand(GantryCommand gantry) {
        this.gantry = gantry;
    }

    @Override
    public Integer call() throws Exception {
        var line = Objects.requireNonNull(spec).commandLine();
        var registry =
                RegistryName.read(server)
                        .orElseThrow(() ->
                                new ParameterException(
                                        line, Words.of("cli.login.badServer", server)));
        return OnVirtualThread.run(() -> {
            boolean was = gantry.registries().logOut(registry);
            var key = was ? "cli.logout.done" : "cli.logout.nothing";
            line.getOut().println(Words.of(key, RegistryWords.name(registry)));
            line.getOut().flush();
            return ExitCode.DONE;
        });
    }
}
