package dev.gantry.app.terminal;

import dev.gantry.docker.EngineAddress;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Opens a terminal of the desktop on a container, through the docker command line.
public final class SystemTerminal {

    /// Each with what stands before the command, in the order in which they are tried.
    private static final List<List<String>> OF_LINUX =
            List.of(
                    List.of("x-terminal-emulator", "-e"),
                    List.of("gnome-terminal", "--"),
                    List.of("konsole", "-e"),
                    List.of("xfce4-terminal", "-x"),
                    List.of("kitty"),
                    List.of("alacritty", "-e"),
                    List.of("xterm", "-e"));

    private static final String SHELL = "command -v bash >/dev/null && exec bash || exec sh";

    private SystemTerminal() {}

    /// What it runs.
    public static List<String> exec(EngineAddress address, String container) {
        return List.of(
                "docker",
                "--host",
                address.toString(),
                "exec",
                "-it",
                container,
                "sh",
                "-c",
                SHELL);
    }

    /// @return false when no terminal is known here
    public static boolean open(EngineAddress address, String container) {
        var command = exec(address, container);
        return ways(System.getProperty("os.name", ""), command).stream()
                .anyMatch(way -> start(way, environment(address)));
    }

    static List<List<String>> ways(String system, List<String> command) {
        var name = system.toLowerCase(Locale.ROOT);
        if (name.contains("windows")) {
            return List.of(with(List.of("cmd", "/c", "start", "docker"), command));
        }
        if (name.contains("mac")) {
            var line = String.join(" ", command.stream().map(SystemTerminal::quoted).toList());
            var script = line.replace("\\", "\\\\").replace("\"", "\\\"");
            return List.of(
                    List.of(
                            "osascript",
                            "-e",
                            "tell application \"Terminal\" to do script \"" + script + "\""));
        }
        return OF_LINUX.stream().map(terminal -> with(terminal, command)).toList();
    }

    private static List<String> with(List<String> terminal, List<String> command) {
        var all = new ArrayList<>(terminal);
        all.addAll(command);
        return all;
    }

    private static String quoted(String word) {
        return "'" + word.replace("'", "'\\''") + "'";
    }

    private static Map<String, String> environment(EngineAddress address) {
        return address instanceof EngineAddress.Tls(_, _, var files) && files.ca().isPresent()
                ? Map.of(
                        "DOCKER_TLS_VERIFY",
                        "1",
                        "DOCKER_CERT_PATH",
                        String.valueOf(files.ca().get().getParent()))
                : Map.of();
    }

    private static boolean start(List<String> command, Map<String, String> environment) {
        try {
            var builder = new ProcessBuilder(command);
            builder.environment().putAll(environment);
            builder.redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return true;
        } catch (IOException notInstalled) {
            return false;
        }
    }
}
