package dev.gantry.app.build;

import dev.gantry.app.container.Secrets;
import dev.gantry.docker.BuildNews;
import dev.gantry.docker.BuildNews.State;
import dev.gantry.docker.BuildNews.Step;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;

/// The news of a build as lines of text, as `docker build --progress plain` has them; values that
/// are secret are masked. For one thread.
public final class BuildLog {

    private final Consumer<String> lines;
    private final ArgMask mask;
    private final Map<String, Integer> numbers = new HashMap<>();
    private final Map<String, State> told = new HashMap<>();
    private final Map<String, StringBuilder> begun = new HashMap<>();

    /// Of news in which secret arguments are masked already, as [BuildImage] gives them.
    ///
    /// @param lines told each, without its end
    public BuildLog(Consumer<String> lines) {
        this.lines = lines;
        this.mask = new ArgMask(List.of());
    }

    /// @param lines told each, without its end
    public BuildLog(BuildOptions options, Consumer<String> lines) {
        this.lines = lines;
        this.mask = ArgMask.of(options);
    }

    public void take(BuildNews news) {
        switch (news) {
            case Step step -> step(step);
            case BuildNews.Output(var id, var text) -> output(id, text);
            case BuildNews.Warning(_, var text, var line) ->
                    say("WARNING: " + text + (line > 0 ? " (line " + line + ")" : ""));
            case BuildNews.Built(var image) -> say(image.value());
            case BuildNews.Failed(var message, _) -> say("ERROR: " + message);
            case BuildNews.Said(var text) -> text.lines().forEach(this::say);
            case BuildNews.Moved _ -> {} // counts many times a second
        }
    }

    private void step(Step step) {
        if (step.state() == State.WAITING || told.put(step.id(), step.state()) == step.state()) {
            return;
        }
        var prefix = prefix(step.id());
        if (begun.putIfAbsent(step.id(), new StringBuilder()) == null) {
            say(prefix + step.name());
        }
        switch (step.state()) {
            case WAITING, RUNNING -> {}
            case CACHED -> say(prefix + "CACHED");
            case DONE -> end(step.id(), prefix + "DONE " + seconds(step.took()));
            case FAILED -> end(step.id(), prefix + "ERROR: " + step.error());
        }
    }

    private String prefix(String id) {
        return "#" + numbers.computeIfAbsent(id, _ -> numbers.size() + 1) + " ";
    }

    private void end(String id, String line) {
        var rest = begun.getOrDefault(id, new StringBuilder());
        if (!rest.isEmpty()) {
            say(prefix(id) + rest);
            rest.setLength(0);
        }
        say(line);
    }

    private void output(String id, String text) {
        var waiting = begun.computeIfAbsent(id, _ -> new StringBuilder()).append(text);
        for (int end = waiting.indexOf("\n"); end >= 0; end = waiting.indexOf("\n")) {
            say(prefix(id) + waiting.substring(0, end).stripTrailing());
            waiting.delete(0, end + 1);
        }
    }

    private void say(String line) {
        lines.accept(mask.text(Secrets.maskText(line)));
    }

    private static String seconds(Duration took) {
        return String.format(Locale.ROOT, "%.1fs", took.toMillis() / 1000.0);
    }
}
