package dev.gantry.cli;

import dev.gantry.app.words.Words;
import dev.gantry.compose.load.ComposeFiles;
import dev.gantry.compose.load.ComposeLoader;
import dev.gantry.compose.load.LoadRequest;
import dev.gantry.compose.load.Loaded;
import dev.gantry.compose.load.Problem;
import dev.gantry.compose.plan.Project;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/// Which compose files a command means, in the words of the reference.
final class StackFiles {

    @Option(
            names = {"-f", "--file"},
            paramLabel = "FILE",
            description = {
                "A compose file; given again, what is laid over it.",
                "Without it those that docker compose would take here."
            })
    private List<Path> files = List.of();

    @Option(
            names = {"-p", "--project-name"},
            paramLabel = "NAME",
            description = "The stack, instead of the name that the files or their folder give.")
    private @Nullable String name;

    @Option(
            names = "--project-directory",
            paramLabel = "DIR",
            description = "What relative paths start from.")
    private @Nullable Path folder;

    @Option(
            names = "--env-file",
            paramLabel = "FILE",
            description = "Variables, instead of .env beside the files.")
    private List<Path> envFiles = List.of();

    @Option(names = "--profile", paramLabel = "NAME", description = "A profile that is on.")
    private Set<String> profiles = Set.of();

    /// A file does not mean what it should: its problems have been told.
    static final class RefusedException extends RuntimeException {
        RefusedException() {
            super("refused");
        }
    }

    /// @throws RefusedException after telling why
    Project project(CommandLine line) {
        return Project.of(loaded(line, chosen(line)));
    }

    /// As [#project], with the profiles of services that are named: naming one turns it on.
    Project project(CommandLine line, Collection<String> services) {
        var project = project(line);
        var more = new LinkedHashSet<>(profiles);
        services.forEach(
                name -> more.addAll(project.origin().disabled().getOrDefault(name, Set.of())));
        if (more.equals(profiles)) {
            return project;
        }
        profiles = more;
        return project(line);
    }

    /// The stack's name: as given, else as the files say.
    ///
    /// @throws RefusedException after telling why the files do not say it
    String stack(CommandLine line) {
        return Optional.ofNullable(name).orElseGet(() -> loaded(line, chosen(line)).name());
    }

    /// The project, where there are files for it here; else none, when a name was given.
    Optional<Project> projectIfThere(CommandLine line) {
        if (name != null && files.isEmpty() && found().isEmpty()) {
            return Optional.empty();
        }
        if (name != null && files.isEmpty()) {
            return Optional.empty(); // a name means the stack on the engine, not what lies here
        }
        return Optional.of(project(line));
    }

    private List<Path> found() {
        var variable = System.getenv("COMPOSE_FILE");
        if (variable != null && !variable.isBlank()) {
            var separator =
                    Optional.ofNullable(System.getenv("COMPOSE_PATH_SEPARATOR"))
                            .orElse(System.getProperty("path.separator", ":"));
            return Arrays.stream(variable.split(Pattern.quote(separator))).map(Path::of).toList();
        }
        return ComposeFiles.below(folder == null ? Path.of("") : folder);
    }

    private List<Path> chosen(CommandLine line) {
        var chosen = files.isEmpty() ? found() : files;
        if (chosen.isEmpty()) {
            throw new ParameterException(line, Words.of("cli.stack.noFile"));
        }
        return chosen;
    }

    private Loaded.Project loaded(CommandLine line, List<Path> chosen) {
        var request =
                new LoadRequest(
                        chosen,
                        Optional.ofNullable(folder),
                        Optional.ofNullable(name),
                        System.getenv(),
                        envFiles,
                        profiles);
        return switch (ComposeLoader.load(request)) {
            case Loaded.Refused(var problems) -> {
                tell(line, problems);
                throw new RefusedException();
            }
            case Loaded.Project project -> {
                tell(line, project.warnings().stream().distinct().toList());
                yield project;
            }
        };
    }

    private static void tell(CommandLine line, List<Problem> problems) {
        problems.forEach(problem ->
                line.getErr().println("gantry: " + StackConfigCommand.inOneLine(problem)));
        line.getErr().flush();
    }
}
