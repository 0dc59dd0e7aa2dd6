package dev.gantry.cli;

import dev.gantry.app.host.Host;
import dev.gantry.app.words.Explain;
import dev.gantry.app.words.Words;
import dev.gantry.docker.EngineException;
import java.util.ArrayList;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// `gantry hosts`: the engines there are, and whether they answer.
@Command(
        name = "hosts",
        description = "Lists the hosts and whether their engines answer.",
        mixinStandardHelpOptions = true)
final class HostsCommand implements Callable<Integer> {

    private final GantryCommand gantry;

    @Spec private @Nullable CommandSpec spec;

    HostsCommand(GantryCommand gantry) {
        this.gantry = gantry;
    }

    @Override
    public Integer call() throws InterruptedException, ExecutionException {
        var line = Objects.requireNonNull(spec).commandLine();
        var found = gantry.directory().read();
        var table = new TextTable("NAME", "ADDRESS", "FROM", "ENGINE");
        try (var each = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers = new ArrayList<Future<String>>();
            found.hosts().forEach(host -> answers.add(each.submit(() -> engine(host))));
            for (int index = 0; index < answers.size(); index++) {
                var host = found.hosts().get(index);
                table.add(
                        host.name(),
                        host.address().toString(),
                        origin(host),
                        answers.get(index).get());
            }
        }
        table.print(line.getOut());
        line.getOut().flush();
        for (var problem : found.problems()) {
            line.getErr()
                    .println(
                            "gantry: "
                                    + Words.of("hosts.problem", problem.file())
                                    + " "
                                    + problem.why());
        }
        return ExitCode.DONE;
    }

    private static String origin(Host host) {
        return Words.of("hosts.origin." + host.origin().name().toLowerCase(Locale.ROOT));
    }

    private String engine(Host host) {
        try (var engine = gantry.engines().connect(host.address())) {
            return Words.of("cli.engine", engine.info().version(), engine.info().apiVersion());
        } catch (EngineException why) {
            return Explain.failure(why).title();
        }
    }
}
