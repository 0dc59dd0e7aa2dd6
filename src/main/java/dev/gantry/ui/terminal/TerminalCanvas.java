package dev.gantry.ui.terminal;

import dev.gantry.app.terminal.ScreenFrame;
import dev.gantry.app.terminal.ScreenRow;
import dev.gantry.app.terminal.SessionState;
import dev.gantry.app.terminal.TerminalScreen.MouseAct;
import dev.gantry.app.terminal.TerminalSession;
import dev.gantry.app.words.Words;
import dev.gantry.docker.TerminalSize;
import dev.gantry.ui.terminal.TerminalSelection.Place;
import java.util.concurrent.Executor;
import java.util.stream.Collectors;
import javafx.application.Platform;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.geometry.Orientation;
import javafx.scene.AccessibleAttribute;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.Canvas;
import javafx.scene.control.ScrollBar;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.InputMethodEvent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import org.jspecify.annotations.Nullable;

/// Shows a session, and sends it what is typed.
final class TerminalCanvas extends Region {

    static final double USUAL_FONT = 13;
    private static final double PADDING = 4;
    private static final int WHEEL_LINES = 3;

    private final TerminalSession session;
    private final Canvas canvas = new Canvas();
    private final ScrollBar bar = new ScrollBar();
    private final DoubleProperty fontSize = new SimpleDoubleProperty(USUAL_FONT);
    private final StringProperty wanted = new SimpleStringProperty("");
    private final PulsePaint pulse;
    private final FramePainter painter;
    private CellMetrics cell = CellMetrics.of(USUAL_FONT);
    private TerminalPalette palette = TerminalPalette.LIGHT;
    private @Nullable ScreenFrame frame;
    private @Nullable TerminalSelection selection;
    private long first = ScreenFrame.FOLLOW;
    private boolean movingBar;

    TerminalCanvas(TerminalSession session, Executor fx) {
        this.session = session;
        this.painter = new FramePainter(canvas.getGraphicsContext2D(), cell, palette);
        this.pulse = new PulsePaint(fx, this::paint);
        getStyleClass().add("terminal");
        getChildren().addAll(canvas, bar);
        setFocusTraversable(true);
        setMinSize(0, 0);
        setAccessibleRole(AccessibleRole.TEXT_AREA);
        setAccessibleText(Words.of("terminal.accessible", session.container().name()));
        bar.setOrientation(Orientation.VERTICAL);
        bar.setFocusTraversable(false);
        bar.valueProperty().addListener((_, _, to) -> barMoved(to.doubleValue()));
        backgroundProperty().addListener(_ -> wear());
        focusedProperty().addListener(_ -> pulse.ask());
        wanted.addListener(_ -> pulse.ask());
        fontSize.addListener(_ -> {
            cell = CellMetrics.of(fontSize.get());
            painter.renew(cell, palette);
            requestLayout();
        });
        listenToKeys();
        listenToMouse();
    }

    DoubleProperty fontSizeProperty() {
        return fontSize;
    }

    /// Marked wherever it stands.
    StringProperty wantedProperty() {
        return wanted;
    }

    /// What is not seen is not painted.
    void seen(boolean now) {
        pulse.seen(now);
    }

    /// From any thread. A flood waits for the painter, when that cannot keep up.
    void changed() {
        if (Platform.isFxApplicationThread()) {
            pulse.ask();
            return;
        }
        try {
            pulse.askAndGiveWay();
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt(); // for whoever feeds the screen
        }
    }

    private void wear() {
        if (getBackground() != null
                && !getBackground().getFills().isEmpty()
                && getBackground().getFills().getFirst().getFill() instanceof Color ground) {
            palette = TerminalPalette.on(ground);
            session.screen()
                    .wear(TerminalPalette.rgb(palette.text), TerminalPalette.rgb(palette.ground));
            painter.renew(cell, palette);
            pulse.ask();
        }
    }

    @Override
    protected void layoutChildren() {
        double barWidth = bar.prefWidth(-1);
        double width = Math.max(0, getWidth() - barWidth - 2 * PADDING);
        double height = Math.max(0, getHeight() - 2 * PADDING);
        bar.resizeRelocate(getWidth() - barWidth, 0, barWidth, getHeight());
        canvas.relocate(PADDING, PADDING);
        if (canvas.getWidth() != width || canvas.getHeight() != height) {
            canvas.setWidth(width);
            canvas.setHeight(height);
        }
        painter.renew(cell, palette);
        int columns = (int) (width / cell.width());
        int rows = (int) (height / cell.height());
        if (columns >= 5 && rows >= 2) { // else it is not laid out yet
            session.resize(new TerminalSize(columns, rows));
        }
        pulse.ask();
    }

