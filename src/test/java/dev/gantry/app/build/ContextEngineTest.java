package dev.gantry.app.build;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gantry.app.file.CopyProgress;
import dev.gantry.testing.EngineTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.LinkedHashMap;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// What Gantry sends of a folder is what the docker CLI sends of it.
@EngineTest
@Timeout(120)
class ContextEngineTest {

    /// Each is one `.dockerignore`.
    private static final List<String> RULES =
            List.of(
                    "",
                    "*.log",
                    "**/*.log",
                    "**/.env",
                    "**/.env\n!deep/.env",
                    "/root.txt",
                    "deep/",
                    "deep\n!deep/down/keep.txt",
                    "deep/**\n!deep/down",
                    "deep/*\n!deep/down",
                    "**\n!root.txt",
                    "*\n!deep/down/keep.txt",
                    "*\n!**/keep.txt",
                    "# root.txt\n#root.txt\n \t\n  root.txt  ",
                    " # root.txt",
                    "./root.txt",
                    "deep/../root.txt",
                    "../root.txt",
                    "deep//down/./keep.txt",
                    "r??t.txt",
                    "[r]oot.txt",
                    "[^r]oot.txt",
                    "[a-z]oot.txt",
                    "root[.]txt",
                    "[[]odd].txt",
                    "\\[odd\\].txt",
                    "[odd].txt",
                    "\\*star.txt",
                    "*star.txt",
                    "a+b(c){d}.txt",
                    "a.b*",
                    "**/down/**",
                    "**/down/",
                    "deep**",
                    "**p",
                    "**ep/down",
                    "deep/**/keep.txt",
                    "*/keep.txt",
                    "*/*/keep.txt",
                    "Dockerfile\n.dockerignore",
                    "*\n.*",
                    "**",
                    "!root.txt",
                    "deep\n!deep/down\ndeep/down/keep.txt",
                    "!deep/down\ndeep",
                    "! deep/down\n!",
                    "root.txt\n!/root.txt",
                    "\ufeffroot.txt",
                    "ümlaut*",
                    "empty",
                    "empty/*",
                    "link*",
                    "linked-folder/*",
                    "with space",
                    "with\\ space",
                    "[",
                    "[]a].txt",
                    "[a-]oot.txt",
                    "root.txt\\",
                    "deep/d[!o]wn",
                    ".",
                    "/",
                    "..");

    @TempDir Path folder;
    @TempDir Path config;

    @Test
    void leavesOutWhatDockerLeavesOut() throws Exception {
        plant();
        var ours = new LinkedHashMap<String, List<String>>();
        var theirs = new LinkedHashMap<String, List<String>>();
        try (var docker = new OverheardDocker(config)) {
            for (var rules : RULES) {
                Files.writeString(folder.resolve(".dockerignore"), rules);
                ours.put(rules, ours());
                theirs.put(rules, docker.sent(folder));
            }
        }
        assertThat(ours).isEqualTo(theirs);
    }

    private List<String> ours() throws IOException {
        try {
            var context = BuildContext.of(folder, folder.resolve("Dockerfile"));
            return OverheardDocker.entries(context.tar(CopyProgress.NOBODY));
        } catch (IgnoreException refused) {
            return List.of();
        }
    }

    private void plant() throws IOException {
        for (var name :
                List.of(
                        "Dockerfile",
                        "root.txt",
                        "app.log",
                        ".env",
                        "[odd].txt",
                        "*star.txt",
                        "a+b(c){d}.txt",
                        "a.b.c",
                        "ümlaut-ß.txt",
                        "with space",
                        "n".repeat(120) + ".txt",
                        "deep/.env",
                        "deep/app.log",
                        "deep/root.txt",
                        "deep/keep.txt",
                        "deep/down/keep.txt",
                        "deep/down/app.log",
                        "deep/down/further/keep.txt",
                        "other/keep.txt",
                        "step/down",
                        "x/Dockerfile")) {
            var file = folder.resolve(name);
            Files.createDirectories(file.getParent());
            Files.writeString(file, name.equals("Dockerfile") ? "FROM scratch\n" : name);
        }
        Files.createDirectories(folder.resolve("empty"));
        Files.createSymbolicLink(folder.resolve("link"), Path.of("root.txt"));
        Files.createSymbolicLink(folder.resolve("link-out"), Path.of("../outside"));
        Files.createSymbolicLink(folder.resolve("linked-folder"), Path.of("deep"));
        Files.setPosixFilePermissions(
                folder.resolve("root.txt"), PosixFilePermissions.fromString("rwxr-x--x"));
        Files.setPosixFilePermissions(
                folder.resolve("empty"), PosixFilePermissions.fromString("rwx------"));
    }
}
