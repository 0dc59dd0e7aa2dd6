package dev.gantry.cli;

import dev.gantry.app.words.Words;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// `gantry stack validate`: whether compose files are right. No engine is asked.
@Command(
        name = "validate",
        description = "Tells all that is wrong with compose files. No engine is asked.",
        mixinStandardHelpOptions = true)
final class StackValidateCommand implements Callable<Integer> {

    @Spec private @Nullable CommandSpec spec;

    @Mixin private StackFiles files = new StackFiles();

    @Override
    public Integer call() {
        var line = Objects.requireNonNull(spec).commandLine();
        var project = files.project(line);
        line.getOut()
                .println(Words.of("cli.stack.valid", project.name(), project.services().size()));
        line.getOut().flush();
        return ExitCode.DONE;
    }
}
