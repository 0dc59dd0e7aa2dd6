package dev.gantry.ui.editor;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.gantry.app.container.Secrets;
import dev.gantry.compose.Dotenv;
import dev.gantry.compose.Interpolation;
import dev.gantry.compose.edit.VariableTable;
import dev.gantry.compose.load.ComposeLoader;
import dev.gantry.compose.load.ConfigText;
import dev.gantry.compose.load.LoadRequest;
import dev.gantry.compose.load.Loaded;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What was found about texts. Secrets are hidden in all that is shown.
///
/// @param resolved the whole project as YAML; none when something is wrong
record Checked(
        List<Finding> findings, Optional<String> resolved, List<VariableTable.Row> variables) {

    static final Checked NOTHING = new Checked(List.of(), Optional.empty(), List.of());

    /// May take long; begun in vain when the thread is interrupted.
    static Checked of(LoadRequest request, Map<Path, String> texts) {
        var compose = new ArrayList<String>();
        var files = new HashMap<String, String>();
        texts.forEach((path, text) -> {
            if (request.files().contains(path)) {
                compose.add(text);
            } else {
                files.putAll(dotenv(text, request.environment()));
            }
        });
        var variables = VariableTable.of(compose, request.environment(), files);
        return switch (ComposeLoader.load(request.withUnsaved(texts))) {
            case Loaded.Refused(var problems) ->
                    new Checked(
                            problems.stream()
                                    .map(one -> Finding.of(one, Finding.Severity.ERROR))
                                    .distinct()
                                    .toList(),
                            Optional.empty(),
                            variables);
            case Loaded.Project project ->
                    new Checked(
                            project.warnings().stream()
                                    .map(one -> Finding.of(one, Finding.Severity.WARNING))
                                    .distinct()
                                    .toList(),
                            Optional.of(ConfigText.yaml(masked(project.json()))),
                            variables);
        };
    }

    private static Map<String, String> dotenv(String text, Map<String, String> process) {
        try {
            return Dotenv.read(text, name -> Optional.ofNullable(process.get(name)), _ -> {});
        } catch (Dotenv.BadLineException | Interpolation.Failure told) { // by the loader
            return Map.of();
        }
    }

    private static JsonNode masked(ObjectNode project) {
        var copy = project.deepCopy();
        mask(copy);
        return copy;
    }

    private static void mask(JsonNode node) {
        if (node instanceof ObjectNode object) {
            for (var one : List.copyOf(object.properties())) {
                if (one.getValue() instanceof TextNode text) {
                    object.put(one.getKey(), Secrets.maskValue(one.getKey(), text.asText()));
                }
            }
        }
        node.forEach(Checked::mask);
    }
}
