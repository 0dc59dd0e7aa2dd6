package dev.gantry.cli;

import dev.gantry.app.registry.RegistryLogins;
import dev.gantry.app.registry.RegistryWords;
import dev.gantry.app.words.Words;
import dev.gantry.docker.Engine;
import dev.gantry.registry.Keeping;
import dev.gantry.registry.RegistryName;
import java.io.Console;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `gantry login`: to a registry, for the docker CLI too.
@Command(
        name = "login",
        description = {
            "Logs in to a registry: tries the login, and keeps it where the docker CLI does.",
            "Without --password-stdin the password is asked for."
        },
        mixinStandardHelpOptions = true)
final class LoginCommand implements Callable<Integer> {

    private final GantryCommand gantry;

    @Spec private @Nullable CommandSpec spec;

    @Parameters(
            arity = "0..1",
            paramLabel = "SERVER",
            description = "The registry, such as localhost:5000; else Docker Hub.")
    private String server = "";

    @Option(
            names = {"-u", "--username"},
            paramLabel = "USER",
            description = "Who you are there.")
    private String user = "";

    @Option(names = "--password-stdin", description = "Reads the password from stdin.")
    private boolean fromInput;

    /// Taken so that it can be refused with advice.
    @Option(
            names = {"-p", "--password"},
            hidden = true,
            arity = "0..1",
            fallbackValue = "")
    private @Nullable String shown;

    LoginCommand(GantryCommand gantry) {
        this.gantry = gantry;
    }

    @Override
    public Integer call() throws Exception {
        if (shown != null) {
            throw wrong(Words.of("cli.login.onCommandLine"));
        }
        var registry =
                RegistryName.read(server)
                        .orElseThrow(() -> wrong(Words.of("cli.login.badServer", server)));
        var password = fromInput ? read() : asked();
        if (password.isEmpty()) {
            throw wrong(Words.of("cli.login.noPassword"));
        }
        return OnVirtualThread.run(() -> logIn(registry, password));
    }

    private int logIn(String registry, String password) {
        var logins = gantry.registries();
        if (logins.keepingFor(registry) instanceof Keeping.PlainFile(var file)) {
            var warning = Words.of("registry.plainWarning", file.toString());
            line().getErr()
                    .println(
                            Words.of(
                                    "cli.login.warning",
                                    warning,
                                    Words.of("registry.plainAdvice")));
        }
        try (var engine = new MaybeEngine(gantry.connectIfPossible())) {
            print(logins.logIn(registry, user, password, engine.engine()));
        }
        return ExitCode.DONE;
    }

    private void print(RegistryLogins.LoggedIn done) {
        var out = line().getOut();
        out.println(
                Words.of(
                        "cli.login.done",
                        RegistryWords.name(done.registry()),
                        done.user(),
                        RegistryWords.of(done.keeping())));
        out.flush();
    }

    private record MaybeEngine(Optional<Engine> engine) implements AutoCloseable {
        @Override
        public void close() {
            engine.ifPresent(Engine::close);
        }
    }

    private String read() throws IOException {
        if (user.isEmpty()) {
            throw wrong(Words.of("cli.login.noUser"));
        }
        var text = new String(gantry.input().readAllBytes(), StandardCharsets.UTF_8);
        return text.replaceFirst("\\r?\\n\\z", "");
    }

    private String asked() {
        var console = System.console();
        if (console == null || !console.isTerminal()) {
            throw wrong(Words.of("cli.login.noTerminal"));
        }
        return asked(console);
    }

    private String asked(Console console) {
        if (user.isEmpty()) {
            user =
                    Objects.requireNonNullElse(
                            console.readLine("%s ", Words.of("cli.login.user")), "");
        }
        var typed = console.readPassword("%s ", Words.of("cli.login.password"));
        return typed == null ? "" : new String(typed);
    }

    private CommandLine line() {
        return Objects.requireNonNull(spec).commandLine();
    }

    private ParameterException wrong(String why) {
        return new ParameterException(line(), why);
    }
}
