package dev.gantry.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gantry.app.build.BuildLog;
import dev.gantry.app.stack.DeployListener;
import dev.gantry.app.stack.DeployProgress;
import dev.gantry.app.stack.DeployWords;
import dev.gantry.app.words.Words;
import dev.gantry.docker.BuildNews;
import java.io.PrintWriter;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/// Tells of a deploy in lines, from whichever thread.
final class DeployLines implements DeployListener {

    private final PrintWriter out;
    private final boolean json;
    private final Map<String, TransferLines> transfers = new HashMap<>();
    private final Map<String, BuildLog> builds = new HashMap<>();

    private DeployLines(PrintWriter out, boolean json) {
        this.out = out;
        this.json = json;
    }

    static DeployLines text(PrintWriter out) {
        return new DeployLines(out, false);
    }

    /// One object a line.
    static DeployLines json(PrintWriter out) {
        return new DeployLines(out, true);
    }

    @Override
    public synchronized void take(DeployProgress progress) {
        if (json) {
            machine(progress);
        } else {
            person(progress);
        }
        out.flush();
    }

    private void person(DeployProgress progress) {
        switch (progress) {
            case DeployProgress.Entered(var phase) ->
                    out.println(Words.of("deploy.phase." + word(phase)));
            case DeployProgress.At at -> out.println("  " + at.name() + " " + DeployWords.of(at));
            case DeployProgress.Pulling(var image, var now) ->
                    transfers.computeIfAbsent(image, _ -> new TransferLines(out)).accept(now);
            case DeployProgress.Building(var service, var news) -> built(service, news);
        }
    }

    private void built(String service, BuildNews news) {
        if (!(news instanceof BuildNews.Built)) {
            builds.computeIfAbsent(
                            service, name -> new BuildLog(text -> out.println(name + ": " + text)))
                    .take(news);
        }
    }

    private void machine(DeployProgress progress) {
        var node = JsonNodeFactory.instance.objectNode();
        switch (progress) {
            case DeployProgress.Entered(var phase) -> node.put("phase", word(phase));
            case DeployProgress.At at -> at(at, node);
            case DeployProgress.Pulling(var image, var now) ->
                    node.put("image", image)
                            .put("deed", "pulling")
                            .put("layers", now.layers().size())
                            .put("said", now.said());
            case DeployProgress.Building(var service, var news) ->
                    node.put("service", service)
                            .put("deed", "building")
                            .put("news", news.getClass().getSimpleName());
        }
        out.println(node);
    }

    private static void at(DeployProgress.At at, ObjectNode node) {
        node.put(word(at.subject()), at.name()).put("deed", word(at.deed()));
        if (!at.detail().isEmpty()) {
            node.put("detail", at.detail());
        }
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
