package dev.gantry.cli;

import dev.gantry.app.stack.RebuiltFile;
import dev.gantry.app.stack.StackSummary;
import dev.gantry.app.words.Words;
import dev.gantry.compose.load.ConfigText;
import dev.gantry.compose.plan.Observed;
import dev.gantry.docker.ContainerDetails;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `gantry stack adopt`: takes over a stack that another tool deployed.
@Command(
        name = "adopt",
        description = {
            "Finds the files of a stack that another tool deployed, and takes it over from there.",
            "Where they are out of reach it writes a file out of the containers, with -o.",
            "Nothing is restarted."
        },
        mixinStandardHelpOptions = true)
final class StackAdoptCommand extends StackActCommand {

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description = "Where a compose file is written that is made out of the containers.")
    private @Nullable Path output;

    StackAdoptCommand(GantryCommand gantry) {
        super(gantry);
    }

    @Override
    int act(StackEngine on, String stack) throws IOException {
        orUnknown(on, stack, List.of());
        var containers = on.engine().containers().all();
        var summary =
                StackSummary.of(containers).stream()
                        .filter(it -> it.name().equals(stack))
                        .findFirst()
                        .orElseThrow();
        var files = Arrays.stream(summary.files().split(",")).filter(it -> !it.isEmpty()).toList();
        boolean here =
                !files.isEmpty() && files.stream().allMatch(it -> Files.isReadable(Path.of(it)));
        if (output == null) {
            return found(stack, files, here);
        }
        var members =
                containers.stream()
                        .filter(it -> Observed.isMember(it, stack))
                        .map(it -> on.engine().containers().inspect(it.id()))
                        .sorted(Comparator.comparing(ContainerDetails::name))
                        .toList();
        var text = ConfigText.yaml(RebuiltFile.of(on.engine(), stack, members));
        Files.writeString(output, text, StandardOpenOption.CREATE_NEW);
        say(Words.of("cli.stack.rebuilt", stack, output));
        return ExitCode.DONE;
    }

    private int found(String stack, List<String> files, boolean here) {
        if (here) {
            say(Words.of("cli.stack.adopted", stack, String.join(" ", files)));
            return ExitCode.DONE;
        }
        line().getErr().println(Words.of("cli.stack.filesAway", stack, String.join(" ", files)));
        line().getErr().flush();
        return ExitCode.REFUSED;
    }

    private void say(String text) {
        line().getOut().println(text);
        line().getOut().flush();
    }
}
