package dev.gantry.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/// Gantry's command line on a real terminal, which `script` makes: 100 columns and 30 rows.
final class TtyRun implements AutoCloseable {

    private static final long PATIENCE_SECONDS = 50;

    private final Path folder;
    private final Process script;
    private final StringBuffer printed = new StringBuffer();

    TtyRun(Path folder, String... arguments) throws IOException {
        this.folder = folder;
        var gantry =
                String.join(
                        " ",
                        ProcessHandle.current().info().command().orElse("java"),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        quoted(System.getProperty("java.class.path")),
                        "dev.gantry.Gantry",
                        String.join(" ", List.of(arguments).stream().map(TtyRun::quoted).toList()));
        var steps =
                """
                tty > tty
                stty rows 30 cols 100
                stty -g > before
                sh -c "echo \\$\\$ > pid; exec $(cat gantry)"
                echo "code $?"
                stty -g > after
                """;
        Files.writeString(folder.resolve("gantry"), gantry);
        Files.writeString(folder.resolve("steps"), steps);
        var builder =
                new ProcessBuilder("script", "-qec", "sh steps", "/dev/null")
                        .directory(folder.toFile())
                        .redirectErrorStream(true);
        builder.environment().put("GANTRY_DATA", folder.resolve("data").toString());
        script = builder.start();
        Thread.ofVirtual().start(() -> keep(script.getInputStream()));
    }

    private static String quoted(String word) {
        return "'" + word.replace("'", "'\\''") + "'";
    }

    private void keep(InputStream from) {
        var buffer = new byte[8192];
        try (from) {
            for (int count = from.read(buffer); count >= 0; count = from.read(buffer)) {
                printed.append(new String(buffer, 0, count, StandardCharsets.ISO_8859_1));
            }
        } catch (IOException over) { // as a terminal ends
        }
    }

    void type(String keys) throws IOException {
        script.getOutputStream().write(keys.getBytes(StandardCharsets.UTF_8));
        script.getOutputStream().flush();
    }

    /// From outside, as the window of a terminal does it.
    void resize(int columns, int rows) throws IOException, InterruptedException {
        var stty =
                new ProcessBuilder(
                                "stty", "-F", said("tty"), "rows", "" + rows, "cols", "" + columns)
                        .inheritIO()
                        .start();
        if (stty.waitFor() != 0) {
            throw new AssertionError("no new size");
        }
    }

    void terminate() throws IOException {
        ProcessHandle.of(Long.parseLong(said("pid"))).orElseThrow().destroy();
    }

    void await(String text) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (printed.indexOf(text) < 0) {
            if (System.nanoTime() > end) {
                throw new AssertionError("waited in vain for " + text + " in " + printed);
            }
            LockSupport.parkNanos(10_000_000);
        }
    }

    void awaitEnd() throws InterruptedException {
        if (!script.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            throw new AssertionError("it goes on after " + printed);
        }
    }

    /// What `stty -g` says of the terminal before Gantry.
    String settingsBefore() throws IOException {
        return said("before");
    }

    /// And after it.
    String settingsAfter() throws IOException {
        return said("after");
    }

    private String said(String file) throws IOException {
        return Files.readString(folder.resolve(file)).strip();
    }

    @Override
    public void close() {
        script.descendants().forEach(ProcessHandle::destroyForcibly);
        script.destroyForcibly();
    }
}
