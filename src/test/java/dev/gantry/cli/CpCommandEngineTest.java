package dev.gantry.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.gantry.app.host.HostDirectory;
import dev.gantry.docker.ContainerId;
import dev.gantry.docker.engine.Dialer;
import dev.gantry.testing.EngineTest;
import dev.gantry.testing.TestEngine;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.io.TempDir;

/// `gantry cp` beside `docker cp`, on a real engine.
@EngineTest
@Timeout(300)
class CpCommandEngineTest {

    /// Builds a small world in the folder `$1`.
    private static final String WORLD =
            """
            mkdir -p "$1/dir/sub" "$1/empty" "$1/exist/dir"
            echo text >"$1/file"; chmod 640 "$1/file"; touch -d '2001-09-09 01:46:40' "$1/file"
            echo a >"$1/dir/a"; echo b >"$1/dir/sub/b"; chmod 700 "$1/dir/sub"
            ln -s a "$1/dir/link"; ln -s file "$1/lf"; ln -s dir "$1/ld"
            ln -s nowhere "$1/dangling"; ln -s exist "$1/le"
            echo old >"$1/other"; echo old >"$1/exist/file"; echo old >"$1/exist/dir/old"
            ln "$1/dir/a" "$1/dir/hard"; mkdir "$1/exist/other"; mkdir "$1/up"
            ln -s ../file "$1/up/out"
            """;

    /// From, to; each below a world of its own.
    private static final List<List<String>> PAIRS =
            List.of(
                    List.of("", "file", "exist"),
                    List.of("", "file", "exist/"),
                    List.of("", "file", "exist/."),
                    List.of("", "file", "new"),
                    List.of("", "file", "new/"),
                    List.of("", "file", "no/new"),
                    List.of("", "file", "other"),
                    List.of("", "file", "other/"),
                    List.of("", "file", "le"),
                    List.of("", "file", "lf"),
                    List.of("", "file", "dangling"),
                    List.of("", "file/", "exist"),
                    List.of("", "file/.", "exist"),
                    List.of("", "dir", "exist"),
                    List.of("", "dir", "exist/"),
                    List.of("", "dir", "new"),
                    List.of("", "dir", "new/"),
                    List.of("", "dir", "no/new"),
                    List.of("", "dir", "other"),
                    List.of("", "dir/", "exist"),
                    List.of("", "dir/", "new"),
                    List.of("", "dir/.", "exist"),
                    List.of("", "dir/.", "exist/"),
                    List.of("", "dir/.", "new"),
                    List.of("", "dir/.", "other"),
                    List.of("", "dir/sub/..", "exist"),
                    List.of("", "empty", "exist"),
                    List.of("", "empty", "new"),
                    List.of("", "lf", "exist"),
                    List.of("", "lf", "new"),
                    List.of("", "ld", "exist"),
                    List.of("", "ld", "new"),
                    List.of("", "ld/", "exist"),
                    List.of("", "ld/.", "exist"),
                    List.of("", "dangling", "exist"),
                    List.of("", "missing", "exist"),
                    List.of("", "missing/", "exist"),
                    List.of("", "other", "exist"),
                    List.of("", "up", "exist"),
                    List.of("-L", "lf", "exist"),
                    List.of("-L", "lf", "new"),
                    List.of("-L", "ld", "exist"),
                    List.of("-L", "ld", "new"),
                    List.of("-L", "dangling", "exist"),
                    List.of("-a", "dir", "exist"),
                    List.of("-a", "file", "new"));

    @TempDir private Path here;
    private final StringWriter err = new StringWriter();

