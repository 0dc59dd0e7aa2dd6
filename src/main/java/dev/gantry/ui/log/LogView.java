package dev.gantry.ui.log;

import dev.gantry.app.log.Level;
import dev.gantry.app.log.LogRange;
import dev.gantry.app.log.LogTimes;
import dev.gantry.app.words.Words;
import dev.gantry.ui.kit.Dialogs;
import dev.gantry.ui.kit.Icons;
import dev.gantry.ui.kit.Placeholder;
import dev.gantry.ui.kit.Screen;
import java.io.File;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.beans.property.BooleanProperty;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;
import javafx.util.StringConverter;

/// The logs of one container or several: search and filters above, the lines below.
public final class LogView extends BorderPane implements Screen {

    private final LogViewModel model;
    private final LogSurface surface;
    private final TextField find = new TextField();
    private final StackPane stack;
    private final StackPane note = new StackPane();
    private String noted = "";

    public LogView(LogViewModel model) {
        this.model = model;
        this.surface = new LogSurface(model);
        this.stack = new StackPane(surface, note, newLines());
        getStyleClass().add("log-view");
        note.setMouseTransparent(true);
        setTop(new VBox(findBar(), filterBar()));
        setCenter(stack);
        setBottom(status());
        model.ticksProperty().addListener(_ -> note());
        note();
    }

    @Override
    public Node node() {
        return this;
    }

    @Override
    public Node focusTarget() {
        return find;
    }

    @Override
    public void shown() {
        model.shown();
    }

    @Override
    public void hidden() {
        model.hidden();
    }

    @Override
    public void close() {
        model.close();
    }

    /// What is seen of the lines.
    public String shownText() {
        return surface.shownText();
    }

    private Node findBar() {
        find.setId("log-find");
        find.setPromptText(Words.of("logs.find"));
        find.setTooltip(new Tooltip(Words.of("logs.findHint")));
        find.textProperty().bindBidirectional(model.find);
        find.textProperty().addListener(_ -> model.forgetHit());
        find.setMinWidth(60);
        HBox.setHgrow(find, Priority.ALWAYS);
        find.addEventFilter(KeyEvent.KEY_PRESSED, this::findKey);
        var count = new Label();
        count.setId("log-hits");
        count.getStyleClass().add("text-muted");
        count.textProperty().bind(model.hitsProperty());
        count.setMinWidth(USE_PREF_SIZE);
        var bar =
                new HBox(
                        find,
                        toggle("log-case", "Aa", "logs.case", model.matchCase),
                        toggle("log-regex", ".*", "logs.regex", model.regex),
                        count,
                        button("log-previous", "chevron-up", "logs.previous", () -> step(-1)),
                        button("log-next", "chevron-down", "logs.next", () -> step(1)),
                        searchAll());
        bar.getStyleClass().add("log-bar");
        return bar;
    }

    private Node searchAll() {
        var all = button("log-search-all", "file-text", "logs.searchAllHint", model::searchAll);
        all.disableProperty().bind(model.find.isEmpty().or(model.loadingOlderProperty()));
        return all;
    }

    private Node filterBar() {
        var only = toggle("log-only", Words.of("logs.only"), "logs.onlyHint", model.onlyMatches);
        var bar = new HBox(only, level(), viewMenu(), moreMenu());
        bar.getStyleClass().add("log-bar");
        return bar;
    }

    private static ToggleButton toggle(String id, String text, String hint, BooleanProperty value) {
        var toggle = new ToggleButton(text);
        toggle.setId(id);
        toggle.getStyleClass().add("log-toggle");
        toggle.setMinWidth(USE_PREF_SIZE);
        toggle.setAccessibleText(Words.of(hint));
        toggle.setTooltip(new Tooltip(Words.of(hint)));
        toggle.selectedProperty().bindBidirectional(value);
        return toggle;
    }

    private static Button button(String id, String icon, String key, Runnable act) {
        var button = new Button("", Icons.of(icon));
        button.setId(id);
        button.getStyleClass().addAll("button-icon", "flat");
        button.setAccessibleText(Words.of(key));
        button.setTooltip(new Tooltip(Words.of(key)));
        button.setOnAction(_ -> act.run());
        return button;
    }

    private void findKey(KeyEvent key) {
        if (key.getCode() == KeyCode.ENTER && key.isShortcutDown()) {
            model.searchAll();
            key.consume();
        } else if (key.getCode() == KeyCode.ENTER) {
            step(key.isShiftDown() ? -1 : 1);
            key.consume();
        } else if (key.getCode() == KeyCode.ESCAPE && !find.getText().isEmpty()) {
            find.clear();
            key.consume();
        }
    }

    private void step(int by) {
        model.step(by, by > 0 ? surface.topId() : surface.bottomId()).ifPresent(surface::reveal);
    }

    private Node level() {
        var level = new ComboBox<Level>();
        level.setId("log-level");
        level.setAccessibleText(Words.of("logs.level"));
        level.getItems().setAll(Level.values());
        level.setConverter(new LevelWords());
        level.valueProperty().bindBidirectional(model.least);
        level.setMinWidth(70);
        HBox.setHgrow(level, Priority.SOMETIMES);
        return level;
    }

    private Node viewMenu() {
        var menu = new MenuButton(Words.of("logs.view"));
        menu.setId("log-view-menu");
        menu.setMinWidth(USE_PREF_SIZE);
        menu.getItems()
                .setAll(
                        check("log-timed", "logs.timed", model.timed),
                        check("log-wrapped", "logs.wrapped", model.wrapped),
                        check("log-folded", "logs.folded", model.folded),
                        check("log-json", "logs.json", model.readableJson),
                        new SeparatorMenuItem(),
                        check("log-output", "logs.output", model.output),
                        check("log-error", "logs.error", model.error));
        return menu;
    }

