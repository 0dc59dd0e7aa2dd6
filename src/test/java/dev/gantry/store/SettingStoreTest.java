package dev.gantry.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gantry.store.Settings.Bounds;
import dev.gantry.store.Settings.ColumnShape;
import dev.gantry.store.Settings.Theme;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SettingStoreTest {

    private static final List<ColumnShape> COLUMNS =
            List.of(new ColumnShape("name", 220.5, true, 1), new ColumnShape("id", 90, false, 0));

    @TempDir private Path folder;

    @Test
    void whereNothingWasKeptDefaultsCount() {
        assertThat(store().read()).isEqualTo(Settings.DEFAULT);
    }

    @Test
    void whatIsKeptIsThereAfterARestart() {
        store().keepTheme(Theme.DARK);
        store().keepLastHost("context:desktop");
        store().keepGrouping(false);
        store().keepNoticesMuted(true);
        store().keepWindow(new Bounds(-8, 0, 1024, 700.5, true));
        store().keepTable("containers", COLUMNS);
        assertThat(store().read())
                .isEqualTo(
                        new Settings(
                                Theme.DARK,
                                Optional.of(new Bounds(-8, 0, 1024, 700.5, true)),
                                Optional.of("context:desktop"),
                                false,
                                true,
                                Map.of("containers", COLUMNS)));
    }

    @Test
    void theFolderIsMadeWhenItIsNeeded() {
        var store = new SettingStore(folder.resolve("not/yet/there"));
        assertThat(store.read()).isEqualTo(Settings.DEFAULT);
        store.keepTheme(Theme.LIGHT);
        assertThat(store.read().theme()).isEqualTo(Theme.LIGHT);
    }

    @Test
    void whatANewerVersionKeptStays() throws IOException {
        write(
                """
                {"theme": "dark", "tomorrow": {"a": [1, 2]},
                 "window": {"width": 1, "screen": "left"}, "tables": {"stacks": []}}
                """);
        store().keepTheme(Theme.LIGHT);
        store().keepWindow(new Bounds(0, 0, 800, 600, false));
        store().keepTable("containers", COLUMNS);
        assertThat(Files.readString(file()))
                .contains(
                        "\"tomorrow\"", "\"a\" : [ 1, 2 ]", "\"screen\" : \"left\"", "\"stacks\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"theme\": \"pink\"}",
                "{\"theme\": [], \"window\": 7, \"lastHost\": null, \"tables\": \"none\"}",
                "{\"window\": {\"width\": -5, \"height\": \"tall\"}, \"tables\": []}",
            })
    void whatMakesNoSenseCountsAsNotSet(String text) throws IOException {
        write(text);
        assertThat(store().read()).isEqualTo(Settings.DEFAULT);
    }

    @Test
    void whatMakesNoSenseGivesWay() throws IOException {
        write("{\"window\": 7, \"tables\": []}");
        store().keepWindow(new Bounds(0, 0, 800, 600, false));
        store().keepTable("containers", COLUMNS);
        assertThat(store().read().window()).contains(new Bounds(0, 0, 800, 600, false));
        assertThat(store().read().tables()).containsEntry("containers", COLUMNS);
    }

    private SettingStore store() {
        return new SettingStore(folder);
    }

    private Path file() {
        return folder.resolve("settings.json");
    }

    private void write(String text) throws IOException {
        Files.writeString(file(), text);
    }
}