    @TestFactory
    @EnabledIfEnvironmentVariable(named = "GANTRY_TEST_DOCKER", matches = ".+")
    Stream<DynamicTest> aContainerGetsWhatDockerCpWouldGiveIt(TestEngine engine) throws Exception {
        var source = Files.createDirectory(here.resolve("source"));
        build(source);
        var id = container(engine);
        return PAIRS.stream()
                .map(pair ->
                        dynamicTest(
                                String.join(" ", pair),
                                () -> {
                                    int at = PAIRS.indexOf(pair);
                                    var from = source + "/" + pair.get(1);
                                    var theirs = id.value() + ":/w/docker" + at + "/";
                                    var ours = id.value() + ":/w/gantry" + at + "/";
                                    boolean done =
                                            docker(engine, pair.get(0), from, theirs + pair.get(2));
                                    boolean done2 =
                                            gantry(engine, pair.get(0), from, ours + pair.get(2));
                                    assertThat(done2).as(err.toString()).isEqualTo(done);
                                    assertThat(
                                                    done
                                                            || !List.of("file", "dir/.", "ld")
                                                                    .contains(pair.get(1))
                                                            || !pair.get(2).equals("exist"))
                                            .isTrue();
                                    assertThat(inContainer(engine, id, "/w/gantry" + at))
                                            .isEqualTo(inContainer(engine, id, "/w/docker" + at));
                                }));
    }

    @TestFactory
    @EnabledIfEnvironmentVariable(named = "GANTRY_TEST_DOCKER", matches = ".+")
    Stream<DynamicTest> aFolderGetsWhatDockerCpWouldGiveIt(TestEngine engine) {
        var id = container(engine);
        return PAIRS.stream()
                .map(pair ->
                        dynamicTest(
                                String.join(" ", pair),
                                () -> {
                                    int at = PAIRS.indexOf(pair);
                                    var theirs = Files.createDirectory(here.resolve("d" + at));
                                    var ours = Files.createDirectory(here.resolve("g" + at));
                                    build(theirs);
                                    build(ours);
                                    var from = id.value() + ":/w/source/" + pair.get(1);
                                    boolean done =
                                            docker(
                                                    engine,
                                                    pair.get(0),
                                                    from,
                                                    theirs + "/" + pair.get(2));
                                    boolean done2 =
                                            gantry(
                                                    engine,
                                                    pair.get(0),
                                                    from,
                                                    ours + "/" + pair.get(2));
                                    assertThat(done2).as(err.toString()).isEqualTo(done);
                                    assertThat(
                                                    done
                                                            || !List.of("file", "dir/.", "ld")
                                                                    .contains(pair.get(1))
                                                            || !pair.get(2).equals("exist"))
                                            .isTrue();
                                    assertThat(onDisk(ours)).isEqualTo(onDisk(theirs));
                                }));
    }

    @Test
    void findsTheContainerByNameAndBySomeOfItsId(TestEngine engine) throws IOException {
        var name = TestEngine.name();
        var id = engine.create(name, "true");
        var file = Files.writeString(here.resolve("a"), "text");
        assertThat(gantry(engine, "", file.toString(), name + ":/tmp/b")).isTrue();
        var back = here.resolve("b");
        assertThat(gantry(engine, "", id.value().substring(0, 12) + ":tmp/b", back.toString()))
                .isTrue();
        assertThat(back).hasContent("text");
    }

    @Test
    void saysInOneLineWhatIsWrong(TestEngine engine) {
        var name = TestEngine.name();
        engine.create(name, "true");
        assertThat(run(engine, "cp", name + ":/no/such", here.toString())).isEqualTo(1);
        assertThat(run(engine, "cp", here + "/missing", name + ":/tmp")).isEqualTo(1);
        assertThat(run(engine, "cp", name + ":/etc", here + "/no/such")).isEqualTo(1);
        assertThat(run(engine, "cp", "gantry-no-such:/etc", here.toString())).isEqualTo(1);
        assertThat(err.toString().lines()).hasSize(4).allMatch(line -> line.startsWith("gantry: "));
        assertThat(err.toString()).doesNotContain("Exception");
        assertThat(run(engine, "cp", "a:/x", "b:/y")).isEqualTo(2);
        assertThat(run(engine, "cp", "./a:b", "/c")).isEqualTo(2);
        assertThat(run(engine, "cp", "a:/x")).isEqualTo(2);
    }