    private static CheckMenuItem check(String id, String key, BooleanProperty value) {
        var item = new CheckMenuItem(Words.of(key));
        item.setId(id);
        item.selectedProperty().bindBidirectional(value);
        return item;
    }

    private Node moreMenu() {
        var menu = new MenuButton("", Icons.of("more-horizontal"));
        menu.setId("log-more");
        menu.setMinWidth(USE_PREF_SIZE);
        menu.getStyleClass().add("button-icon");
        menu.setAccessibleText(Words.of("logs.more"));
        menu.getItems()
                .setAll(
                        item("log-load-all", "logs.loadAll", model::loadAll),
                        item(
                                "log-save-shown",
                                "logs.saveShown",
                                () -> save(file -> model.saveShown(file.toPath()))),
                        item(
                                "log-save-all",
                                "logs.saveAll",
                                () -> save(file -> model.saveEverything(file.toPath()))),
                        item("log-copy", "logs.copy", surface::copy),
                        new SeparatorMenuItem(),
                        item("log-all-time", "logs.everything", () -> model.show(LogRange.ALL)),
                        item("log-10m", "logs.last10m", () -> last(Duration.ofMinutes(10))),
                        item("log-1h", "logs.last1h", () -> last(Duration.ofHours(1))),
                        item("log-24h", "logs.last24h", () -> last(Duration.ofHours(24))),
                        item("log-since", "logs.since", this::askSince),
                        item("log-until", "logs.until", this::askUntil));
        return menu;
    }

    private static MenuItem item(String id, String key, Runnable act) {
        var item = new MenuItem(Words.of(key));
        item.setId(id);
        item.setOnAction(_ -> act.run());
        return item;
    }

    private void last(Duration time) {
        model.show(new LogRange(Optional.of(Instant.now().minus(time)), Optional.empty()));
    }

    private void askSince() {
        askTime(
                "logs.since",
                at -> model.show(new LogRange(Optional.of(at), model.range().until())));
    }

    private void askUntil() {
        askTime(
                "logs.until",
                at -> model.show(new LogRange(model.range().since(), Optional.of(at))));
    }

    private void askTime(String title, Consumer<Instant> then) {
        Dialogs.askText(
                getScene().getWindow(),
                Words.of(title),
                Words.of("logs.showTime"),
                Words.of("logs.timeLabel"),
                "",
                text ->
                        text.isBlank() || LogTimes.parse(text, Instant.now()).isPresent()
                                ? Optional.empty()
                                : Optional.of(Words.of("logs.noTime")),
                text -> LogTimes.parse(text, Instant.now()).ifPresent(then));
    }

    private void save(Consumer<File> to) {
        var chooser = new FileChooser();
        chooser.setInitialFileName(model.targets().getFirst().name() + ".log");
        var file = chooser.showSaveDialog(getScene().getWindow());
        if (file != null) {
            to.accept(file);
        }
    }

    private Node newLines() {
        var button = new Button();
        button.setId("log-new");
        button.getStyleClass().addAll("accent", "log-new");
        button.setGraphic(Icons.of("arrow-down"));
        button.textProperty()
                .bind(
                        Bindings.createStringBinding(
                                () -> {
                                    long fresh = model.freshProperty().get();
                                    return fresh == 0
                                            ? Words.of("logs.toEnd")
                                            : Words.of("logs.new", fresh);
                                },
                                model.freshProperty()));
        button.visibleProperty().bind(model.following.not());
        button.setOnAction(_ -> surface.toEnd());
        StackPane.setAlignment(button, Pos.BOTTOM_CENTER);
        return button;
    }

    private Node status() {
        var status = new Label();
        status.setId("log-status");
        status.getStyleClass().add("log-status");
        status.setWrapText(true);
        status.textProperty()
                .bind(
                        Bindings.createStringBinding(
                                () ->
                                        model.loadingOlderProperty().get()
                                                ? Words.of("logs.loadingOlder")
                                                : model.statusProperty().get(),
                                model.statusProperty(),
                                model.loadingOlderProperty()));
        status.managedProperty().bind(status.textProperty().isNotEmpty());
        status.visibleProperty().bind(status.managedProperty());
        return status;
    }

    /// Says why there is nothing to see.
    private void note() {
        var key = noteKey();
        if (key.equals(noted)) {
            return;
        }
        noted = key;
        note.getChildren().clear();
        if (!key.isEmpty()) {
            var icon = key.equals("logs.noMatch") ? "search" : "align-left";
            note.getChildren().setAll(new Placeholder(icon, Words.of(key), Words.of(key + "Hint")));
        }
    }

    private String noteKey() {
        if (!model.rows().isEmpty() || !model.statusProperty().get().isEmpty()) {
            return "";
        }
        if (model.isSearching()) {
            return "logs.searching";
        }
        if (model.isOpening()) {
            return "logs.opening";
        }
        return model.rows().scan() == null || model.rows().book().end() == 0
                ? "logs.empty"
                : "logs.noMatch";
    }

    private static final class LevelWords extends StringConverter<Level> {
        @Override
        public String toString(Level level) {
            return level == null
                    ? ""
                    : Words.of("logs.level." + level.name().toLowerCase(Locale.ROOT));
        }

        @Override
        public Level fromString(String text) {
            throw new UnsupportedOperationException("the list is not editable");
        }
    }
}
