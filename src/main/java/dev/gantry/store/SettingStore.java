package dev.gantry.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gantry.store.Settings.Bounds;
import dev.gantry.store.Settings.ColumnShape;
import dev.gantry.store.Settings.Theme;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// The settings, in `settings.json`. Entries that this version does not know are kept.
public final class SettingStore {

    private final JsonFile file;

    public SettingStore(Path dataFolder) {
        this.file = new JsonFile(dataFolder.resolve("settings.json"));
    }

    public Path file() {
        return file.path();
    }

    /// Throws [StoreException]; a value that makes no sense counts as not set.
    public Settings read() {
        var root = file.read();
        return new Settings(
                theme(root),
                bounds(root.path("window")),
                Optional.of(root.path("lastHost").asText("")).filter(id -> !id.isEmpty()),
                root.path("groupByStack").asBoolean(true),
                root.path("noticesMuted").asBoolean(),
                tables(root.path("tables")));
    }

    public void keepTheme(Theme theme) {
        file.change(root -> root.put("theme", theme.name().toLowerCase(Locale.ROOT)));
    }

    public void keepLastHost(String id) {
        file.change(root -> root.put("lastHost", id));
    }

    public void keepGrouping(boolean byStack) {
        file.change(root -> root.put("groupByStack", byStack));
    }

    public void keepNoticesMuted(boolean muted) {
        file.change(root -> root.put("noticesMuted", muted));
    }

    public void keepWindow(Bounds bounds) {
        file.change(root -> {
            var window = JsonFile.object(root, "window");
            window.put("x", bounds.x());
            window.put("y", bounds.y());
            window.put("width", bounds.width());
            window.put("height", bounds.height());
            window.put("maximized", bounds.maximized());
        });
    }

    public void keepTable(String id, List<ColumnShape> columns) {
        file.change(root -> {
            var array = JsonFile.object(root, "tables").putArray(id);
            for (var column : columns) {
                array.addObject()
                        .put("id", column.id())
                        .put("width", column.width())
                        .put("visible", column.visible())
                        .put("sort", column.sort());
            }
        });
    }

    private static Theme theme(ObjectNode root) {
        return switch (root.path("theme").asText("")) {
            case "light" -> Theme.LIGHT;
            case "dark" -> Theme.DARK;
            default -> Theme.SYSTEM;
        };
    }

    private static Optional<Bounds> bounds(JsonNode window) {
        var bounds =
                new Bounds(
                        window.path("x").asDouble(),
                        window.path("y").asDouble(),
                        window.path("width").asDouble(),
                        window.path("height").asDouble(),
                        window.path("maximized").asBoolean());
        return bounds.width() > 0 && bounds.height() > 0 ? Optional.of(bounds) : Optional.empty();
    }

    private static Map<String, List<ColumnShape>> tables(JsonNode node) {
        var tables = new LinkedHashMap<String, List<ColumnShape>>();
        node.properties().forEach(table -> tables.put(table.getKey(), columns(table.getValue())));
        return tables;
    }

    private static List<ColumnShape> columns(JsonNode array) {
        var columns = new ArrayList<ColumnShape>();
        for (var column : array) {
            columns.add(
                    new ColumnShape(
                            column.path("id").asText(),
                            column.path("width").asDouble(100),
                            column.path("visible").asBoolean(true),
                            column.path("sort").asInt()));
        }
        return columns;
    }
}
