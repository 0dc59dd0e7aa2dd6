package dev.gantry.app.build;

import dev.gantry.app.build.Dockerfile.Instruction;
import dev.gantry.app.build.Dockerfile.Stage;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The line of a Dockerfile that a builder complains of. Lines count from 1; 0 is none.
final class FaultLine {

    private static final Pattern PARSE_ERROR =
            Pattern.compile("parse error (?:on )?line (\\d+)", Pattern.CASE_INSENSITIVE);

    /// `[build 2/4] RUN make`, `[2/4] …`, `[linux/arm64 build 2/4] …`
    private static final Pattern STEP =
            Pattern.compile("^\\[(?:\\S+ )*?(?:(\\S+) )?(\\d+)/\\d+] (\\w+)");

    private static final Pattern CLASSIC = Pattern.compile("^Step (\\d+)/\\d+ : ");

    /// What BuildKit makes a step of.
    private static final Set<String> STEPS = Set.of("FROM", "RUN", "COPY", "ADD", "WORKDIR");

    private FaultLine() {}

    static int ofMessage(String message) {
        var named = PARSE_ERROR.matcher(message);
        return named.find() ? Integer.parseInt(named.group(1)) : 0;
    }

    /// @param name of a step, as BuildKit has it
    static int ofStep(Dockerfile file, String name) {
        var step = STEP.matcher(name);
        if (!step.find()) {
            return 0;
        }
        int number = Integer.parseInt(step.group(2));
        var keyword = step.group(3);
        return stages(file, step.group(1)).stream()
                .map(stage -> steps(file, stage))
                .filter(steps -> number <= steps.size())
                .map(steps -> steps.get(number - 1))
                .filter(each -> each.keyword().equals(keyword))
                .mapToInt(Instruction::line)
                .findFirst()
                .orElse(0);
    }

    private static List<Stage> stages(Dockerfile file, @Nullable String named) {
        var stages = file.stages();
        return named == null
                ? stages
                : stages.stream()
                        .filter(stage -> stage.shownName().equalsIgnoreCase(named))
                        .toList();
    }

    /// A base is a step only when it is an image.
    private static List<Instruction> steps(Dockerfile file, Stage stage) {
        boolean based =
                stage.base().equals("scratch")
                        || file.stages().stream()
                                .limit(stage.index())
                                .anyMatch(earlier -> earlier.name().equalsIgnoreCase(stage.base()));
        return stage.instructions().stream()
                .skip(based ? 1 : 0)
                .filter(each -> STEPS.contains(each.keyword()))
                .toList();
    }

    /// @param line such as `Step 2/4 : RUN make`, of the classic builder
    static int ofClassic(Dockerfile file, String line) {
        var step = CLASSIC.matcher(line);
        if (!step.find()) {
            return 0;
        }
        int index = Integer.parseInt(step.group(1)) - 1;
        return index < file.instructions().size() ? file.instructions().get(index).line() : 0;
    }
}
