package dev.gantry.boot;

import dev.gantry.docker.EngineAddresses;
import dev.gantry.store.HostStore;
import dev.gantry.store.SettingStore;
import dev.gantry.store.Settings.Theme;
import dev.gantry.testing.EngineProxy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.embed.swing.SwingFXUtils;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.TabPane;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.TreeItem;
import javafx.scene.control.TreeTableView;
import javafx.scene.image.WritableImage;
import javafx.stage.Stage;
import javafx.stage.Window;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;

/// Renders the screens of the window to PNG files, headless: `Screens DIR light|dark ADDRESS`.
public final class Screens {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private static Path into = Path.of(".");
    private static String theme = "light";
    private static boolean isLost;
    private static Runnable cut = () -> {};
    private static Runnable restore = () -> {};
    private static @Nullable RuntimeException failure;

    private Screens() {}

    public static void main(String[] args) throws IOException {
        into = Files.createDirectories(Path.of(args[0]));
        theme = args[1];
        var data = Files.createTempDirectory("gantry-screens");
        new SettingStore(data).keepTheme(Theme.valueOf(theme.toUpperCase(Locale.ROOT)));
        isLost = args[2].contains("no-such");
        var address = isLost ? args[2] : proxied(args[2]);
        new HostStore(data)
                .keep(
                        new HostStore.KeptHost(
                                "kept:1", "workstation", address, false, true, "", "", "", 1));
        new HostStore(data)
                .keep(
                        new HostStore.KeptHost(
                                "kept:2",
                                "staging",
                                "tcp://192.0.2.10:2376",
                                true,
                                true,
                                "",
                                "",
                                "",
                                3));
        var launch = new Launch(data, Optional.of("workstation"));
        var started = Startup.beginBeside(launch, Throwable::printStackTrace);
        try {
            Application.launch(App.class);
        } finally {
            started.join().wiring.close();
        }
        if (failure != null) {
            failure.printStackTrace();
        }
        System.exit(failure == null ? 0 : 1);
    }

    /// Through something that can be cut.
    private static String proxied(String address) {
        var proxy = EngineProxy.before(EngineAddresses.parse(address));
        cut = () -> quietly(proxy::cut);
        restore = () -> quietly(proxy::restore);
        return proxy.address().toString();
    }

    private interface Deed {
        void run() throws IOException;
    }

