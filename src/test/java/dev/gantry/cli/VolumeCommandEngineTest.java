package dev.gantry.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gantry.app.host.HostDirectory;
import dev.gantry.docker.engine.Dialer;
import dev.gantry.docker.engine.wire.Request;
import dev.gantry.testing.EngineTest;
import dev.gantry.testing.TestEngine;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// `gantry volume` on a real engine.
@EngineTest
@Timeout(300)
class VolumeCommandEngineTest {

    private final TestEngine engine;
    private final String name = TestEngine.name();
    private StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    @TempDir private Path here;

    VolumeCommandEngineTest(TestEngine engine) {
        this.engine = engine;
    }

    @AfterEach
    void removeIt() {
        // the last helper goes a moment after its command
        while (isThere() && !engine.removeVolume(name)) {
            Thread.onSpinWait();
        }
    }

    private boolean isThere() {
        return engine.ask(Request.get("/volumes"))
                .path("Volumes")
                .valueStream()
                .anyMatch(volume -> volume.path("Name").asText().equals(name));
    }

    private int run(String... args) {
        out = new StringWriter();
        var all = new ArrayList<>(List.of("--host", engine.address().toString(), "volume"));
        all.addAll(List.of(args));
        HostDirectory none = () -> new HostDirectory.Found(List.of(), List.of());
        return new GantryCommand(_ -> none, new Dialer(), (_, _) -> 0)
                .through(new ByteArrayInputStream(bytes.toByteArray()), bytes, bytes)
                .run(
                        all.toArray(String[]::new),
                        new PrintWriter(out, true),
                        new PrintWriter(err, true));
    }

    private void create() {
        assertThat(run("create", "--label", TestEngine.LABEL + "=" + name, name)).isZero();
    }

    @Test
    void makesAVolumeAndTellsWhoUsesIt() {
        create();
        var user = TestEngine.name();
        var id =
                engine.create(
                        user,
                        Map.of(
                                "Cmd",
                                List.of("true"),
                                "HostConfig",
                                Map.of("Binds", List.of(name + ":/v"))));
        assertThat(run("ls")).isZero();
        assertThat(out.toString().lines().filter(line -> line.startsWith(name)))
                .singleElement()
                .asString()
                .contains("local")
                .endsWith(user);
        assertThat(run("ls", "-q")).isZero();
        assertThat(out.toString().lines()).contains(name);
        assertThat(run("rm", name)).isEqualTo(ExitCode.REFUSED);
        engine.remove(id);
        assertThat(run("rm", name)).isZero();
    }

    @Test
    void putsMakesBrowsesGetsAndRemoves() throws IOException {
        create();
        Files.createDirectories(here.resolve("in/sub"));
        Files.writeString(here.resolve("in/sub/leaf"), "leaf");
        Files.writeString(here.resolve("file"), "text");
        assertThat(run("mkdir", name + ":/folder")).as(err.toString()).isZero();
        assertThat(run("put", name + ":/folder", here + "/in", here + "/file"))
                .as(err.toString())
                .isZero();
        assertThat(run("browse", name + ":folder")).isZero();
        assertThat(out.toString().lines().skip(1).map(line -> line.replaceAll(".* ", "")))
                .containsExactly("file", "in");
        var back = Files.createDirectory(here.resolve("back"));
        assertThat(run("get", name + ":/folder/in", back.toString())).isZero();
        assertThat(back.resolve("in/sub/leaf")).hasContent("leaf");
        assertThat(run("get", name, back.toString())).isZero();
        assertThat(back.resolve("folder/file")).hasContent("text");
        assertThat(run("rm", name + ":/folder")).isEqualTo(ExitCode.WRONG_USAGE);
        assertThat(run("rm", name + ":/folder/file")).isZero();
        assertThat(run("rm", "-r", name + ":/folder")).isZero();
        assertThat(run("browse", name)).isZero();
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void aTarGoesThroughThePipes() throws IOException {
        create();
        Files.writeString(here.resolve("file"), "text");
        assertThat(run("mkdir", name + ":/a")).isZero();
        assertThat(run("put", name + ":/a", here + "/file")).isZero();
        assertThat(run("get", name + ":/a", "-")).isZero();
        assertThat(run("mkdir", name + ":/b")).isZero();
        assertThat(run("put", name + ":/b", "-")).as(err.toString()).isZero();
        assertThat(run("browse", name + ":/b/a")).isZero();
        assertThat(out.toString()).contains(" file");
    }

    @Test
    void namesThatAreTakenStayWhenAsked() throws IOException {
        create();
        var file = Files.writeString(here.resolve("file"), "old");
        assertThat(run("put", name, file.toString())).isZero();
        Files.writeString(file, "new");
        assertThat(run("put", "--taken", "skip", name, file.toString())).isZero();
        assertThat(run("get", name + ":/file", here.toString())).isZero();
        assertThat(file).hasContent("old");
    }

    @Test
    void saysInOneLineWhatIsWrong() {
        create();
        assertThat(run("browse", name + ":/none")).isEqualTo(ExitCode.REFUSED);
        assertThat(run("browse", TestEngine.name())).isEqualTo(ExitCode.REFUSED);
        assertThat(run("put", name, here + "/missing")).isEqualTo(ExitCode.REFUSED);
        assertThat(run("get", name + ":/none")).isEqualTo(ExitCode.REFUSED);
        assertThat(run("rm", name + ":/none")).isEqualTo(ExitCode.REFUSED);
        assertThat(run("mkdir", name)).isEqualTo(ExitCode.WRONG_USAGE);
        assertThat(run("mkdir", name + ":/no/new")).isEqualTo(ExitCode.REFUSED);
        assertThat(run("put", name)).isEqualTo(ExitCode.WRONG_USAGE);
        assertThat(err.toString().lines()).hasSize(8).allMatch(line -> line.startsWith("gantry: "));
        assertThat(err.toString()).doesNotContain("Exception");
    }
}
