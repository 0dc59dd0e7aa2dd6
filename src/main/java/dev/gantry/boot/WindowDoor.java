package dev.gantry.boot;

import dev.gantry.app.words.Words;
import dev.gantry.cli.ExitCode;
import java.util.Locale;
import javafx.application.Application;
import org.slf4j.LoggerFactory;

/// Opens the window, or says why there can be none.
public final class WindowDoor {

    private WindowDoor() {}

    /// Returns when the window is closed.
    ///
    /// @return the exit code of the process
    public static int open(Launch launch) {
        if (!hasDisplay()) {
            return noDisplay();
        }
        return show(Rehearsal.isAskedFor() ? Rehearsal.of(launch) : launch);
    }

    private static int show(Launch launch) {
        var started = Startup.beginBeside(launch, WindowDoor::report);
        try {
            Application.launch(GantryApp.class);
            return ExitCode.DONE;
        } catch (UnsupportedOperationException refused) {
            // GTK knows the display's name and finds nobody behind it
            LoggerFactory.getLogger(WindowDoor.class).warn("No display", refused);
            return noDisplay();
        } finally {
            started.thenAccept(startup -> startup.wiring.close()).join();
        }
    }

    private static int noDisplay() {
        System.err.println(Words.of("window.noDisplay"));
        return ExitCode.NOTHING_THERE;
    }

    private static void report(Throwable failure) {
        CrashGuard.report(Thread.currentThread(), failure);
    }

    private static boolean hasDisplay() {
        boolean needsX =
                System.getProperty("os.name", "").toLowerCase(Locale.ROOT).contains("linux")
                        && !"Headless".equals(System.getProperty("glass.platform"));
        var display = System.getenv("DISPLAY");
        return !needsX || (display != null && !display.isBlank());
    }
}
