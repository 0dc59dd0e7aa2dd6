package dev.gantry.ui.terminal;

import dev.gantry.app.terminal.SessionState;
import dev.gantry.app.terminal.TerminalSession;
import dev.gantry.app.words.Explain;
import dev.gantry.app.words.Words;
import dev.gantry.ui.kit.Icons;
import dev.gantry.ui.kit.MessageBar;
import dev.gantry.ui.kit.Placeholder;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TextField;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/// One session: its screen, what there is to say about it, and a search in it.
final class SessionPane extends BorderPane implements TerminalSession.Listener {

    private static final int MOST_PREVIEW = 60;

    private final TerminalSession session;
    private final TerminalViewModel model;
    private final Executor fx;
    private final Consumer<String> open;
    private final TerminalCanvas canvas;
    private final VBox notes = new VBox();
    private final Label count = new Label();
    private final TextField search = new TextField();
    private List<Long> found = List.of();
    private int current;

    /// @param open shows another tab of the container
    SessionPane(TerminalSession session, TerminalViewModel model, Consumer<String> open) {
        this.session = session;
        this.model = model;
        this.fx = model.background().fx();
        this.open = open;
        this.canvas = new TerminalCanvas(session, fx);
        setCenter(canvas);
        setBottom(notes);
        canvas.setOnContextMenuRequested(event -> {
            var now = menu();
            now.show(canvas, event.getScreenX(), event.getScreenY());
            event.consume();
        });
        addEventFilter(KeyEvent.KEY_PRESSED, this::shortcut);
        session.listen(this);
        show(session.state());
    }

    TerminalSession session() {
        return session;
    }

    TerminalCanvas canvas() {
        return canvas;
    }

    void seen(boolean now) {
        canvas.seen(now);
    }

    /// The session lives on.
    void leave() {
        canvas.seen(false);
        session.stopListening(this);
    }

    private void shortcut(KeyEvent event) {
        boolean command = event.isControlDown() && event.isShiftDown() || event.isMetaDown();
        if (command && event.getCode() == KeyCode.F) {
            openSearch();
            event.consume();
        } else if (command && event.getCode() == KeyCode.K) {
            session.screen().clear();
            event.consume();
        }
    }

    private ContextMenu menu() {
        return new ContextMenu(
                item("copy", canvas::copy),
                item("paste", canvas::paste),
                item("selectAll", canvas::selectAll),
                item("find", this::openSearch),
                item("clear", session.screen()::clear));
    }

    private static MenuItem item(String id, Runnable act) {
        var item = new MenuItem(Words.of("terminal.menu." + id));
        item.setId("terminal-menu-" + id);
        item.setOnAction(_ -> act.run());
        return item;
    }

    @Override
    public void changed() {
        canvas.changed();
    }

    @Override
    public void beep() {}

    @Override
    public void stateChanged(SessionState state) {
        fx.execute(() -> show(state));
    }

    @Override
    public void clipboardWanted(String text) {
        fx.execute(() -> askForClipboard(text));
    }

    private void show(SessionState state) {
        switch (state) {
            case SessionState.Starting _ -> note(Words.of("terminal.starting"));
            case SessionState.Live _ -> {
                notes.getChildren().clear();
                setCenter(canvas);
            }
            case SessionState.Ended(var code) ->
                    note(
                            code.isPresent()
                                    ? Words.of("terminal.ended", code.getAsInt())
                                    : Words.of("terminal.over"));
            case SessionState.NoShell _ -> setCenter(noShell());
            case SessionState.Refused(var cause) ->
                    failed(Words.of("terminal.refused", name()), cause);
            case SessionState.Lost(var cause) -> failed(Words.of("terminal.lost", name()), cause);
        }
        canvas.changed();
    }

    private String name() {
        return session.container().name();
    }

    private void note(String text) {
        var label = new Label(text);
        label.setId("terminal-note");
        label.getStyleClass().add("terminal-note");
        label.setMaxWidth(Double.MAX_VALUE);
        label.setWrapText(true);
        notes.getChildren().setAll(label);
    }

