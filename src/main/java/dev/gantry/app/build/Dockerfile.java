package dev.gantry.app.build;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A Dockerfile as far as Gantry needs to understand it. What it does not understand is left to the
/// builder, who knows best: parsing never fails.
///
/// @param syntax the image in `# syntax=`; empty without
/// @param instructions in their order
public record Dockerfile(String syntax, List<Instruction> instructions) {

    /// @param line where it begins, from 1
    /// @param lastLine where it ends, with its heredocs
    /// @param keyword in capitals
    /// @param text what follows the keyword, in one line
    public record Instruction(int line, int lastLine, String keyword, String text) {

        /// `--from=base`, for example, by its name.
        Optional<String> flag(String name) {
            for (var word : text.strip().split("\\s+")) {
                if (!word.startsWith("--")) {
                    break;
                }
                if (word.startsWith("--" + name + "=")) {
                    return Optional.of(word.substring(name.length() + 3));
                }
            }
            return Optional.empty();
        }
    }

    /// @param index from 0
    /// @param name empty without
    /// @param base an image or an earlier stage, as written
    /// @param instructions the `FROM` first
    public record Stage(int index, String name, String base, List<Instruction> instructions) {

        /// As BuildKit and `--target` name it.
        public String shownName() {
            return name.isEmpty() ? "stage-" + index : name;
        }
    }

    /// @param value empty without
    public record Arg(String name, String value) {}

    public static Dockerfile parse(String text) {
        return new DockerfileReader(text).read();
    }

    public List<Stage> stages() {
        var stages = new ArrayList<Stage>();
        for (int at = 0; at < instructions.size(); at++) {
            if (instructions.get(at).keyword().equals("FROM")) {
                stages.add(stage(stages.size(), at));
            }
        }
        return List.copyOf(stages);
    }

    private Stage stage(int index, int from) {
        int to = from + 1;
        while (to < instructions.size() && !instructions.get(to).keyword().equals("FROM")) {
            to++;
        }
        var words = words(instructions.get(from).text());
        boolean named = words.size() >= 3 && words.get(1).equalsIgnoreCase("as");
        return new Stage(
                index,
                named ? words.get(2) : "",
                words.isEmpty() ? "" : words.getFirst(),
                instructions.subList(from, to));
    }

    private static List<String> words(String text) {
        return List.of(text.strip().split("\\s+")).stream()
                .filter(word -> !word.startsWith("--") && !word.isEmpty())
                .toList();
    }

    /// Those before the first stage, which its base may use.
    List<Arg> globalArgs() {
        return instructions.stream()
                .takeWhile(each -> !each.keyword().equals("FROM"))
                .filter(each -> each.keyword().equals("ARG"))
                .flatMap(each -> args(each).stream())
                .toList();
    }

    /// All that may be given from outside, each name once.
    public List<Arg> args() {
        var seen = new ArrayList<Arg>();
        for (var instruction : instructions) {
            if (instruction.keyword().equals("ARG")) {
                args(instruction).stream()
                        .filter(arg ->
                                seen.stream().noneMatch(old -> old.name().equals(arg.name())))
                        .forEach(seen::add);
            }
        }
        return List.copyOf(seen);
    }

    private static List<Arg> args(Instruction instruction) {
        return words(instruction.text()).stream().map(Dockerfile::arg).toList();
    }

    private static Arg arg(String word) {
        int equals = word.indexOf('=');
        return equals < 0
                ? new Arg(word, "")
                : new Arg(word.substring(0, equals), unquoted(word.substring(equals + 1)));
    }

    private static String unquoted(String value) {
        boolean quoted =
                value.length() > 1
                        && "\"'".indexOf(value.charAt(0)) >= 0
                        && value.charAt(0) == value.charAt(value.length() - 1);
        return quoted ? value.substring(1, value.length() - 1) : value;
    }
}
