package dev.gantry.cli;

import dev.gantry.app.words.Words;
import dev.gantry.compose.plan.Project;
import dev.gantry.compose.plan.Wishes;
import java.util.List;
import java.util.Map;
import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/// What a person wants of a deploy, in the words of the reference.
final class StackWishes {

    @Option(
            names = "--force-recreate",
            description = "Also makes containers anew that are as they should be.")
    private boolean forceRecreate;

    @Option(names = "--no-recreate", description = "Leaves containers that differ.")
    private boolean noRecreate;

    @Option(
            names = "--remove-orphans",
            description = "Removes containers whose service is no longer in the files.")
    private boolean removeOrphans;

    @Option(
            names = "--replace-volume",
            paramLabel = "VOLUME",
            description = "A volume that may be made anew; all that is in it is lost.")
    private Set<String> replaceVolumes = Set.of();

    @Option(
            names = "--pull",
            paramLabel = "always|missing|never",
            description = "Instead of what each service says.")
    private String pull = "";

    @Option(names = "--build", description = "Builds again what can be built.")
    private boolean build;

    @Option(names = "--no-deps", description = "Leaves services alone that the named ones need.")
    private boolean noDependencies;

    @Option(
            names = "--scale",
            paramLabel = "SERVICE=NUM",
            description = "How many containers a service has, instead of what the file says.")
    private Map<String, Integer> scale = Map.of();

    Wishes wishes(CommandLine line) {
        if (forceRecreate && noRecreate) {
            throw new ParameterException(line, Words.of("cli.stack.bothRecreate"));
        }
        if (!Set.of("", "always", "missing", "never").contains(pull)) {
            throw new ParameterException(line, Words.of("cli.stack.noPull", pull));
        }
        return new Wishes(
                forceRecreate, noRecreate, removeOrphans, Set.copyOf(replaceVolumes), pull, build);
    }

    Project chosen(Project project, List<String> services, CommandLine line) {
        return chosen(project, services, scale, !noDependencies, line);
    }

    static Project chosen(
            Project project,
            List<String> services,
            Map<String, Integer> scale,
            boolean withDependencies,
            CommandLine line) {
        try {
            return project.scaled(scale).only(services, withDependencies);
        } catch (Project.NoSuchServiceException unknown) {
            throw new ParameterException(
                    line,
                    Words.of(
                            "cli.stack.noService",
                            unknown.service(),
                            String.join(", ", unknown.known())),
                    unknown);
        }
    }
}
