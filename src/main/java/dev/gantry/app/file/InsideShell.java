package dev.gantry.app.file;

import dev.gantry.app.file.CopyException.Reason;
import dev.gantry.docker.ContainerId;
import dev.gantry.docker.Engine;
import dev.gantry.docker.EngineException;
import dev.gantry.docker.ExecRequest;
import dev.gantry.docker.LiveProcess;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// What the `sh` of a running container tells of its files, and does to them, as root.
///
/// Paths go in as arguments and come out between zero bytes, so no name can act as a command.
final class InsideShell {

    private static final int NOT_THERE = 42;
    private static final int NO_FOLDER = 43;
    private static final int NOT_ABLE = 44;
    private static final int TAKEN = 45;

    /// Packets of at most 200 names: how many, a line of facts for each, the names, and where the
    /// links among them lead. The facts hold no names, so a line break in a name does no harm. A
    /// name that goes away in between makes its packet be told name by name.
    private static final String LIST =
            """
            stat -c %f / >/dev/null 2>&1 || exit 44
            [ -e "$1" ] || [ -L "$1" ] || exit 42
            [ -d "$1" ] || exit 43
            cd "$1" || exit 1
            tell() {
              if ! facts=$(stat -c '%f %s %u:%g %Y' -- "$@" 2>/dev/null); then
                [ $# -gt 1 ] || return 0
                for one do tell "$one"; done
                return 0
              fi
              printf '%s\\0' "$#" "$facts" "$@"
              for one do
                if [ -L "$one" ]; then
                  printf '%s\\0' "$(readlink "$one"; echo .)"
                fi
              done
            }
            set --
            for name in * .*; do
              case $name in .|..) continue;; esac
              [ -e "$name" ] || [ -L "$name" ] || continue
              set -- "$@" "./$name"
              [ $# -lt 200 ] || { tell "$@"; set --; }
            done
            [ $# -eq 0 ] || tell "$@"
            """;

    private static final String READ =
            """
            [ -e "$1" ] || exit 42
            [ -f "$1" ] || exit 43
            exec cat "$1"
            """;

    private static final String SEE = "[ -e \"$1\" ] || [ -L \"$1\" ] || exit 42";

    private static final String MAKE =
            """
            { [ ! -e "$1" ] && [ ! -L "$1" ]; } || exit 45
            exec mkdir "$1"
            """;

    private static final String RENAME =
            """
            [ -e "$1" ] || [ -L "$1" ] || exit 42
            { [ ! -e "$2" ] && [ ! -L "$2" ]; } || exit 45
            exec mv "$1" "$2"
            """;

    private static final String REMOVE = "exec rm -rf \"$@\"";

    private final Supplier<Engine> engine;
    private final ContainerId id;
    private volatile boolean isMissing;

    InsideShell(Supplier<Engine> engine, ContainerId id) {
        this.engine = engine;
        this.id = id;
    }

    /// It is looked for again.
    void forget() {
        isMissing = false;
    }

    /// @return false when nobody is there to ask, and then nothing was told
    boolean list(String folder, Consumer<FileEntry> found) throws IOException {
        var answer = ask(LIST, Long.MAX_VALUE, folder);
        if (answer.isEmpty()) {
            return false;
        }
        switch (answer.get().code()) {
            case 0 -> new FolderFacts(folder, answer.get().output()).tell(found);
            case NOT_THERE -> throw new CopyException(Reason.NO_SUCH_FOLDER, folder);
            case NO_FOLDER -> throw new CopyException(Reason.NO_FOLDER, folder);
            default -> {
                return false;
            }
        }
        return true;
    }

    /// Also of a file that no archive holds, such as those in `/proc`.
    Optional<byte[]> read(String path, int mostBytes) throws IOException {
        return ask(READ, mostBytes, path).filter(answer -> answer.code() == 0).map(Answer::output);
    }

    Optional<Boolean> sees(String path) throws IOException {
        return ask(SEE, Long.MAX_VALUE, path).map(answer -> answer.code() == 0);
    }

    /// @return false when nobody is there to do it
    boolean makeFolder(String path) throws IOException {
        var answer = ask(MAKE, Long.MAX_VALUE, path);
        if (answer.isPresent()) {
            done(path, path, answer);
        }
        return answer.isPresent();
    }

    void rename(String path, String to) throws IOException {
        done(path, to, ask(RENAME, Long.MAX_VALUE, path, to));
    }

    void remove(List<String> paths) throws IOException {
        var first = paths.getFirst();
        done(first, first, ask(REMOVE, Long.MAX_VALUE, paths.toArray(String[]::new)));
    }

    private static void done(String path, String to, Optional<Answer> answer) throws IOException {
        var given =
                answer.orElseThrow(
                        () -> new InsideException(InsideException.Reason.NO_SHELL, path, ""));
        switch (given.code()) {
            case 0 -> {}
            case NOT_THERE -> throw new NoSuchFileException(path);
            case TAKEN -> throw new InsideException(InsideException.Reason.TAKEN, to, "");
            default ->
                    throw new InsideException(
                            InsideException.Reason.FAILED, path, given.errors().strip());
        }
    }

    private record Answer(int code, byte[] output, String errors) {}

    private Optional<Answer> ask(String script, long mostBytes, String... arguments)
            throws IOException {
        if (isMissing) {
            return Optional.empty();
        }
        var command = new ArrayList<>(List.of("sh", "-c", script, "sh"));
        command.addAll(List.of(arguments));
        var request = ExecRequest.of(command.toArray(String[]::new)).as("0").with("LC_ALL=C");
        try (var process = engine.get().processes().exec(id, request)) {
            var answer = whole(process, mostBytes);
            isMissing = List.of(NOT_ABLE, 126, 127).contains(answer.code());
            return isMissing ? Optional.empty() : Optional.of(answer);
        } catch (EngineException.Conflict | EngineException.Refused notRunning) { // wanted
            return Optional.empty();
        }
    }

    private static Answer whole(LiveProcess process, long mostBytes) throws IOException {
        var output = new ByteArrayOutputStream();
        var errors = new ByteArrayOutputStream();
        LiveProcess.Output take =
                (stream, bytes, from, length) -> {
                    var into = stream == LiveProcess.Stream.OUTPUT ? output : errors;
                    into.write(bytes, from, length);
                    if (output.size() > mostBytes) {
                        throw new TooBigException(output.size());
                    }
                };
        while (process.read(take)) {
            // until it has said all
        }
        return new Answer(
                process.exitCode().orElse(1),
                output.toByteArray(),
                errors.toString(StandardCharsets.UTF_8));
    }
}
