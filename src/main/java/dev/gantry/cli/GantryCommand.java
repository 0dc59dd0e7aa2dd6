package dev.gantry.cli;

import dev.gantry.app.build.BuildHistory;
import dev.gantry.app.build.Buildx;
import dev.gantry.app.host.HostDirectory;
import dev.gantry.app.image.Logins;
import dev.gantry.app.registry.RegistryLogins;
import dev.gantry.app.stack.DeployException;
import dev.gantry.app.stack.DeployJournals;
import dev.gantry.app.words.Explain;
import dev.gantry.app.words.Words;
import dev.gantry.docker.AddressException;
import dev.gantry.docker.Engine;
import dev.gantry.docker.EngineEnvironment;
import dev.gantry.docker.EngineException;
import dev.gantry.docker.Engines;
import dev.gantry.registry.RegistryException;
import dev.gantry.store.BuildStore;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// `gantry`: without a command it opens the window.
@Command(
        name = "gantry",
        description = "Manages Docker engines: a window without a command, else the command line.",
        mixinStandardHelpOptions = true,
        versionProvider = GantryCommand.Version.class,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:done",
            "1:refused by the engine",
            "2:wrong usage",
            "3:no engine or no display",
            "4:gantry stack plan: something would change"
        })
public final class GantryCommand implements Callable<Integer> {

    private final Function<Optional<Path>, HostDirectory> directories;
    private final Engines engines;
    private final BiFunction<Optional<Path>, Optional<String>, Integer> window;
    private ExecCommand.Pipes pipes =
            new ExecCommand.Pipes(
                    System.in,
                    new FileOutputStream(FileDescriptor.out),
                    new FileOutputStream(FileDescriptor.err));

    private RegistryLogins registries = new RegistryLogins(EngineEnvironment.current());
    private Buildx buildx = new Buildx(EngineEnvironment.current(), Thread::startVirtualThread);

    private Optional<Function<Optional<Path>, Path>> dataFolders = Optional.empty();

    @Spec private @Nullable CommandSpec spec;