    private void paint() {
        var now = session.screen().frame(first);
        var before = frame;
        if (first != ScreenFrame.FOLLOW && now.first() >= now.bottom()) {
            first = ScreenFrame.FOLLOW;
        }
        if (before != null
                && (before.columns() != now.columns() || before.alternate() != now.alternate())) {
            selection = null;
        }
        frame = now;
        moveBar(now);
        painter.paint(now, new FramePainter.Marks(selection, wanted.get(), isFocused()));
    }

    private void moveBar(ScreenFrame now) {
        movingBar = true;
        bar.setMin(now.oldest());
        bar.setMax(now.bottom());
        double all = now.bottom() - now.oldest() + now.rows().size();
        bar.setVisibleAmount((now.bottom() - now.oldest()) * now.rows().size() / Math.max(1, all));
        bar.setBlockIncrement(now.rows().size());
        bar.setValue(now.first());
        bar.setDisable(now.bottom() == now.oldest());
        movingBar = false;
    }

    private void barMoved(double to) {
        if (!movingBar) {
            show((long) to);
        }
    }

    /// Scrolls so that a line stands first; beyond the end it follows what is printed.
    void show(long line) {
        var now = frame;
        first = now == null || line >= now.bottom() ? ScreenFrame.FOLLOW : Math.max(0, line);
        pulse.ask();
    }

    /// Scrolls so that a line can be seen.
    void reveal(long line) {
        var now = frame;
        if (now != null && (line < now.first() || line >= now.first() + now.rows().size())) {
            show(line - now.rows().size() / 2);
        }
    }

    private void scroll(long lines) {
        var now = frame;
        if (now != null) {
            show(Math.max(now.oldest(), now.first() + lines));
        }
    }

    private void listenToKeys() {
        addEventHandler(KeyEvent.KEY_PRESSED, this::pressed);
        addEventHandler(
                KeyEvent.KEY_TYPED,
                event -> {
                    TerminalKeys.typed(event).ifPresent(this::send);
                    event.consume();
                });
        setOnInputMethodTextChanged(this::composed);
    }

    private void composed(InputMethodEvent event) {
        if (!event.getCommitted().isEmpty()) {
            send(event.getCommitted().getBytes(java.nio.charset.StandardCharsets.UTF_8));
        }
    }

    private void pressed(KeyEvent event) {
        if (belongsToTheWindow(event)) {
            return;
        }
        if (ownShortcut(event)) {
            event.consume();
            return;
        }
        if (isCommand(event)) {
            return;
        }
        if (session.state().isOver()) {
            if (event.getCode() == KeyCode.ENTER) {
                session.restart();
                event.consume();
            }
            return;
        }
        TerminalKeys.pressed(event, session.screen()).ifPresent(this::send);
        event.consume();
    }

    /// Pages, and the way out by keyboard.
    private static boolean belongsToTheWindow(KeyEvent event) {
        var code = event.getCode();
        boolean digit = code.isDigitKey() && !event.isShiftDown();
        return event.isShortcutDown() && !event.isAltDown() && (digit || code == KeyCode.TAB);
    }

    private boolean ownShortcut(KeyEvent event) {
        boolean command = isCommand(event);
        if (command && event.getCode() == KeyCode.C) {
            copy();
        } else if (command && event.getCode() == KeyCode.V
                || event.isShiftDown() && event.getCode() == KeyCode.INSERT) {
            paste();
        } else if (event.isShiftDown() && event.getCode() == KeyCode.PAGE_UP) {
            scroll(-page());
        } else if (event.isShiftDown() && event.getCode() == KeyCode.PAGE_DOWN) {
            scroll(page());
        } else {
            return false;
        }
        return true;
    }

    /// Not for the program: no terminal sends it.
    private static boolean isCommand(KeyEvent event) {
        return event.isMetaDown() || event.isControlDown() && event.isShiftDown();
    }

    private long page() {
        return frame == null ? 1 : Math.max(1, frame.rows().size() - 1);
    }

    private void send(byte[] bytes) {
        if (session.state() instanceof SessionState.Live) {
            first = ScreenFrame.FOLLOW;
            selection = null;
            pulse.ask();
            session.write(bytes);
        }
    }

    void paste() {
        var text = Clipboard.getSystemClipboard().getString();
        if (text != null && !text.isEmpty()) {
            send(TerminalKeys.pasted(text, session.screen().wantsPastesMarked()));
        }
    }

    void copy() {
        var marked = selection;
        if (marked == null || marked.isEmpty()) {
            return;
        }
        var start = marked.start();
        var end = marked.end();
        var text = session.screen().text(start.line(), start.column(), end.line(), end.column());
        var content = new ClipboardContent();
        content.putString(text);
        Clipboard.getSystemClipboard().setContent(content);
    }