    private static void quietly(Deed deed) {
        try {
            deed.run();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /// The real window, with somebody who walks through it.
    public static final class App extends Application {
        @Override
        public void start(Stage stage) {
            new WindowFrame(Startup.begun(), stage, _ -> {}).open();
            Thread.ofVirtual().start(() -> walk(new Walk(stage)));
        }

        private static void walk(Walk walk) {
            try {
                if (isLost) {
                    walk.withoutEngine();
                } else {
                    walk.withEngine();
                }
            } catch (RuntimeException broken) {
                failure = broken;
            }
            Platform.runLater(Platform::exit);
        }
    }

    private record Walk(Stage stage) {

        void withoutEngine() {
            until(() -> find("#welcome") != null);
            type("#welcome-address", "tcp://127.0.0.1:9");
            press("#welcome-test");
            until(() -> find("#welcome .message-bar.danger") != null);
            picture("welcome");
        }

        void withEngine() {
            until(() -> table().getItems().size() > 15);
            pause();
            picture("containers");
            onFx(() -> select("shop-db-1"));
            until(() -> find("#detail-overview") != null || find(".fact-sheet") != null);
            pause();
            picture("detail-overview");
            openTab("stats");
            until(() -> isDrawn());
            picture("detail-stats");
            press("#detail-alone");
            pause();
            onFx(() -> {
                var plot = java.util.Objects.requireNonNull(find(".usage-plot"));
                plot.getOnMouseMoved()
                        .handle(
                                new javafx.scene.input.MouseEvent(
                                        javafx.scene.input.MouseEvent.MOUSE_MOVED,
                                        plot.getBoundsInLocal().getWidth() - 20,
                                        40,
                                        0,
                                        0,
                                        javafx.scene.input.MouseButton.NONE,
                                        0,
                                        false,
                                        false,
                                        false,
                                        false,
                                        false,
                                        false,
                                        false,
                                        false,
                                        false,
                                        false,
                                        null));
                return true;
            });
            picture("detail-stats-alone");
            press("#detail-alone");
            terminal();
            for (var tab : List.of("environment", "labels", "json", "run")) {
                openTab(tab);
                picture("detail-" + tab);
            }
            files();
            onFx(() -> select("shop-api-1"));
            openTab("logs");
            until(() -> find("#log-surface") != null);
            pause();
            picture("detail-logs");
            type("#log-find", "zzz");
            pause();
            press("#log-only");
            pause();
            picture("detail-logs-no-match");
            press("#log-only");
            type("#log-find", "");
            openTab("overview");
            logWindow();
            onFx(() -> {
                table().getSelectionModel().selectRange(9, 14);
                return true;
            });
            pause();
            press("#command-remove");
            pause();
            dialog("remove");
            press("#command-kill");
            pause();
            dialog("kill");
            onFx(() -> select("shop-api-1"));
            press("#command-rename");
            pause();
            dialog("rename");
            onFx(() -> {
                table().getSelectionModel().clearSelection();
                return true;
            });
            type("#containers-search", "no such thing");
            pause();
            picture("containers-no-match");
            type("#containers-search", "image:nginx");
            press("#containers-group");
            pause();
            picture("containers-flat");
            press("#containers-group");
            type("#containers-search", "");
            acts();
            maker();
            whyStopped();
            press("#page-dashboard");
            press("#dashboard-measure");
            until(() -> find(".shares") != null);
            pause();
            picture("dashboard");
            press("#tasks-button");
            pause();
            picture("tasks");
            press("#tasks-button");
            press("#page-stats");
            until(() -> isMeasured());
            picture("stats");
            press("#page-hosts");
            pause();
            picture("hosts");
            press("#hosts-add");
            pause();
            onFx(() -> {
                var form = dialogRoot();
                ((TextField) form.lookup("#host-name")).setText("production");
                ((TextField) form.lookup("#host-address")).setText("tcp://10.0.0.7:99999");
                ((CheckBox) form.lookup("#host-tls")).setSelected(true);
                return true;
            });
            pause();
            dialog("host-form");
            press("#page-containers");
            lost();
            small();
        }

        /// The tree with its marks, a text, and a folder that is not there.
        private void files() {
            openTab("files");
            until(() -> file("/etc") != null);
            onFx(() -> {
                java.util.Objects.requireNonNull(file("/etc")).setExpanded(true);
                return true;
            });
            until(() -> file("/etc/passwd") != null);
            pause();
            picture("detail-files");
            onFx(() -> {
                var tree = (TreeTableView<?>) find("#files-tree");
                selectFile(java.util.Objects.requireNonNull(tree), "/etc/passwd");
                ((dev.gantry.ui.file.FilesView) java.util.Objects.requireNonNull(find(".files")))
                        .openSelected();
                return true;
            });
            until(() -> find("#files-kind") != null);
            pause();
            picture("detail-files-text");
            press("#files-back");
            type("#files-path", "/no/such");
            onFx(() -> {
                var field = (TextField) java.util.Objects.requireNonNull(find("#files-path"));
                field.getOnAction().handle(new javafx.event.ActionEvent());
                return true;
            });
            pause();
            picture("detail-files-missing");
        }

        @SuppressWarnings("unchecked")
        private void selectFile(TreeTableView<?> tree, String path) {
            ((TreeTableView<Object>) tree)
                    .getSelectionModel()
                    .select((TreeItem<Object>) file(path));
        }

        private @Nullable TreeItem<?> file(String path) {
            return find("#files-tree") instanceof TreeTableView<?> tree && tree.getRoot() != null
                    ? below(tree.getRoot(), path)
                    : null;
        }

        private static @Nullable TreeItem<?> below(TreeItem<?> from, String path) {
            for (var child : from.getChildren()) {
                if (String.valueOf(child.getValue()).contains("path=" + path + ",")) {
                    return child;
                }
                var found = below(child, path);
                if (found != null) {
                    return found;
                }
            }
            return null;
        }

        /// Of several containers, coloured by what they are.
        private void logWindow() {
            onFx(() -> {
                table().getSelectionModel().selectRange(9, 14);
                return true;
            });
            press("#command-logs");
            until(() -> !((dev.gantry.ui.log.LogView) dialogRoot()).shownText().isEmpty());
            pause();
            dialog("logs-merged");
        }

        private void terminal() {
            openTab("terminal");
            until(() -> terminalText().contains("#"));
            typeInto(
                    "ls -la / | head -12; printf '\\033[1;32mgreen\\033[0m \\033[41mred\\033[0m\\n'");
            until(() -> terminalText().contains("green red"));
            picture("detail-terminal");
            press("#detail-alone");
            pause();
            typeInto("top");
            until(() -> terminalText().contains("PID"));
            pause();
            picture("terminal-top");
            press("#detail-alone");
            pause();
        }

        private String terminalText() {
            var terminal = find(".terminal");
            return terminal == null
                    ? ""
                    : String.valueOf(
                            terminal.queryAccessibleAttribute(
                                    javafx.scene.AccessibleAttribute.TEXT));
        }

        private void typeInto(String line) {
            onFx(() -> {
                var terminal = java.util.Objects.requireNonNull(find(".terminal"));
                (line + "\r")
                        .chars()
                        .forEach(letter ->
                                terminal.fireEvent(
                                        new javafx.scene.input.KeyEvent(
                                                letter == '\r'
                                                        ? javafx.scene.input.KeyEvent.KEY_PRESSED
                                                        : javafx.scene.input.KeyEvent.KEY_TYPED,
                                                letter == '\r' ? "" : Character.toString(letter),
                                                "",
                                                letter == '\r'
                                                        ? javafx.scene.input.KeyCode.ENTER
                                                        : javafx.scene.input.KeyCode.UNDEFINED,
                                                false,
                                                false,
                                                false,
                                                false)));
                return true;
            });
        }

        /// The form of a container: empty, and filled by a pasted line that has its faults.
        private void maker() {
            choose("create");
            onFx(() -> {
                ((TextField) dialogRoot().lookup("#maker-paste"))
                        .setText("docker run -d --nonsense nginx");
                ((Button) dialogRoot().lookup("#maker-paste-take")).fire();
                return true;
            });
            pause();
            dialogPicture("maker-paste");
            onFx(() -> {
                ((TextField) dialogRoot().lookup("#maker-paste"))
                        .setText(
                                "docker run -d --name shop-mail-1 -p 8080:80 -p 1025:25"
                                        + " --network shop_default --network-alias mail"
                                        + " -e SMTP_HOST=mail --restart always -m 256m"
                                        + " gantry/web:1");
                ((Button) dialogRoot().lookup("#maker-paste-take")).fire();
                return true;
            });
            pause();
            dialogPicture("maker-basics");
            for (var group : List.of("reach", "data", "limits", "health")) {
                onFx(() -> {
                    var tabs = (TabPane) dialogRoot().lookup(".tab-pane");
                    tabs.getTabs().stream()
                            .filter(tab -> ("maker-group-" + group).equals(tab.getId()))
                            .forEach(tab -> tabs.getSelectionModel().select(tab));
                    return true;
                });
                pause();
                dialogPicture("maker-" + group);
            }
            dialog("maker");
            onFx(() -> select("shop-api-1"));
            for (var id : List.of("processes", "limits", "commit")) {
                choose(id);
                pause();
                pause();
                dialog(id);
            }
        }

        private void whyStopped() {
            onFx(() -> select(stopped()));
            openTab("overview");
            pause();
            picture("why");
        }

        private String stopped() {
            return table().getItems().stream()
                    .filter(dev.gantry.ui.kit.Row.Item.class::isInstance)
                    .map(row -> ((dev.gantry.ui.kit.Row.Item<?>) row).value().toString())
                    .filter(text -> text.contains("state=EXITED"))
                    .sorted(
                            java.util.Comparator.comparing(
                                    text -> text.contains("exitCode=OptionalInt[0]")))
                    .map(text -> text.replaceFirst("(?s).*?[ \\[]name=([^,]+),.*", "$1"))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("nothing has stopped"));
        }

        private void choose(String command) {
            onFx(() -> {
                ((javafx.scene.control.MenuButton)
                                java.util.Objects.requireNonNull(find("#containers-more")))
                        .getItems().stream()
                                .filter(item -> ("menu-" + command).equals(item.getId()))
                                .forEach(javafx.scene.control.MenuItem::fire);
                return true;
            });
            until(() ->
                    Window.getWindows().stream()
                            .anyMatch(window -> window instanceof Stage && window != stage));
        }

        private void dialogPicture(String name) {
            onFx(() -> {
                write(dialogRoot().getScene().snapshot(null), name);
                return true;
            });
        }

        /// A refusal stays at its row and in the detail.
        private void acts() {
            onFx(() -> select("shop-cache-1"));
            press("#command-pause");
            until(() -> rowText("shop-cache-1").contains("Paused"));
            press("#command-unpause");
            until(() -> rowText("shop-cache-1").contains("Running"));
        }

        /// The engine goes away under the window, and comes back.
        private void lost() {
            cut.run();
            until(() -> find("#host-banner .message-bar") != null);
            pause();
            picture("lost");
            restore.run();
            until(() -> find("#host-banner .message-bar") == null);
        }

        private void small() {
            onFx(() -> {
                stage.setWidth(820);
                stage.setHeight(560);
                return true;
            });
            pause();
            picture("containers-small");
            onFx(() -> select("shop-api-1"));
            openTab("logs");
            pause();
            picture("detail-logs-small");
            openTab("files");
            until(() -> file("/etc") != null);
            pause();
            picture("detail-files-small");
            openTab("overview");
            onFx(() -> select("shop-db-1"));
            pause();
            picture("detail-small");
            press("#page-dashboard");
            pause();
            picture("dashboard-small");
        }

        private boolean isMeasured() {
            return find("#stats-table") instanceof TableView<?> stats
                    && stats.getItems().stream()
                                    .map(row -> ((dev.gantry.ui.kit.Row.Item<?>) row).value())
                                    .filter(row -> !row.toString().contains("usage=Optional.empty"))
                                    .count()
                            > 5;
        }

        private boolean isDrawn() {
            return find(".usage-line") instanceof javafx.scene.shape.Polyline line
                    && line.getPoints().size() > 12;
        }

        private String rowText(String name) {
            return table().getItems().stream()
                    .map(row ->
                            row instanceof dev.gantry.ui.kit.Row.Item<?> item
                                    ? item.value().toString()
                                    : "")
                    .filter(text -> text.contains("name=" + name + ","))
                    .map(text -> text.contains("state=PAUSED") ? "Paused" : "Running")
                    .findFirst()
                    .orElse("");
        }

        private boolean select(String name) {
            var rows = table().getItems();
            for (int index = 0; index < rows.size(); index++) {
                if (rows.get(index) instanceof dev.gantry.ui.kit.Row.Item<?> item
                        && item.value().toString().contains("name=" + name + ",")) {
                    table().getSelectionModel().clearAndSelect(index);
                    return true;
                }
            }
            throw new IllegalStateException("no row " + name);
        }

        private void openTab(String id) {
            onFx(() -> {
                var tabs = (TabPane) stage.getScene().lookup(".tab-pane");
                tabs.getTabs().stream()
                        .filter(tab -> ("detail-" + id).equals(tab.getId()))
                        .forEach(tab -> tabs.getSelectionModel().select(tab));
                return true;
            });
            pause();
        }

        private TableView<?> table() {
            return (TableView<?>) stage.getScene().lookup("#containers-table");
        }

        private @Nullable Node find(String selector) {
            return stage.getScene().lookup(selector);
        }

        private void press(String selector) {
            onFx(() -> {
                switch (find(selector)) {
                    case ToggleButton toggle -> toggle.fire();
                    case Button button -> button.fire();
                    case null, default -> throw new IllegalStateException("no button " + selector);
                }
                return true;
            });
        }

        private void type(String selector, String text) {
            onFx(() -> {
                ((TextField) java.util.Objects.requireNonNull(find(selector))).setText(text);
                return true;
            });
        }

        private Parent dialogRoot() {
            return Window.getWindows().stream()
                    .filter(window -> window != stage && window.isShowing())
                    .map(window -> window.getScene().getRoot())
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("no dialog"));
        }

        private void dialog(String name) {
            onFx(() -> {
                write(dialogRoot().getScene().snapshot(null), name);
                dialogRoot().getScene().getWindow().hide();
                return true;
            });
        }

        private void picture(String name) {
            onFx(() -> {
                write(stage.getScene().snapshot(null), name);
                return true;
            });
        }
    }

    private static void write(WritableImage image, String name) {
        var file = into.resolve(name + "-" + theme + ".png");
        try {
            ImageIO.write(SwingFXUtils.fromFXImage(image, null), "png", file.toFile());
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    /// Until what was asked for has been laid out and painted.
    private static void pause() {
        sleep(Duration.ofMillis(600));
    }

    private static void until(BooleanSupplier truth) {
        var end = Instant.now().plus(PATIENCE);
        while (!onFx(truth::getAsBoolean)) {
            if (Instant.now().isAfter(end)) {
                throw new IllegalStateException("waited in vain");
            }
            sleep(Duration.ofMillis(50));
        }
    }

    private static void sleep(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    private static <T> T onFx(Supplier<T> what) {
        var answer = new CompletableFuture<T>();
        Platform.runLater(() -> {
            try {
                answer.complete(what.get());
            } catch (RuntimeException broken) {
                answer.completeExceptionally(broken);
            }
        });
        return answer.orTimeout(30, TimeUnit.SECONDS).join();
    }
}