    private void failed(String act, Throwable cause) {
        var again = new Button(Words.of("terminal.again"));
        again.setId("terminal-again");
        again.setOnAction(_ -> {
            session.restart();
            canvas.requestFocus();
        });
        notes.getChildren().setAll(new MessageBar("danger", Explain.act(act, cause), again));
    }

    private Node noShell() {
        notes.getChildren().clear();
        var placeholder =
                new Placeholder(
                        "slash",
                        Words.of("terminal.noShell", name()),
                        Words.of("terminal.noShellHint"),
                        new HBox(8, way("files"), way("logs")));
        placeholder.setId("terminal-no-shell");
        return placeholder;
    }

    private Node way(String tab) {
        var button = new Button(Words.of("terminal.to." + tab));
        button.setId("terminal-to-" + tab);
        button.setOnAction(_ -> open.accept(tab));
        return button;
    }

    /// A container writes into the clipboard only when a person lets it.
    private void askForClipboard(String text) {
        var shown = text.strip().replaceAll("\\s+", " ");
        var preview =
                shown.length() > MOST_PREVIEW ? shown.substring(0, MOST_PREVIEW) + "…" : shown;
        var question = new Label(Words.of("terminal.clipboard", text.length(), preview));
        question.setWrapText(true);
        var bar = new HBox(8);
        var allow = new Button(Words.of("terminal.clipboardAllow"));
        allow.setId("terminal-clipboard-allow");
        allow.setOnAction(_ -> {
            var content = new ClipboardContent();
            content.putString(text);
            Clipboard.getSystemClipboard().setContent(content);
            notes.getChildren().remove(bar);
        });
        var refuse = new Button(Words.of("terminal.clipboardRefuse"));
        refuse.setOnAction(_ -> notes.getChildren().remove(bar));
        bar.setId("terminal-clipboard");
        bar.getStyleClass().add("terminal-note");
        bar.getChildren().addAll(question, allow, refuse);
        notes.getChildren().removeIf(node -> "terminal-clipboard".equals(node.getId()));
        notes.getChildren().add(bar);
    }

    void openSearch() {
        if (getTop() == null) {
            setTop(searchBar());
        }
        search.requestFocus();
        search.selectAll();
    }

    private Node searchBar() {
        search.setId("terminal-search");
        search.setPromptText(Words.of("terminal.search"));
        search.textProperty()
                .addListener((_, _, text) -> {
                    canvas.wantedProperty().set(text);
                    model.find(session, text, this::take);
                });
        search.setOnAction(_ -> go(-1));
        search.addEventHandler(
                KeyEvent.KEY_PRESSED,
                event -> {
                    if (event.getCode() == KeyCode.ESCAPE) {
                        closeSearch();
                        event.consume();
                    }
                });
        var bar =
                new HBox(
                        search,
                        small("chevron-up", "terminal.previous", () -> go(-1)),
                        small("chevron-down", "terminal.next", () -> go(1)),
                        count,
                        small("x", "terminal.closeSearch", this::closeSearch));
        bar.getStyleClass().add("terminal-search-bar");
        count.setId("terminal-search-count");
        return bar;
    }

    private static Button small(String icon, String words, Runnable act) {
        var button = new Button("", Icons.of(icon));
        button.getStyleClass().addAll("button-icon", "flat");
        button.setAccessibleText(Words.of(words));
        button.setOnAction(_ -> act.run());
        return button;
    }

    private void take(List<Long> lines) {
        found = lines;
        current = lines.size();
        go(-1);
    }

    private void go(int step) {
        if (found.isEmpty()) {
            count.setText(search.getText().isEmpty() ? "" : Words.of("terminal.notFound"));
            return;
        }
        current = Math.floorMod(current + step, found.size());
        canvas.reveal(found.get(current));
        count.setText(Words.of("terminal.found", current + 1, found.size()));
    }

    private void closeSearch() {
        setTop(null);
        canvas.wantedProperty().set("");
        canvas.requestFocus();
    }
}
