package dev.gantry.boot;

import dev.gantry.boot.scenes.BuildScenes;
import dev.gantry.boot.scenes.ContainerScenes;
import dev.gantry.boot.scenes.DashboardScenes;
import dev.gantry.boot.scenes.EditorScenes;
import dev.gantry.boot.scenes.FileScenes;
import dev.gantry.boot.scenes.HostScenes;
import dev.gantry.boot.scenes.ImageScenes;
import dev.gantry.boot.scenes.LogScenes;
import dev.gantry.boot.scenes.MakerScenes;
import dev.gantry.boot.scenes.RegistryScenes;
import dev.gantry.boot.scenes.Stagehand;
import dev.gantry.boot.scenes.StatsScenes;
import dev.gantry.boot.scenes.TerminalScenes;
import dev.gantry.boot.scenes.VolumeScenes;
import dev.gantry.docker.EngineAddresses;
import dev.gantry.store.HostStore;
import dev.gantry.store.SettingStore;
import dev.gantry.store.Settings.Theme;
import dev.gantry.testing.EngineProxy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;

/// Renders the screens of the window to PNG files, headless: `Screens DIR light|dark ADDRESS`.
public final class Screens {

    private static Path into = Path.of(".");
    private static String theme = "light";
    private static Path notes = Path.of("notes.txt");
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
        notes = Files.writeString(data.resolve("notes.txt"), "To do: nothing.\n");
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
        BuildScenes.leaveDraft(data, data.resolve("shop-api"));
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
            Thread.ofVirtual().start(() -> walk(new Stagehand(stage, into, theme)));
        }

        private static void walk(Stagehand hand) {
            try {
                if (isLost) {
                    new HostScenes(hand).none();
                } else {
                    withEngine(hand);
                }
            } catch (RuntimeException broken) {
                failure = broken;
            }
            Platform.runLater(Platform::exit);
        }

        private static void withEngine(Stagehand hand) {
            var containers = new ContainerScenes(hand);
            var stats = new StatsScenes(hand);
            var logs = new LogScenes(hand);
            var hosts = new HostScenes(hand);
            var files = new FileScenes(hand);
            var maker = new MakerScenes(hand);
            var dashboard = new DashboardScenes(hand);
            var images = new ImageScenes(hand);
            var volumes = new VolumeScenes(hand);
            var registries = new RegistryScenes(hand);
            var builds = new BuildScenes(hand, notes.resolveSibling("shop-api"));
            containers.list();
            stats.ofOne();
            new TerminalScenes(hand).play();
            containers.tabs();
            files.play();
            files.changed(notes);
            logs.ofOne();
            logs.ofSeveral();
            containers.questions();
            containers.acts();
            maker.play();
            containers.whyStopped();
            images.play();
            images.cleanUp();
            volumes.play(notes);
            registries.play();
            builds.play();
            dashboard.play();
            new EditorScenes(hand).play();
            stats.ofAll();
            hosts.known();
            hosts.lost(cut, restore);
            containers.small();
            logs.small();
            files.small();
            containers.smallDetails();
            maker.small();
            dashboard.small();
            images.small();
            registries.small();
            volumes.small();
            builds.small();
        }
    }
}
