package dev.gantry.cli;

import dev.gantry.app.image.ImageTransfers;
import dev.gantry.app.image.ImageWords;
import dev.gantry.app.image.TransferProgress;
import dev.gantry.app.words.Words;
import dev.gantry.docker.ImageName;
import dev.gantry.docker.ImageName.BadNameException;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `gantry push`: a tag to its registry.
@Command(
        name = "push",
        description = {
            "Sends an image to the registry in its name. Progress goes to stderr, the digest to"
                    + " stdout.",
            "Logins are those of the docker CLI."
        },
        mixinStandardHelpOptions = true)
final class PushCommand implements Callable<Integer> {

    private final GantryCommand gantry;

    @Spec private @Nullable CommandSpec spec;

    @Parameters(paramLabel = "IMAGE", description = "REPOSITORY[:TAG].")
    private String image = "";

    @Option(
            names = {"-q", "--quiet"},
            description = "Only the digest at the end.")
    private boolean quiet;

    PushCommand(GantryCommand gantry) {
        this.gantry = gantry;
    }

    @Override
    public Integer call() throws Exception {
        var line = Objects.requireNonNull(spec).commandLine();
        try {
            var name = ImageName.parse(image);
            if (!name.digest().isEmpty()) {
                throw new ParameterException(line, Words.of("cli.push.noDigest"));
            }
            return OnVirtualThread.run(() -> push(name));
        } catch (BadNameException wrong) {
            throw new ParameterException(line, image + ": " + ImageWords.of(wrong), wrong);
        }
    }

    private int push(ImageName name) {
        var line = Objects.requireNonNull(spec).commandLine();
        try (var engine = gantry.engines().connect(gantry.chosenHost().address())) {
            var lines = new TransferLines(line.getErr());
            var transfers =
                    new ImageTransfers(engine.images(), gantry.logins(), now -> tell(lines, now));
            line.getOut().println(transfers.push(name).digest());
        }
        line.getOut().flush();
        return ExitCode.DONE;
    }

    private void tell(TransferLines lines, TransferProgress now) {
        if (!quiet) {
            lines.accept(now);
        }
    }
}
