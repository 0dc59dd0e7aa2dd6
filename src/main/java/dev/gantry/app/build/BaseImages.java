package dev.gantry.app.build;

import dev.gantry.app.build.Dockerfile.Arg;
import dev.gantry.app.build.Dockerfile.Instruction;
import dev.gantry.app.build.Dockerfile.Stage;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The images that a build needs to have before it begins.
final class BaseImages {

    private static final Pattern VARIABLE =
            Pattern.compile("\\$(?:(\\w+)|\\{(\\w+)(?:(:?[-+])([^}]*))?})");
    private static final Pattern MOUNT_FROM = Pattern.compile("--mount=\\S*?\\bfrom=([^,\\s]+)");

    private final List<Stage> stages;
    private final Map<String, String> args = new HashMap<>();
    private final Set<Stage> needed = new LinkedHashSet<>();
    private final Set<String> images = new LinkedHashSet<>();

    /// @param given the values of arguments, by name
    private BaseImages(Dockerfile file, Map<String, String> given) {
        this.stages = file.stages();
        for (Arg arg : file.globalArgs()) {
            args.put(arg.name(), given.getOrDefault(arg.name(), resolved(arg.value())));
        }
    }

    /// Only of the stages that lead to the target, in the order in which they are needed.
    ///
    /// @param target a stage by name or number; empty for the last
    static List<String> of(Dockerfile file, Map<String, String> given, String target) {
        var found = new BaseImages(file, given);
        if (!file.syntax().isEmpty()) {
            found.images.add(file.syntax());
        }
        found.target(target).ifPresent(found::need);
        return List.copyOf(found.images);
    }

    private Optional<Stage> target(String target) {
        if (stages.isEmpty()) {
            return Optional.empty();
        }
        return target.isEmpty() ? Optional.of(stages.getLast()) : stage(target, _ -> true);
    }

    private void need(Stage stage) {
        if (!needed.add(stage)) {
            return;
        }
        from(resolved(stage.base()), stage, false);
        for (var instruction : stage.instructions()) {
            sources(instruction).forEach(source -> from(source, stage, true));
        }
    }

    private static List<String> sources(Instruction instruction) {
        return switch (instruction.keyword()) {
            case "COPY" -> instruction.flag("from").stream().toList();
            case "RUN" ->
                    MOUNT_FROM
                            .matcher(instruction.text())
                            .results()
                            .map(found -> found.group(1))
                            .toList();
            default -> List.of();
        };
    }

    /// @param numbered whether a stage may be meant by its number
    private void from(String source, Stage user, boolean numbered) {
        Predicate<Stage> earlier = stage -> stage.index() < user.index();
        boolean number = source.matches("\\d+");
        var stage = number && !numbered ? Optional.<Stage>empty() : stage(source, earlier);
        if (stage.isPresent()) {
            need(stage.get());
        } else if (!source.isEmpty() && !source.equals("scratch") && !source.contains("$")) {
            images.add(source);
        }
    }

    private Optional<Stage> stage(String reference, Predicate<Stage> eligible) {
        return stages.reversed().stream()
                .filter(eligible)
                .filter(stage ->
                        stage.name().equalsIgnoreCase(reference)
                                || reference.equals("" + stage.index()))
                .filter(_ -> !reference.isEmpty())
                .findFirst();
    }

    /// What nobody gave reads as empty.
    private String resolved(String text) {
        return VARIABLE.matcher(text).replaceAll(found -> Matcher.quoteReplacement(value(found)));
    }

    private String value(MatchResult found) {
        var name = found.group(1) == null ? found.group(2) : found.group(1);
        var value = args.getOrDefault(name, "");
        var how = found.group(3);
        if (how == null) {
            return value;
        }
        boolean set = how.startsWith(":") ? !value.isEmpty() : args.containsKey(name);
        var other = found.group(4);
        if (how.endsWith("-")) {
            return set ? value : other;
        }
        return set ? other : "";
    }
}
