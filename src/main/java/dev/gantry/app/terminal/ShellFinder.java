package dev.gantry.app.terminal;

import dev.gantry.docker.ContainerId;
import dev.gantry.docker.EngineException;
import dev.gantry.docker.ExecRequest;
import dev.gantry.docker.ImageId;
import dev.gantry.docker.Processes;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// Finds the best shell of a container by asking the container, once an image.
final class ShellFinder {

    private static final List<String> BEST_FIRST = List.of("bash", "zsh", "ash", "sh");

    private static final String ASK =
            "for s in bash zsh ash; do command -v $s && exit 0; done; command -v sh || echo sh";

    private final Map<ImageId, String> known = new ConcurrentHashMap<>();

    /// Empty when there is none. Throws [EngineException] when it cannot be asked.
    Optional<String> find(Processes processes, ContainerId container, ImageId image) {
        var remembered = known.get(image);
        if (remembered != null) {
            return Optional.of(remembered);
        }
        var found = ask(processes, container).or(() -> tryEach(processes, container));
        found.ifPresent(shell -> known.put(image, shell));
        return found;
    }

    /// What was found is not there in this container.
    void forget(ImageId image) {
        known.remove(image);
    }

    /// Nearly every container has an `sh`, which knows of the others.
    private static Optional<String> ask(Processes processes, ContainerId container) {
        return said(processes, container, ExecRequest.of("sh", "-c", ASK))
                .map(String::strip)
                .filter(path -> !path.isEmpty() && !path.contains("\n"));
    }

    private static Optional<String> tryEach(Processes processes, ContainerId container) {
        return BEST_FIRST.stream()
                .filter(shell ->
                        said(processes, container, ExecRequest.of(shell, "-c", "exit 0"))
                                .isPresent())
                .findFirst();
    }

    /// Absent when it failed, or never ran.
    static Optional<String> said(Processes processes, ContainerId container, ExecRequest request) {
        try (var process = processes.exec(container, request)) {
            var output = new ByteArrayOutputStream();
            while (process.read((_, bytes, from, length) -> output.write(bytes, from, length))) {
                // until it has said all
            }
            return process.exitCode().orElse(1) == 0
                    ? Optional.of(output.toString(StandardCharsets.UTF_8))
                    : Optional.empty();
        } catch (EngineException.Refused notThere) {
            return Optional.empty();
        } catch (IOException impossible) { // nothing of ours throws it
            throw new UncheckedIOException(impossible);
        }
    }
}
