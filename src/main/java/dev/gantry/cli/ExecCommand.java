package dev.gantry.cli;

import dev.gantry.docker.ContainerId;
import dev.gantry.docker.EngineException;
import dev.gantry.docker.ExecRequest;
import dev.gantry.docker.LiveProcess;
import dev.gantry.docker.TerminalSize;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `gantry exec`: a command in a container, with its exit code.
@Command(
        name = "exec",
        description = "Runs a command in a container; ends with the exit code of the command.",
        mixinStandardHelpOptions = true)
final class ExecCommand implements Callable<Integer> {

    /// Where a command's bytes come from and go to.
    record Pipes(InputStream in, OutputStream out, OutputStream err) {}

    private final GantryCommand gantry;
    private final Pipes pipes;

    @Option(
            names = {"-i", "--interactive"},
            description = "Hands on the standard input.")
    private boolean interactive;

    @Option(
            names = {"-t", "--tty"},
            description = "Gives the command a terminal.")
    private boolean tty;

    @Option(
            names = {"-u", "--user"},
            paramLabel = "USER",
            description = "A name or id, also user:group.")
    private String user = "";

    @Option(
            names = {"-w", "--workdir"},
            paramLabel = "DIR",
            description = "The working directory.")
    private String directory = "";

    @Option(
            names = {"-e", "--env"},
            paramLabel = "NAME=value",
            description = "An addition to the environment; may be given more than once.")
    private List<String> environment = List.of();

    @Option(names = "--privileged", description = "With all rights on the host.")
    private boolean privileged;

    @Parameters(index = "0", paramLabel = "CONTAINER", description = "Its name or id.")
    private String container = "";

    @Parameters(index = "1..*", arity = "1..*", paramLabel = "COMMAND")
    private List<String> command = List.of();

    ExecCommand(GantryCommand gantry, Pipes pipes) {
        this.gantry = gantry;
        this.pipes = pipes;
    }

    @Override
    public Integer call() throws Exception {
        return OnVirtualThread.run(this::exec);
    }

    private int exec() throws IOException {
        Optional<TerminalSize> size =
                tty
                        ? LocalTerminal.size().or(() -> Optional.of(TerminalSize.USUAL))
                        : Optional.empty();
        var request =
                new ExecRequest(
                        command, user, directory, environment, size, interactive, privileged);
        try (var engine = gantry.engines().connect(gantry.chosenHost().address());
                var process = engine.processes().exec(new ContainerId(container), request)) {
            return converse(process);
        }
    }

    private int converse(LiveProcess process) throws IOException {
        var raw = tty && interactive ? LocalTerminal.raw() : Optional.<LocalTerminal>empty();
        var sizes = tty ? SizeChanges.of(process) : Optional.<SizeChanges>empty();
        try {
            if (interactive) {
                Thread.ofPlatform().daemon().name("gantry-input").start(() -> handOn(process));
            }
            while (process.read(this::print)) {
                pipes.out().flush();
            }
            pipes.err().flush();
        } finally {
            sizes.ifPresent(SizeChanges::close);
            raw.ifPresent(LocalTerminal::close);
        }
        return process.exitCode().orElse(ExitCode.DONE);
    }

    private void print(LiveProcess.Stream stream, byte[] bytes, int from, int length)
            throws IOException {
        var into = stream == LiveProcess.Stream.OUTPUT ? pipes.out() : pipes.err();
        into.write(bytes, from, length);
    }

    private void handOn(LiveProcess process) {
        var buffer = new byte[32 * 1024];
        try {
            for (int count = pipes.in().read(buffer); count >= 0; count = pipes.in().read(buffer)) {
                process.write(buffer, 0, count);
            }
            process.closeInput();
        } catch (IOException | EngineException ended) { // whoever reads from it tells
        }
    }
}