    /// It has ended: its files are copied all the same.
    private static ContainerId container(TestEngine engine) {
        var script =
                "world() { "
                        + WORLD
                        + "}\nmkdir /w; mkdir /w/source; world /w/source; for i in $(seq 0 "
                        + (PAIRS.size() - 1)
                        + "); do mkdir /w/docker$i /w/gantry$i; world /w/docker$i;"
                        + " world /w/gantry$i; done";
        var id =
                engine.create(
                        TestEngine.name(),
                        java.util.Map.of("Cmd", List.of("sh", "-c", script), "WorkingDir", "/"));
        engine.ask(
                dev.gantry.docker.engine.wire.Request.post("/containers/" + id.value() + "/start"));
        engine.awaitEnd(id);
        return id;
    }

    private static void build(Path folder) throws Exception {
        var made = new ProcessBuilder("sh", "-c", WORLD, "sh", folder.toString()).inheritIO();
        assertThat(made.start().waitFor()).isZero();
    }

    private static boolean docker(TestEngine engine, String option, String from, String to)
            throws Exception {
        var command = new ArrayList<>(List.of(System.getenv("GANTRY_TEST_DOCKER"), "cp"));
        if (!option.isEmpty()) {
            command.add(option);
        }
        command.addAll(List.of(from, to));
        var process = new ProcessBuilder(command).redirectErrorStream(true);
        process.environment().put("DOCKER_HOST", engine.address().toString());
        var running = process.start();
        running.getInputStream().readAllBytes();
        return running.waitFor() == 0;
    }

    private boolean gantry(TestEngine engine, String option, String from, String to) {
        return (option.isEmpty()
                        ? run(engine, "cp", from, to)
                        : run(engine, "cp", option, from, to))
                == 0;
    }

    private int run(TestEngine engine, String... args) {
        var all = new ArrayList<>(List.of("--host", engine.address().toString()));
        all.addAll(List.of(args));
        HostDirectory none = () -> new HostDirectory.Found(List.of(), List.of());
        return new GantryCommand(_ -> none, new Dialer(), (_, _) -> 0)
                .run(
                        all.toArray(String[]::new),
                        new PrintWriter(new StringWriter(), true),
                        new PrintWriter(err, true));
    }

    private static TreeSet<String> inContainer(TestEngine engine, ContainerId id, String path)
            throws IOException {
        var all = new TreeSet<String>();
        try (var gantry = new Dialer().connect(engine.address());
                var tar =
                        new TarArchiveInputStream(
                                gantry.archives().download(id, path + "/."), "UTF-8")) {
            for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                // a hard link may be told as the file, and the file as the link
                boolean plain = entry.getName().endsWith("/a") || entry.getName().endsWith("hard");
                all.add(
                        "%s %o %s %s %s"
                                .formatted(
                                        entry.getName(),
                                        entry.getMode() & 07777,
                                        entry.getLongUserId() + ":" + entry.getLongGroupId(),
                                        plain ? "" : entry.getLinkName(),
                                        plain
                                                ? ""
                                                : new String(
                                                        tar.readAllBytes(),
                                                        StandardCharsets.UTF_8)));
            }
        }
        return all;
    }

    private static TreeSet<String> onDisk(Path folder) throws IOException {
        var all = new TreeSet<String>();
        try (var walk = Files.walk(folder)) {
            for (var path : walk.toList()) {
                var facts = Files.readAttributes(path, "unix:mode,uid", LinkOption.NOFOLLOW_LINKS);
                boolean link = Files.isSymbolicLink(path);
                boolean file = Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS);
                all.add(
                        folder.relativize(path)
                                + " "
                                + facts.get("mode")
                                + " "
                                + facts.get("uid")
                                + (link ? " " + Files.readSymbolicLink(path) : "")
                                + (file ? " " + Files.readString(path) : ""));
            }
        }
        return all;
    }
}
