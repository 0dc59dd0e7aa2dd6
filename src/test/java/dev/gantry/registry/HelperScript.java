package dev.gantry.registry;

import dev.gantry.docker.EngineEnvironment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;

/// Real programs that keep passwords, in a PATH of their own.
final class HelperScript {

    /// Keeps what it gets in a folder, one file a server.
    private static final String KEEPER =
            """
            #!/bin/sh
            kept='%s'
            mkdir -p "$kept"
            input=$(cat)
            name() { printf %%s "$1" | tr -c 'A-Za-z0-9.' '_'; }
            field() { printf %%s "$input" | sed -n "s/.*\\"$1\\":\\"\\([^\\"]*\\)\\".*/\\1/p"; }
            case $1 in
            store) printf %%s "$input" >"$kept/$(name "$(field ServerURL)")" ;;
            get) cat "$kept/$(name "$input")" 2>/dev/null ||
                { echo "credentials not found in native keychain"; exit 1; } ;;
            erase) rm "$kept/$(name "$input")" 2>/dev/null ||
                { echo "credentials not found in native keychain"; exit 1; } ;;
            list) printf '{'; comma=
                for file in "$kept"/*; do
                    [ -f "$file" ] || continue
                    input=$(cat "$file")
                    printf '%%s"%%s":"%%s"' "$comma" "$(field ServerURL)" "$(field Username)"
                    comma=,
                done
                printf '}' ;;
            esac
            """;

    private HelperScript() {}

    static void keeper(Path folder, String name) throws IOException {
        write(folder, name, KEEPER.formatted(folder.resolve(name + "-kept")));
    }

    static void write(Path folder, String name, String text) throws IOException {
        var file = folder.resolve("docker-credential-" + name);
        Files.writeString(file, text);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
    }

    static EngineEnvironment environment(Path folder) {
        var path = folder + ":" + System.getenv("PATH");
        return new EngineEnvironment(
                Map.of("PATH", path, "DOCKER_CONFIG", folder.toString()),
                folder,
                folder.getRoot(),
                false);
    }
}
