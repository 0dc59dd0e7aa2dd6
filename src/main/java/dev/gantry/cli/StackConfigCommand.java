package dev.gantry.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gantry.app.words.Words;
import dev.gantry.compose.ConfigHash;
import dev.gantry.compose.load.ComposeFiles;
import dev.gantry.compose.load.ComposeLoader;
import dev.gantry.compose.load.ConfigText;
import dev.gantry.compose.load.LoadRequest;
import dev.gantry.compose.load.Loaded;
import dev.gantry.compose.load.Problem;
import dev.gantry.docker.IndentedJson;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `gantry stack config`: what compose files mean, once all is filled in.
@Command(
        name = "config",
        description = {
            "Reads compose files as docker compose does, and prints the whole project.",
            "Without files it takes those that docker compose would take here."
        },
        mixinStandardHelpOptions = true)
final class StackConfigCommand implements Callable<Integer> {

    enum Format {
        YAML,
        JSON
    }

    private static final ObjectMapper JSON = new ObjectMapper();

    @Spec private @Nullable CommandSpec spec;

    @Parameters(
            paramLabel = "FILE",
            arity = "0..*",
            description = "One project: the first, and what is laid over it.")
    private List<Path> files = List.of();

    @Option(
            names = "--each",
            description = "Every file is a project of its own; one JSON object a line comes out.")
    private boolean each;

    @Option(
            names = "--project-directory",
            paramLabel = "DIR",
            description = "What relative paths start from.")
    private @Nullable Path folder;

    @Option(
            names = {"-p", "--project-name"},
            paramLabel = "NAME",
            description = "Instead of the name that the files or their folder give.")
    private @Nullable String name;

    @Option(
            names = "--env-file",
            paramLabel = "FILE",
            description = "Variables, instead of .env beside the files.")
    private List<Path> envFiles = List.of();

    @Option(names = "--profile", paramLabel = "NAME", description = "A profile that is on.")
    private Set<String> profiles = Set.of();

    @Option(names = "--format", paramLabel = "yaml|json", description = "yaml by itself.")
    private Format format = Format.YAML;

    @Option(names = "--hash", description = "Only each service with its config hash.")
    private boolean hash;

    @Option(
            names = {"-q", "--quiet"},
            description = "Only whether it is right.")
    private boolean quiet;

    @Override
    public Integer call() {
        var line = Objects.requireNonNull(spec).commandLine();
        if (each) {
            files.forEach(file -> tellEach(file, line.getOut()));
            line.getOut().flush();
            return ExitCode.DONE;
        }
        var chosen = files.isEmpty() ? ComposeFiles.below(Path.of("")) : files;
        if (chosen.isEmpty()) {
            throw new ParameterException(line, Words.of("cli.stack.noFile"));
        }
        return tell(ComposeLoader.load(request(chosen)), line.getOut(), line.getErr());
    }

    private LoadRequest request(List<Path> chosen) {
        return new LoadRequest(
                chosen,
                Optional.ofNullable(folder),
                Optional.ofNullable(name),
                System.getenv(),
                envFiles,
                profiles);
    }

    private int tell(Loaded loaded, PrintWriter out, PrintWriter err) {
        return switch (loaded) {
            case Loaded.Refused(var problems) -> {
                problems.forEach(problem -> err.println("gantry: " + inOneLine(problem)));
                err.flush();
                yield ExitCode.REFUSED;
            }
            case Loaded.Project project -> {
                project.warnings().stream()
                        .distinct()
                        .forEach(warning -> err.println("gantry: " + inOneLine(warning)));
                err.flush();
                if (!quiet) {
                    out.print(shown(project));
                    out.flush();
                }
                yield ExitCode.DONE;
            }
        };
    }

    private String shown(Loaded.Project project) {
        if (hash) {
            return hashes(project);
        }
        return switch (format) {
            case JSON -> ConfigText.dollarsTwice(IndentedJson.of(project.json())) + "\n";
            case YAML -> ConfigText.yaml(project.json());
        };
    }

    private static String hashes(Loaded.Project project) {
        var lines = new StringBuilder();
        project.json()
                .path("services")
                .properties()
                .forEach(service ->
                        lines.append(service.getKey())
                                .append(' ')
                                .append(ConfigHash.of((ObjectNode) service.getValue()))
                                .append('\n'));
        return lines.toString();
    }

    static String inOneLine(Problem problem) {
        var place = problem.place();
        var at = place.line() == 0 ? "" : ":" + place.line() + ":" + place.column();
        var path = problem.path().isEmpty() ? "" : problem.path() + ": ";
        var hint = problem.hint().isEmpty() ? "" : " " + problem.hint();
        var text = place.file() + at + ": " + path + problem.message() + hint;
        return text.replaceAll("\\s*\\R\\s*", " ");
    }

    private void tellEach(Path file, PrintWriter out) {
        var node = JSON.createObjectNode().put("file", file.toString());
        switch (ComposeLoader.load(request(List.of(file)))) {
            case Loaded.Project project -> {
                node.put("ok", true);
                node.set("project", escaped(project.json()));
            }
            case Loaded.Refused(var problems) -> {
                node.put("ok", false);
                var list = node.putArray("problems");
                problems.forEach(problem ->
                        list.addObject()
                                .put("file", problem.place().file())
                                .put("line", problem.place().line())
                                .put("column", problem.place().column())
                                .put("path", problem.path())
                                .put("message", problem.message())
                                .put("hint", problem.hint()));
            }
        }
        out.println(node);
    }

    private static JsonNode escaped(JsonNode project) {
        try {
            return JSON.readTree(ConfigText.dollarsTwice(project.toString()));
        } catch (JsonProcessingException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
