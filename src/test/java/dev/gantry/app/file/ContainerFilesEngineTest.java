package dev.gantry.app.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gantry.docker.ContainerId;
import dev.gantry.docker.Engine;
import dev.gantry.docker.EngineException;
import dev.gantry.docker.FileType;
import dev.gantry.docker.LogRequest;
import dev.gantry.docker.engine.Dialer;
import dev.gantry.docker.engine.wire.Request;
import dev.gantry.testing.EngineTest;
import dev.gantry.testing.TestEngine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// A container's files by its shell and by the engine's archives.
@EngineTest
@Timeout(300)
class ContainerFilesEngineTest {

    private static final String HOSTILE =
            """
            mkdir -p /srv/w/folder/inner; cd /srv/w
            echo text >plain; echo x >'two words'; echo x >'*'; echo x >'$(touch hit)'
            echo x >-rf; echo x >--; echo x >.hidden; echo x >..twodots; echo x >'!'; echo x >'='
            echo x >"$(printf 'line\\nbreak')"; echo x >"$(printf 'tab\\there')"
            echo x >"$(printf '\\033[31mred')"; echo x >'quote"and'\\''quote'; echo x >'back\\slash'
            echo x >"$(printf 'end\\n.')"; echo x >grün; echo x >日本
            ln -s plain link; ln -s /no/such dangling; ln -s "$(printf 'to\\nline')" brokenlink
            ln plain zhard; mkfifo pipe; mkdir folder/.git; chmod 4755 plain; chmod 1777 folder
            mkdir empty; head -c 70000 /dev/zero >big; touch -d '2001-02-03 04:05:06' big
            """;

    private final String name = TestEngine.name();

    private static ContainerId running(TestEngine engine, Engine gantry, String name, String script)
            throws IOException {
        var id = engine.run(name, "sh", "-c", script + "\necho done; exec sleep 600");
        try (var log = gantry.logs().open(id, LogRequest.all().following())) {
            assertThat(log.read((_, _, _, _, _, _) -> {})).isTrue(); // all is there
        }
        return id;
    }

    private static List<FileEntry> listed(FileStore files, String folder) throws IOException {
        var found = new HashMap<String, FileEntry>();
        files.list(folder, entry -> found.put(entry.path(), entry), CopyProgress.NOBODY);
        return found.values().stream().sorted(Comparator.comparing(FileEntry::path)).toList();
    }

    private static List<String> names(FileStore files, String folder) throws IOException {
        return listed(files, folder).stream().map(FileEntry::name).toList();
    }

    @Test
    void shellAndArchiveTellTheSameOfHostileNames(TestEngine engine) throws Exception {
        try (var gantry = new Dialer().connect(engine.address())) {
            var id = running(engine, gantry, name, HOSTILE);
            var files = new ContainerFiles(() -> gantry, id);
            var byShell = listed(files, "/srv/w");
            var belowByShell = listed(files, "/srv/w/folder");
            engine.ask(Request.post("/containers/" + id.value() + "/kill"));
            engine.awaitEnd(id);
            assertThat(listed(files, "/srv/w")).isEqualTo(byShell).hasSize(26);
            assertThat(listed(files, "/srv/w/folder")).isEqualTo(belowByShell).hasSize(2);
            assertThat(listed(files, "/srv/w/empty")).isEmpty();
            assertThat(byShell)
                    .anyMatch(entry -> entry.name().equals("line\nbreak") && entry.bytes() == 2)
                    .anyMatch(entry -> entry.linkTarget().equals("to\nline"))
                    .anyMatch(entry -> entry.name().equals("zhard") && entry.bytes() == 5)
                    .noneMatch(entry -> entry.name().equals("hit"));
        }
    }

