package dev.gantry.app.notice;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.slf4j.LoggerFactory;

/// The desktop's own notifications, through the program that each system brings for them: JavaFX
/// has none, and AWT's need a tray that many desktops no longer have.
///
/// On Windows there is no such program; there the window alone tells.
public final class DesktopNotice {

    private static final long PATIENCE_SECONDS = 10;

    /// The text is an argument, not a part of the script.
    private static final String APPLE_SCRIPT =
            "on run argv\n display notification (item 2 of argv) with title (item 1 of argv)\nend run";

    private final String system;
    private final List<Path> path;

    DesktopNotice(String system, List<Path> path) {
        this.system = system.toLowerCase(Locale.ROOT);
        this.path = path;
    }

    /// Of this desktop.
    public static DesktopNotice here() {
        var folders = System.getenv().getOrDefault("PATH", "");
        return new DesktopNotice(
                System.getProperty("os.name", ""),
                Pattern.compile(Pattern.quote(File.pathSeparator))
                        .splitAsStream(folders)
                        .filter(folder -> !folder.isEmpty())
                        .map(Path::of)
                        .toList());
    }

    /// Blocks until the desktop has taken it.
    ///
    /// @return whether it did
    public boolean show(String title, String text) {
        return command(title, text).filter(DesktopNotice::run).isPresent();
    }

    private Optional<List<String>> command(String title, String text) {
        if (system.contains("mac")) {
            return program("osascript")
                    .map(osascript -> List.of(osascript, "-e", APPLE_SCRIPT, title, text));
        }
        return program("notify-send")
                .map(send -> List.of(send, "--app-name=Gantry", "--", title, text));
    }

    private Optional<String> program(String name) {
        return path.stream()
                .map(folder -> folder.resolve(name))
                .filter(Files::isExecutable)
                .map(Path::toString)
                .findFirst();
    }

    private static boolean run(List<String> command) {
        try {
            var process =
                    new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start();
            if (process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                return process.exitValue() == 0;
            }
            process.destroyForcibly();
        } catch (IOException noSuchProgram) {
            LoggerFactory.getLogger(DesktopNotice.class).warn("No notification", noSuchProgram);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        return false;
    }
}
