package dev.gantry.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.gantry.store.HostStore.KeptHost;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Two windows on one data folder.
@Timeout(120)
class SharedStoreTest {

    @TempDir private Path folder;

    @Test
    void twoStoresInTwoThreadsLoseNothing() throws Exception {
        Callable<Boolean> a = () -> keep("a");
        Callable<Boolean> b = () -> keep("b");
        try (var hands = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var done : hands.invokeAll(List.of(a, b))) {
                done.get();
            }
        }
        assertThat(ids()).containsExactlyInAnyOrderElementsOf(bothOf(100));
    }

    private boolean keep(String prefix) {
        for (int i = 0; i < 100; i++) {
            new HostStore(folder)
                    .keep(new KeptHost(prefix + i, "", "", false, true, "", "", "", 0));
        }
        return true;
    }

    @Test
    void twoProcessesLoseNothing() throws Exception {
        var a = keeper("a", 60);
        var b = keeper("b", 60);
        a.getInputStream().readAllBytes();
        b.getInputStream().readAllBytes();
        assertThat(List.of(a.waitFor(), b.waitFor())).containsOnly(0);
        assertThat(ids()).containsExactlyInAnyOrderElementsOf(bothOf(60));
    }

    @Test
    void aProcessThatIsKilledLeavesAWholeFile() throws Exception {
        var random = new Random(20_260_101);
        var said = new ArrayList<String>();
        for (int life = 0; life < 10; life++) {
            var keeper = keeper("life-" + life + "-", Integer.MAX_VALUE);
            try (var lines = reader(keeper)) {
                for (int left = random.nextInt(1, 25); left > 0; left--) {
                    said.add(lines.readLine());
                }
                keeper.destroyForcibly().waitFor();
            }
            assertThat(ids()).containsAll(said);
        }
        new HostStore(folder).forget("life-0-0");
        assertThat(ids()).doesNotContain("life-0-0");
    }

    private static BufferedReader reader(Process process) {
        return new BufferedReader(
                new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }

    private List<String> ids() {
        return new HostStore(folder).all().stream().map(KeptHost::id).toList();
    }

    private static List<String> bothOf(int count) {
        return Stream.of("a", "b").flatMap(prefix -> Keeper.ids(prefix, count)).toList();
    }

    private Process keeper(String prefix, int count) throws IOException {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        return new ProcessBuilder(
                        java,
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-cp",
                        classPath(),
                        Keeper.class.getName(),
                        folder.toString(),
                        prefix,
                        "" + count)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    /// Surefire hides its own behind a jar.
    private static String classPath() {
        return Stream.of(
                        HostStore.class,
                        Keeper.class,
                        ObjectMapper.class,
                        JsonFactory.class,
                        JsonProperty.class,
                        NullUnmarked.class)
                .map(SharedStoreTest::whence)
                .distinct()
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static String whence(Class<?> type) {
        try {
            return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI())
                    .toString();
        } catch (URISyntaxException impossible) {
            throw new AssertionError(impossible);
        }
    }
}