    @Test
    void aPausedContainerAndOneWithoutAShellAreReadFromTheArchive(TestEngine engine)
            throws Exception {
        try (var gantry = new Dialer().connect(engine.address())) {
            var paused = running(engine, gantry, name, "mkdir /srv/w; echo a >/srv/w/one");
            engine.ask(Request.post("/containers/" + paused.value() + "/pause"));
            assertThat(names(new ContainerFiles(() -> gantry, paused), "/srv/w"))
                    .containsExactly("one");
            engine.ask(Request.post("/containers/" + paused.value() + "/unpause"));
            var bare =
                    running(
                            engine,
                            gantry,
                            TestEngine.name(),
                            "mkdir /srv/w; echo a >/srv/w/one; rm -f $(which -a sh)");
            var files = new ContainerFiles(() -> gantry, bare);
            assertThat(names(files, "/srv/w")).containsExactly("one");
            assertThatThrownBy(() -> files.rename("/srv/w/one", "/srv/w/two"))
                    .isInstanceOfSatisfying(
                            InsideException.class,
                            failure ->
                                    assertThat(failure.reason())
                                            .isEqualTo(InsideException.Reason.NO_SHELL));
            files.makeFolder("/srv/w/made");
            assertThat(names(files, "/srv/w")).containsExactly("made", "one");
        }
    }

    @Test
    void aFolderThatIsNotThereIsToldFromAContainerThatIsNot(TestEngine engine) throws Exception {
        try (var gantry = new Dialer().connect(engine.address())) {
            var runs = running(engine, gantry, name, "true");
            var stopped = engine.create(TestEngine.name(), "true");
            for (var id : List.of(runs, stopped)) {
                var files = new ContainerFiles(() -> gantry, id);
                refuses(CopyException.Reason.NO_SUCH_FOLDER, files, "/no/such");
                refuses(CopyException.Reason.NO_FOLDER, files, "/etc/passwd");
            }
            var nowhere = new ContainerFiles(() -> gantry, new ContainerId("f".repeat(64)));
            assertThatThrownBy(() -> listed(nowhere, "/etc"))
                    .isInstanceOf(EngineException.Gone.class);
        }
    }

    private static void refuses(CopyException.Reason reason, FileStore files, String folder) {
        assertThatThrownBy(() -> listed(files, folder))
                .isInstanceOfSatisfying(
                        CopyException.class,
                        failure -> assertThat(failure.reason()).isEqualTo(reason));
    }

    @Test
    void aLinkToAFolderIsListedUnderItsOwnName(TestEngine engine) throws Exception {
        try (var gantry = new Dialer().connect(engine.address())) {
            var id = running(engine, gantry, name, "mkdir /srv/w; >/srv/w/one; ln -s w /srv/l");
            var files = new ContainerFiles(() -> gantry, id);
            var byShell = listed(files, "/srv/l");
            assertThat(byShell).extracting(FileEntry::path).containsExactly("/srv/l/one");
            engine.ask(Request.post("/containers/" + id.value() + "/kill"));
            engine.awaitEnd(id);
            assertThat(listed(files, "/srv/l")).isEqualTo(byShell);
        }
    }

    @Test
    void thousandsOfNamesAndWhatNoArchiveHolds(TestEngine engine) throws Exception {
        try (var gantry = new Dialer().connect(engine.address())) {
            var id =
                    running(
                            engine,
                            gantry,
                            name,
                            "mkdir /srv/w; cd /srv/w; seq 3000 | xargs touch");
            var files = new ContainerFiles(() -> gantry, id);
            assertThat(names(files, "/srv/w"))
                    .containsExactlyInAnyOrderElementsOf(
                            IntStream.rangeClosed(1, 3000).mapToObj(Integer::toString).toList());
            assertThat(names(files, "/proc")).contains("1", "version");
            assertThat(
                            new String(
                                    files.read("/proc/1/comm", 1000),
                                    java.nio.charset.StandardCharsets.UTF_8))
                    .isNotBlank();
            assertThat(listed(files, "/dev"))
                    .anyMatch(entry -> entry.type() == FileType.CHARACTER_DEVICE);
        }
    }

