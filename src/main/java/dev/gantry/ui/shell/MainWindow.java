package dev.gantry.ui.shell;

import dev.gantry.app.host.Host;
import dev.gantry.app.host.HostSessions;
import dev.gantry.app.host.HostState;
import dev.gantry.app.host.Link;
import dev.gantry.app.words.Words;
import dev.gantry.store.Settings.Theme;
import dev.gantry.ui.kit.CurrentHost;
import dev.gantry.ui.kit.Hints;
import dev.gantry.ui.kit.Icons;
import dev.gantry.ui.kit.Tasks;
import dev.gantry.ui.kit.Ticker;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.collections.ObservableList;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.MenuButton;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// The frame: navigation at the left, the page, the banner above and the status below it.
public final class MainWindow extends BorderPane {

    private static final PseudoClass NARROW = PseudoClass.getPseudoClass("narrow");
    private static final double NARROW_BELOW = 960;
    private static final KeyCombination FIND = KeyCombination.valueOf("Shortcut+F");
    private static final KeyCombination REFRESH = new KeyCodeCombination(KeyCode.F5);

    private final Navigator navigator;
    private final CurrentHost host;
    private final Appearance appearance;
    private final VBox notices = new VBox();
    private final StatusBar status;
    private final StackPane page = new StackPane();
    private final StackPane stage = new StackPane(page);
    private final Supplier<TaskPanel> newTaskPanel;
    private @Nullable TaskPanel taskPanel;
    private Supplier<Node> welcome = StackPane::new;
    private @Nullable Node welcomeNode;
    private String noWelcomeOn = "";
    private boolean welcomeNeeded;

    public MainWindow(
            Navigator navigator,
            HostSessions sessions,
            ObservableList<Host> hosts,
            CurrentHost host,
            Tasks tasks,
            Ticker ticker,
            Appearance appearance,
            Consumer<Host> choose) {
        this.navigator = navigator;
        this.host = host;
        this.appearance = appearance;
        this.status = new StatusBar(host, tasks, () -> showTasks(getRight() == null));
        this.newTaskPanel = () -> new TaskPanel(tasks, ticker, () -> showTasks(false));
        getStyleClass().add("main-window");
        notices.getStyleClass().add("notices");
        setLeft(
                rail(
                        new HostSwitcher(
                                host, sessions, hosts, choose, () -> navigator.open("hosts"))));
        setCenter(
                new BorderPane(
                        stage, new VBox(notices, new HostBanner(host, ticker)), null, null, null));
        setBottom(status);
        navigator.currentProperty().addListener(_ -> showPage());
        addEventFilter(KeyEvent.KEY_PRESSED, this::shortcut);
    }

    /// Mishaps in the corner, and the switch that mutes them.
    public void showMishaps(
            NoticesViewModel mishaps, Ticker ticker, Consumer<NoticesViewModel.Notice> open) {
        var toasts = new NoticesView(mishaps, ticker, open);
        StackPane.setAlignment(toasts, Pos.BOTTOM_RIGHT);
        stage.getChildren().add(toasts);
        status.showMute(mishaps.mutedProperty());
    }

    /// Something a person must know that belongs to no page; it stays until they have read it.
    public void tell(Node notice) {
        notices.getChildren().add(notice);
    }

    public void untell(Node notice) {
        notices.getChildren().remove(notice);
    }

    private Node rail(HostSwitcher switcher) {
        var rail = new VBox(switcher);
        rail.getStyleClass().add("rail");
        var group = new ToggleGroup();
        for (var one : navigator.pages()) {
            rail.getChildren().add(entry(one, group));
        }
        widthProperty()
                .addListener((_, _, width) ->
                        rail.pseudoClassStateChanged(NARROW, width.doubleValue() < NARROW_BELOW));
        var gap = new Region();
        VBox.setVgrow(gap, Priority.ALWAYS);
        rail.getChildren().addAll(gap, themeMenu());
        return rail;
    }

    private Node entry(Page one, ToggleGroup group) {
        var entry = new ToggleButton(one.name(), Icons.of(one.icon()));
        entry.setId("page-" + one.id());
        entry.getStyleClass().addAll("rail-entry", "flat");
        entry.setToggleGroup(group);
        entry.setMaxWidth(Double.MAX_VALUE);
        int number = navigator.pages().indexOf(one) + 1;
        Hints.on(entry, () -> Words.of("page.hint", one.name(), digit(number).getDisplayText()));
        entry.setOnAction(_ -> {
            entry.setSelected(true);
            navigator.open(one.id());
        });
        navigator
                .currentProperty()
                .addListener((_, _, now) -> entry.setSelected(now.equals(Optional.of(one))));
        return entry;
    }

    private Node themeMenu() {
        var menu = new MenuButton(Words.of("theme.title"), Icons.of("moon"));
        menu.setId("theme-menu");
        menu.getStyleClass().addAll("rail-entry", "flat");
        menu.setMaxWidth(Double.MAX_VALUE);
        var group = new ToggleGroup();
        for (var theme : Theme.values()) {
            var item =
                    new RadioMenuItem(Words.of("theme." + theme.name().toLowerCase(Locale.ROOT)));
            item.setToggleGroup(group);
            item.setSelected(appearance.themeProperty().get() == theme);
            item.setOnAction(_ -> appearance.themeProperty().set(theme));
            menu.getItems().add(item);
        }
        return menu;
    }

    /// @param made the page of who has no engine, made when it is needed
    /// @param exceptOn the page that is shown even then
    public void showWelcome(Supplier<Node> made, String exceptOn) {
        welcome = made;
        noWelcomeOn = exceptOn;
    }

    /// From now on "no host" means that there is none.
    public void hostsAreKnown() {
        var needed = host.stateProperty().map(MainWindow::hasNothingToShow);
        needed.addListener((_, _, now) -> needWelcome(now));
        needWelcome(needed.getValue());
    }

    private static boolean hasNothingToShow(HostState state) {
        return state.snapshot().isEmpty() && isDown(state.link());
    }

    private static boolean isDown(Link link) {
        return link instanceof Link.Down || link instanceof Link.Closed;
    }

    private void needWelcome(boolean needed) {
        welcomeNeeded = needed;
        showPage();
    }

    private void showPage() {
        var shown = navigator.currentProperty().get();
        if (shown.isEmpty()) {
            return;
        }
        if (welcomeNeeded && !shown.get().id().equals(noWelcomeOn)) {
            if (welcomeNode == null) {
                welcomeNode = welcome.get();
            }
            page.getChildren().setAll(welcomeNode);
        } else {
            page.getChildren().setAll(navigator.screen(shown.get()).node());
        }
    }

    private void showTasks(boolean wanted) {
        if (wanted && taskPanel == null) {
            taskPanel = newTaskPanel.get(); // a start shows the page sooner without it
        }
        setRight(wanted ? taskPanel : null);
    }

    private void shortcut(KeyEvent event) {
        if (FIND.match(event)) {
            navigator
                    .currentProperty()
                    .get()
                    .map(navigator::screen)
                    .ifPresent(screen -> screen.focusTarget().requestFocus());
            event.consume();
        } else if (REFRESH.match(event)) {
            host.refresh();
            event.consume();
        } else {
            openByDigit(event);
        }
    }

    private void openByDigit(KeyEvent event) {
        for (int number = 1; number <= navigator.pages().size(); number++) {
            if (digit(number).match(event)) {
                navigator.open(navigator.pages().get(number - 1).id());
                event.consume();
            }
        }
    }

    private static KeyCombination digit(int number) {
        return KeyCombination.valueOf("Shortcut+" + number);
    }
}