    void selectAll() {
        var now = frame;
        if (now != null) {
            long last = now.bottom() + now.rows().size() - 1;
            selection =
                    new TerminalSelection(
                            new Place(now.oldest(), 0), new Place(last, now.columns()));
            pulse.ask();
        }
    }

    private void listenToMouse() {
        addEventHandler(MouseEvent.MOUSE_PRESSED, this::mousePressed);
        addEventHandler(MouseEvent.MOUSE_DRAGGED, this::mouseDragged);
        addEventHandler(
                MouseEvent.MOUSE_RELEASED,
                event -> {
                    if (isForProgram(event)) {
                        tell(MouseAct.RELEASE, event);
                    }
                });
        addEventHandler(ScrollEvent.SCROLL, this::wheel);
    }

    private boolean isForProgram(MouseEvent event) {
        return frame != null && frame.wantsMouse() && !event.isShiftDown();
    }

    private void tell(MouseAct act, MouseEvent event) {
        var place = place(event.getX(), event.getY());
        int row = frame == null ? 0 : (int) (place.line() - frame.first());
        int button =
                event.getButton() == MouseButton.MIDDLE
                        ? 1
                        : event.getButton() == MouseButton.SECONDARY ? 2 : 0;
        session.screen().mouse(act, column(event.getX()), row, button);
    }

    private int column(double x) {
        return Math.max(0, (int) ((x - PADDING) / cell.width()));
    }

    private Place place(double x, double y) {
        var now = frame;
        long row = (long) ((y - PADDING) / cell.height());
        int columns = now == null ? 0 : now.columns();
        int between = (int) Math.round((x - PADDING) / cell.width());
        long line = (now == null ? 0 : now.first()) + Math.max(0, row);
        return new Place(line, Math.clamp(between, 0, columns));
    }

    private void mousePressed(MouseEvent event) {
        requestFocus();
        event.consume(); // the tabs around it would take the focus
        if (isForProgram(event)) {
            tell(MouseAct.PRESS, event);
        } else if (event.getButton() == MouseButton.PRIMARY) {
            var place = place(event.getX(), event.getY());
            selection =
                    switch (event.getClickCount()) {
                        case 1 -> new TerminalSelection(place, place);
                        case 2 -> word(place, column(event.getX()));
                        default -> wholeLine(place);
                    };
            pulse.ask();
        }
    }

    private void mouseDragged(MouseEvent event) {
        if (isForProgram(event)) {
            tell(MouseAct.DRAG, event);
        } else if (selection != null && event.isPrimaryButtonDown()) {
            selection =
                    new TerminalSelection(selection.anchor(), place(event.getX(), event.getY()));
            pulse.ask();
        }
    }

    private TerminalSelection wholeLine(Place place) {
        int columns = frame == null ? 0 : frame.columns();
        return new TerminalSelection(new Place(place.line(), 0), new Place(place.line(), columns));
    }

    private TerminalSelection word(Place place, int column) {
        var now = frame;
        long row = now == null ? -1 : place.line() - now.first();
        if (now == null || row < 0 || row >= now.rows().size()) {
            return new TerminalSelection(place, place);
        }
        var cells = now.rows().get((int) row).cells();
        int from = Math.min(column, cells.length());
        while (from > 0 && !Character.isWhitespace(cells.charAt(from - 1))) {
            from--;
        }
        int to = Math.min(column, cells.length());
        while (to < cells.length() && !Character.isWhitespace(cells.charAt(to))) {
            to++;
        }
        return new TerminalSelection(new Place(place.line(), from), new Place(place.line(), to));
    }

    private void wheel(ScrollEvent event) {
        if (event.getDeltaY() == 0 || event.isControlDown() || frame == null) {
            return;
        }
        boolean up = event.getDeltaY() > 0;
        if (frame.wantsMouse() && !event.isShiftDown()) {
            var place = place(event.getX(), event.getY());
            int row = (int) (place.line() - frame.first());
            var act = up ? MouseAct.WHEEL_UP : MouseAct.WHEEL_DOWN;
            session.screen().mouse(act, column(event.getX()), row, 0);
        } else if (frame.alternate()) { // a pager knows arrows
            var key = up ? KeyCode.UP : KeyCode.DOWN;
            for (int line = 0; line < WHEEL_LINES; line++) {
                session.screen().code(key.getCode(), 0).ifPresent(this::send);
            }
        } else {
            scroll(up ? -WHEEL_LINES : WHEEL_LINES);
        }
        event.consume();
    }

    /// What is seen, for screen readers.
    @Override
    public Object queryAccessibleAttribute(AccessibleAttribute attribute, Object... parameters) {
        var now = frame;
        if (attribute == AccessibleAttribute.TEXT && now != null) {
            return now.rows().stream().map(ScreenRow::text).collect(Collectors.joining("\n"));
        }
        return super.queryAccessibleAttribute(attribute, parameters);
    }
}