    @Test
    void theRootOfAStoppedContainerShowsItsFoldersBeforeTheArchiveIsRead(TestEngine engine)
            throws Exception {
        try (var gantry = new Dialer().connect(engine.address())) {
            var id = engine.run(name, "sh", "-c", "mkdir /zz; head -c 3000000 /dev/zero >/zz/big");
            engine.awaitEnd(id);
            var files = new ContainerFiles(() -> gantry, id);
            var early = new ArrayList<String>();
            assertThatThrownBy(() ->
                            files.list(
                                    "/",
                                    entry -> early.add(entry.path()),
                                    (_, _) -> {
                                        throw new CancellationException("enough");
                                    }))
                    .hasMessage("enough");
            assertThat(early).contains("/etc", "/bin", "/srv").doesNotContain("/zz");
            var told = new long[2];
            files.list(
                    "/",
                    _ -> {},
                    (names, bytes) -> {
                        told[0] = names;
                        told[1] = bytes;
                    });
            assertThat(told[0]).isGreaterThan(10);
            assertThat(told[1]).isGreaterThan(3_000_000);
            assertThat(names(files, "/")).contains("zz", "etc").doesNotHaveDuplicates();
        }
    }

    @Test
    void whatIsInMemoryOnlyIsReadAndSaidToBeOutOfReachOfCopies(
            TestEngine engine, @TempDir Path here) throws Exception {
        try (var gantry = new Dialer().connect(engine.address())) {
            var id =
                    engine.create(
                            name,
                            Map.of(
                                    "Cmd", List.of("sh", "-c", "exec sleep 600"),
                                    "HostConfig", Map.of("Tmpfs", Map.of("/mem", ""))));
            gantry.containers().start(id);
            var files = new ContainerFiles(() -> gantry, id);
            files.makeFolder("/mem/made");
            assertThat(names(files, "/mem")).contains("made");
            var local = Files.writeString(here.resolve("two"), "2");
            hidden(() ->
                    new Upload(files, "/mem", List.of(local))
                            .run(Clash.REPLACE, CopyProgress.NOBODY));
            var made =
                    listed(files, "/mem").stream()
                            .filter(FileEntry::isFolder)
                            .findFirst()
                            .orElseThrow();
            hidden(() ->
                    new FileDownload(files, made, here).run(Clash.REPLACE, CopyProgress.NOBODY));
        }
    }

    private static void hidden(ThrowingCallable copy) {
        assertThatThrownBy(copy)
                .isInstanceOfSatisfying(
                        InsideException.class,
                        failure ->
                                assertThat(failure.reason())
                                        .isEqualTo(InsideException.Reason.HIDDEN));
    }

    @Test
    void foldersAreMadeAndThingsRenamedAndDeletedWhateverTheirNames(TestEngine engine)
            throws Exception {
        try (var gantry = new Dialer().connect(engine.address())) {
            var id = running(engine, gantry, name, HOSTILE);
            var files = new ContainerFiles(() -> gantry, id);
            files.makeFolder("/srv/w/a new\nfolder");
            files.rename("/srv/w/line\nbreak", "/srv/w/a new\nfolder/-f");
            files.rename("/srv/w/dangling", "/srv/w/$(touch hit)2");
            assertThat(names(files, "/srv/w/a new\nfolder")).containsExactly("-f");
            assertThatThrownBy(() -> files.rename("/srv/w/plain", "/srv/w/link"))
                    .isInstanceOf(InsideException.class);
            assertThatThrownBy(() -> files.makeFolder("/srv/w/empty"))
                    .isInstanceOf(InsideException.class);
            files.remove(List.of("/srv/w/*", "/srv/w/folder", "/srv/w/link", "/srv/w/-rf"));
            assertThat(names(files, "/srv/w"))
                    .contains("plain", "$(touch hit)2")
                    .doesNotContain("*", "folder", "link", "-rf", "hit", "dangling")
                    .hasSize(22);
            assertThatThrownBy(() -> files.remove(List.of("/proc/1")))
                    .isInstanceOfSatisfying(
                            InsideException.class,
                            failure -> assertThat(failure).message().isNotBlank());
        }
    }
}
