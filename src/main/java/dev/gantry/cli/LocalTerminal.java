package dev.gantry.cli;

import dev.gantry.docker.TerminalSize;
import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// The terminal that Gantry itself was started in, by way of `stty`. What was changed is put back
/// at the end of Gantry at the latest, however that comes about.
final class LocalTerminal implements AutoCloseable {

    private static final File TTY = new File("/dev/tty");

    private final String before;
    private final Thread atExit = new Thread(this::restore, "gantry-terminal");

    private LocalTerminal(String before) {
        this.before = before;
        Runtime.getRuntime().addShutdownHook(atExit);
    }

    /// Hands on every key at once and echoes none, until closed. Empty when there is no terminal.
    static Optional<LocalTerminal> raw() {
        var terminal = stty("-g").map(LocalTerminal::new);
        terminal.ifPresent(_ -> stty("raw", "-echo"));
        return terminal;
    }

    static Optional<TerminalSize> size() {
        return stty("size").flatMap(LocalTerminal::size);
    }

    private static Optional<TerminalSize> size(String said) {
        var parts = said.split(" ");
        return parts.length == 2 && said.matches("[1-9]\\d{0,4} [1-9]\\d{0,4}")
                ? Optional.of(
                        new TerminalSize(Integer.parseInt(parts[1]), Integer.parseInt(parts[0])))
                : Optional.empty();
    }

    private static Optional<String> stty(String... arguments) {
        var command = new String[arguments.length + 1];
        command[0] = "stty";
        System.arraycopy(arguments, 0, command, 1, arguments.length);
        try {
            var process =
                    new ProcessBuilder(command)
                            .redirectInput(Redirect.from(TTY))
                            .redirectError(Redirect.DISCARD)
                            .start();
            var said = process.getInputStream().readAllBytes();
            boolean done = process.waitFor() == 0;
            return done
                    ? Optional.of(new String(said, StandardCharsets.UTF_8).strip())
                    : Optional.empty();
        } catch (IOException noTerminal) {
            return Optional.empty();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    @Override
    public void close() {
        restore();
        try {
            Runtime.getRuntime().removeShutdownHook(atExit);
        } catch (IllegalStateException endingAnyway) { // and it does the same once more
        }
    }

    private void restore() {
        stty(before);
    }
}
