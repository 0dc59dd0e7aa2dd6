package dev.gantry.cli;

import dev.gantry.app.words.Words;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// `gantry version`: of Gantry and of the engine.
@Command(
        name = "version",
        description = "Tells the versions of Gantry and of the engine.",
        mixinStandardHelpOptions = true)
final class VersionCommand implements Callable<Integer> {

    private final GantryCommand gantry;

    @Spec private @Nullable CommandSpec spec;

    VersionCommand(GantryCommand gantry) {
        this.gantry = gantry;
    }

    @Override
    public Integer call() throws Exception {
        return OnVirtualThread.run(this::tell);
    }

    private int tell() {
        var out = Objects.requireNonNull(spec).commandLine().getOut();
        out.println(Words.of("cli.gantry", own(), System.getProperty("java.version", "")));
        out.flush();
        var address = gantry.chosenHost().address();
        try (var engine = gantry.engines().connect(address)) {
            var info = engine.info();
            out.println(
                    Words.of(
                            "cli.engineAt",
                            info.version(),
                            info.apiVersion(),
                            info.newestApiVersion(),
                            address.toString(),
                            info.operatingSystem(),
                            info.architecture()));
            out.flush();
        }
        return ExitCode.DONE;
    }

    /// As the build wrote it into the jar.
    static String own() {
        return Objects.requireNonNullElse(
                VersionCommand.class.getPackage().getImplementationVersion(), "(not packaged)");
    }
}
