package dev.gantry.boot;

import dev.gantry.app.words.Words;
import java.util.Locale;
import java.util.Optional;
import javafx.application.Application;
import org.slf4j.LoggerFactory;

/// Opens the window, or says why there can be none.
public final class WindowDoor {

    public static final int NO_DISPLAY = 3;

    private WindowDoor() {}

    /// Returns when the window is closed.
    ///
    /// @return the exit code of the process
    public static int open(Launch launch) {
        if (!hasDisplay()) {
            return noDisplay();
        }
        CrashGuard.install(launch.dataFolder());
        try (var wiring = new Wiring(launch, WindowDoor::report)) {
            Startup.begin(launch, wiring);
            Application.launch(GantryApp.class);
            return 0;
        } catch (UnsupportedOperationException noDisplay) {
            // GTK found the display's name and nobody behind it
            LoggerFactory.getLogger(WindowDoor.class).warn("No display", noDisplay);
            return noDisplay();
        }
    }

    private static int noDisplay() {
        System.err.println(Words.of("window.noDisplay"));
        return NO_DISPLAY;
    }

    private static void report(Throwable failure) {
        CrashGuard.report(Thread.currentThread(), failure);
    }

    private static boolean hasDisplay() {
        boolean needsX =
                System.getProperty("os.name", "").toLowerCase(Locale.ROOT).contains("linux")
                        && !"Headless".equals(System.getProperty("glass.platform"));
        return !needsX || Optional.ofNullable(System.getenv("DISPLAY")).isPresent();
    }
}
