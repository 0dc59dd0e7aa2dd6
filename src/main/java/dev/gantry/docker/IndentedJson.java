package dev.gantry.docker;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;

/// JSON for people: indented by two, one entry a line, as `docker inspect` prints it.
public final class IndentedJson {

    private static final JsonMapper MAPPER = new JsonMapper();

    private static final DefaultPrettyPrinter INDENTED =
            new DefaultPrettyPrinter(
                            Separators.createDefaultInstance()
                                    .withObjectFieldValueSpacing(Separators.Spacing.AFTER)
                                    .withObjectEmptySeparator("")
                                    .withArrayEmptySeparator(""))
                    .withObjectIndenter(new DefaultIndenter("  ", "\n"))
                    .withArrayIndenter(new DefaultIndenter("  ", "\n"));

    private IndentedJson() {}

    public static String of(JsonNode node) {
        try {
            return MAPPER.writer(INDENTED).writeValueAsString(node);
        } catch (JsonProcessingException ours) {
            throw new IllegalArgumentException(ours);
        }
    }
}
