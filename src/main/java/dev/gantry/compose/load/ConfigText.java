package dev.gantry.compose.load;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Map;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.Yaml;

/// A whole project as the text of a compose file.
public final class ConfigText {

    private static final ObjectMapper JSON = new ObjectMapper();

    private ConfigText() {}

    public static String yaml(JsonNode project) {
        var options = new DumperOptions();
        options.setDefaultFlowStyle(DumperOptions.FlowStyle.BLOCK);
        options.setIndicatorIndent(2);
        options.setIndent(4);
        options.setWidth(Integer.MAX_VALUE);
        return dollarsTwice(new Yaml(options).dump(JSON.convertValue(project, Map.class)));
    }

    /// Variables are filled in already: what is left of dollars means dollars.
    public static String dollarsTwice(String text) {
        return text.replace("$", "$$");
    }
}