    @Option(
            names = "--host",
            paramLabel = "ADDRESS",
            scope = CommandLine.ScopeType.INHERIT,
            description = "The engine: an address such as tcp://host:2375, or the name of a host.")
    private @Nullable String host;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            scope = CommandLine.ScopeType.INHERIT,
            description = "The folder where Gantry keeps its data.")
    private @Nullable Path data;

    /// @param directories the hosts, of the data folder that was asked for
    /// @param window opens it on a data folder and a host, and returns its exit code
    public GantryCommand(
            Function<Optional<Path>, HostDirectory> directories,
            Engines engines,
            BiFunction<Optional<Path>, Optional<String>, Integer> window) {
        this.directories = directories;
        this.engines = engines;
        this.window = window;
    }

    /// Other ways for the bytes of `gantry exec` than the process's own.
    GantryCommand through(InputStream in, OutputStream out, OutputStream err) {
        pipes = new ExecCommand.Pipes(in, out, err);
        return this;
    }

    /// Other logins than those of the environment.
    GantryCommand with(RegistryLogins others) {
        registries = others;
        return this;
    }

    /// Another environment to look for docker buildx in.
    GantryCommand with(Buildx other) {
        buildx = other;
        return this;
    }

    /// Runs it and returns the exit code; every error is one line on `err`.
    public int run(String[] args, PrintWriter out, PrintWriter err) {
        var line = new CommandLine(this);
        line.addSubcommand(new PsCommand(this));
        line.addSubcommand(new ImagesCommand(this));
        line.addSubcommand(new PullCommand(this));
        line.addSubcommand(new PushCommand(this));
        line.addSubcommand(new LoginCommand(this));
        line.addSubcommand(new LogoutCommand(this));
        line.addSubcommand(new BuildCommand(this));
        line.addSubcommand(new PruneCommand(this));
        line.addSubcommand(StackCommand.line(this));
        line.addSubcommand(VolumeCommand.line(this));
        line.addSubcommand(new LogsCommand(this));
        line.addSubcommand(new StatsCommand(this));
        var exec = new CommandLine(new ExecCommand(this, pipes));
        exec.setStopAtPositional(true); // what follows the container belongs to the command
        line.addSubcommand(exec);
        line.addSubcommand(new CpCommand(this));
        line.addSubcommand(new HostsCommand(this));
        line.addSubcommand(new VersionCommand(this));
        line.setOut(out);
        line.setErr(err);
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.setParameterExceptionHandler(GantryCommand::wrongUsage);
        line.setExecutionExceptionHandler(GantryCommand::failed);
        return line.execute(args);
    }

    @Override
    public Integer call() {
        return window.apply(Optional.ofNullable(data), Optional.ofNullable(host));
    }

    Engines engines() {
        return engines;
    }

    InputStream input() {
        return pipes.in();
    }

    OutputStream output() {
        return pipes.out();
    }

    Logins logins() {
        return registries;
    }

    Buildx buildx() {
        return buildx;
    }

    /// None before there is a data folder.
    Optional<BuildHistory> buildHistory() {
        return dataFolder()
                .filter(Files::isDirectory)
                .map(folder -> new BuildHistory(new BuildStore(folder)));
    }

    private Optional<Path> dataFolder() {
        var asked = Optional.ofNullable(data);
        return dataFolders.map(folders -> folders.apply(asked)).or(() -> asked);
    }

    RegistryLogins registries() {
        return registries;
    }

    /// For what an engine makes easier and is possible without one.
    Optional<Engine> connectIfPossible() {
        try {
            return Optional.of(engines.connect(chosenHost().address()));
        } catch (EngineException.NoConnection | NoHostException none) {
            return Optional.empty();
        }
    }

    /// Where the window keeps its data, so that either finds a deploy which the other began.
    public GantryCommand keepingIn(Function<Optional<Path>, Path> folders) {
        dataFolders = Optional.of(folders);
        return this;
    }

    DeployJournals deployJournals() {
        return new DeployJournals(dataFolder().orElseThrow().resolve("deploys"));
    }

    /// As `gantry logs` with these arguments.
    int logs(List<String> arguments, CommandLine through) {
        var logs = new CommandLine(new LogsCommand(this));
        logs.setOut(through.getOut());
        logs.setErr(through.getErr());
        logs.setExecutionExceptionHandler(GantryCommand::failed);
        return logs.execute(arguments.toArray(String[]::new));
    }

    HostDirectory directory() {
        return directories.apply(Optional.ofNullable(data));
    }

    ChosenHost chosenHost() {
        return new ChosenHost(directory(), Optional.ofNullable(host));
    }

    private static int wrongUsage(ParameterException wrong, String[] args) {
        var line = wrong.getCommandLine();
        line.getErr()
                .println(
                        "gantry: "
                                + inOneLine(wrong.getMessage())
                                + " (see \""
                                + line.getCommandSpec().qualifiedName()
                                + " --help\")");
        return ExitCode.WRONG_USAGE;
    }

    private static int failed(Exception failure, CommandLine line, CommandLine.ParseResult parsed)
            throws Exception {
        if (failure instanceof NoHostException) {
            line.getErr().println("gantry: " + Words.of("cli.noHost"));
            return ExitCode.NOTHING_THERE;
        }
        if (failure instanceof StackFiles.RefusedException) {
            return ExitCode.REFUSED;
        }
        if (!(failure instanceof EngineException)
                && !(failure instanceof DeployException)
                && !(failure instanceof AddressException)
                && !(failure instanceof RegistryException)
                && !(failure instanceof IOException)) {
            throw failure;
        }
        line.getErr().println("gantry: " + Explain.failure(failure).inOneLine());
        return ExitCode.of(failure);
    }

    private static String inOneLine(@Nullable String text) {
        return text == null ? "" : text.replaceAll("\\s*\\R\\s*", " ");
    }

    static final class Version implements CommandLine.IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {"gantry " + VersionCommand.own()};
        }
    }
}
