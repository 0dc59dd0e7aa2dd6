package dev.gantry.testing;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;

/// Gives the flows a display of their own: a private Xvfb, before JavaFX is loaded.
public final class XvfbSession implements LauncherSessionListener {

    /// The server lives until this process does: its standard input ends with us. Killing it from a
    /// shutdown hook would end the JVM with GTK's error.
    private static final String SERVER =
            "Xvfb -displayfd 1 -screen 0 1600x1000x24 -nolisten tcp -noreset </dev/null & x=$!;"
                    + " cat >/dev/null; kill $x; wait";

    private static @Nullable Process xvfb;

    @Override
    public void launcherSessionOpened(LauncherSession session) {
        if (!Boolean.getBoolean("gantry.test.xvfb") || xvfb != null) {
            return;
        }
        try {
            var started =
                    new ProcessBuilder("sh", "-c", SERVER)
                            .redirectError(ProcessBuilder.Redirect.DISCARD)
                            .start();
            xvfb = started;
            var display =
                    new BufferedReader(
                                    new InputStreamReader(
                                            started.getInputStream(), StandardCharsets.UTF_8))
                            .readLine();
            if (display == null) {
                throw new IllegalStateException("Xvfb did not start; is it installed?");
            }
            setEnvironment("DISPLAY", ":" + display);
            setEnvironment("GDK_BACKEND", "x11");
        } catch (IOException notThere) {
            throw new IllegalStateException("Xvfb did not start; is it installed?", notThere);
        }
    }

    /// GTK reads libc's environment, which Java cannot change by itself.
    private static void setEnvironment(String name, String value) {
        var linker = Linker.nativeLinker();
        var setenv =
                linker.downcallHandle(
                        linker.defaultLookup().find("setenv").orElseThrow(),
                        FunctionDescriptor.of(
                                ValueLayout.JAVA_INT,
                                ValueLayout.ADDRESS,
                                ValueLayout.ADDRESS,
                                ValueLayout.JAVA_INT));
        try (var arena = Arena.ofConfined()) {
            int failed =
                    (int)
                            setenv.invokeExact(
                                    arena.allocateFrom(name), arena.allocateFrom(value), 1);
            if (failed != 0) {
                throw new IllegalStateException("setenv " + name);
            }
        } catch (RuntimeException | Error passed) {
            throw passed;
        } catch (Throwable impossible) {
            throw new AssertionError(impossible);
        }
    }
}
