package dev.gantry.ui.terminal;

import dev.gantry.app.terminal.TerminalPlan;
import dev.gantry.app.terminal.TerminalPlan.Program;
import dev.gantry.app.terminal.TerminalSession;
import dev.gantry.app.words.Words;
import dev.gantry.ui.kit.Command;
import dev.gantry.ui.kit.Dialogs;
import dev.gantry.ui.kit.Placeholder;
import dev.gantry.ui.kit.Screen;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.collections.ListChangeListener;
import javafx.scene.Node;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.control.ToolBar;
import javafx.scene.layout.BorderPane;

/// The terminals of one container, each in a tab.
public final class TerminalView extends BorderPane implements Screen {

    private static final double SMALLEST = 8;
    private static final double LARGEST = 28;

    private final TerminalViewModel model;
    private final Consumer<String> open;
    private final TabPane tabs = new TabPane();
    private final DoubleProperty fontSize = new SimpleDoubleProperty(TerminalCanvas.USUAL_FONT);
    private final Node nothing;
    private final ListChangeListener<TerminalSession> follow = _ -> showSessions();
    private boolean seen;
    private boolean wasShown;

    /// @param open shows another tab of the container
    public TerminalView(TerminalViewModel model, Consumer<String> open) {
        this.model = model;
        this.open = open;
        this.nothing = nothing();
        getStyleClass().add("terminals");
        tabs.setId("terminal-tabs");
        tabs.setTabClosingPolicy(TabPane.TabClosingPolicy.ALL_TABS);
        tabs.getSelectionModel().selectedItemProperty().addListener(_ -> tellPanes());
        setTop(toolBar());
        model.sessions().addListener(follow);
        showSessions();
    }

    private Node toolBar() {
        var one = Bindings.isNotEmpty(model.sessions());
        var running = model.runningProperty();
        var bar =
                new ToolBar(
                        Command.of("terminalNew", "plus", "", running, this::openShell)
                                .iconButton(),
                        Command.of("terminalForm", "sliders", "", running, this::ask).iconButton(),
                        Command.of("terminalAttach", "link", "", running, this::attach)
                                .iconButton(),
                        Command.of("terminalClear", "trash", "", one, this::clear).iconButton(),
                        Command.of("terminalFind", "search", "", one, this::find).iconButton(),
                        Command.of("terminalSmaller", "zoom-out", "", one, () -> zoom(-1))
                                .iconButton(),
                        Command.of("terminalLarger", "zoom-in", "", one, () -> zoom(1))
                                .iconButton(),
                        Command.of(
                                        "terminalOutside",
                                        "external-link",
                                        "",
                                        running,
                                        model::openOutside)
                                .iconButton());
        bar.getStyleClass().add("terminal-bar");
        return bar;
    }

    private Node nothing() {
        var placeholder =
                new Placeholder(
                        "terminal", Words.of("terminal.none"), Words.of("terminal.noneHint"));
        placeholder.setId("terminal-nothing");
        return placeholder;
    }

    private void openShell() {
        openNew(TerminalPlan.SHELL);
    }

    private void attach() {
        openNew(TerminalPlan.MAIN_PROCESS);
    }

    private void ask() {
        var form = new PlanForm();
        Dialogs.ask(
                getScene().getWindow(),
                Words.of("terminal.form.title", model.container().name()),
                Words.of("terminal.form.act"),
                form,
                form.ready(),
                form::plan,
                this::openNew);
    }

    private void openNew(TerminalPlan plan) {
        model.open(plan);
        tabs.getSelectionModel().selectLast();
        pane().ifPresent(pane -> pane.canvas().requestFocus());
    }

    private void clear() {
        pane().ifPresent(pane -> pane.session().screen().clear());
    }

    private void find() {
        pane().ifPresent(SessionPane::openSearch);
    }

    private void zoom(int step) {
        fontSize.set(Math.clamp(fontSize.get() + step, SMALLEST, LARGEST));
    }

    private Optional<SessionPane> pane() {
        return Optional.ofNullable(tabs.getSelectionModel().getSelectedItem())
                .map(TerminalView::paneOf);
    }

    private static SessionPane paneOf(Tab tab) {
        return (SessionPane) tab.getContent();
    }

    private void showSessions() {
        var sessions = List.copyOf(model.sessions());
        for (var tab : List.copyOf(tabs.getTabs())) {
            if (!sessions.contains(paneOf(tab).session())) {
                paneOf(tab).leave();
                tabs.getTabs().remove(tab);
            }
        }
        var shown = tabs.getTabs().stream().map(tab -> paneOf(tab).session()).toList();
        sessions.stream().filter(one -> !shown.contains(one)).forEach(this::addTab);
        setCenter(sessions.isEmpty() ? nothing : tabs);
    }

    private void addTab(TerminalSession session) {
        var pane = new SessionPane(session, model, open);
        pane.canvas().fontSizeProperty().bind(fontSize);
        var tab = new Tab(title(session), pane);
        tab.setOnCloseRequest(event -> {
            model.end(session);
            event.consume(); // the list of sessions removes it
        });
        tabs.getTabs().add(tab);
        tellPanes();
    }

    private static String title(TerminalSession session) {
        return switch (session.plan().program()) {
            case Program.Shell _ -> Words.of("terminal.shell");
            case Program.Command(var words) -> words.getFirst();
            case Program.MainProcess _ -> Words.of("terminal.main");
        };
    }

    /// Only what is seen is painted.
    private void tellPanes() {
        var selected = tabs.getSelectionModel().getSelectedItem();
        tabs.getTabs().forEach(tab -> paneOf(tab).seen(seen && tab == selected));
    }

    @Override
    public Node node() {
        return this;
    }

    @Override
    public Node focusTarget() {
        return pane().<Node>map(SessionPane::canvas).orElse(this);
    }

    @Override
    public void shown() {
        seen = true;
        if (!wasShown && model.sessions().isEmpty() && model.runningProperty().get()) {
            openShell();
        }
        wasShown = true;
        tellPanes();
    }

    @Override
    public void hidden() {
        seen = false;
        tellPanes();
    }

    /// The sessions live on.
    @Override
    public void close() {
        model.sessions().removeListener(follow);
        model.close();
        tabs.getTabs().forEach(tab -> paneOf(tab).leave());
    }
}
