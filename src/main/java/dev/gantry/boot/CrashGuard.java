package dev.gantry.boot;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.logging.FileHandler;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import org.slf4j.LoggerFactory;

/// Nothing that goes wrong is lost: it stands in `gantry.log` of the data folder.
final class CrashGuard {

    private static final int LOG_BYTES = 2 << 20;
    private static final int LOG_FILES = 3;

    private CrashGuard() {}

    /// Logging starts here. A data folder that cannot be written costs the log, not the start.
    static void install(Path dataFolder) {
        LogManager.getLogManager().reset();
        var root = Logger.getLogger("");
        root.setLevel(Level.INFO);
        // JavaFX warns of the class path and of styles that are not there yet: nobody can act on it
        Logger.getLogger("javafx").setLevel(Level.SEVERE);
        Logger.getLogger("com.github.dockerjava").setLevel(Level.WARNING);
        Logger.getLogger("org.apache.hc").setLevel(Level.WARNING);
        try {
            Files.createDirectories(dataFolder);
            root.addHandler(fileHandler(dataFolder));
        } catch (IOException unwritable) {
            System.err.println("gantry: no log file: " + unwritable.getMessage());
        }
        Thread.setDefaultUncaughtExceptionHandler((thread, failure) -> report(thread, failure));
    }

    private static Handler fileHandler(Path dataFolder) throws IOException {
        var handler =
                new FileHandler(
                        dataFolder.resolve("gantry.log").toString().replace("%", "%%"),
                        LOG_BYTES,
                        LOG_FILES,
                        true);
        handler.setFormatter(new SimpleFormatter());
        return handler;
    }

    static void report(Thread thread, Throwable failure) {
        LoggerFactory.getLogger(CrashGuard.class)
                .error("Nobody expected this on {}", thread.getName(), failure);
    }
}
