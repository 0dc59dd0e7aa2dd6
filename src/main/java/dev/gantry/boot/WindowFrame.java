package dev.gantry.boot;

import dev.gantry.app.host.Host;
import dev.gantry.app.words.Words;
import dev.gantry.docker.EngineAddress;
import dev.gantry.docker.PortMapping;
import dev.gantry.ui.container.ContainerDetailViewModel;
import dev.gantry.ui.container.ContainersView;
import dev.gantry.ui.container.ContainersViewModel;
import dev.gantry.ui.kit.Screen;
import dev.gantry.ui.shell.Appearance;
import dev.gantry.ui.shell.MainWindow;
import dev.gantry.ui.shell.Navigator;
import dev.gantry.ui.shell.Page;
import java.util.List;
import javafx.application.HostServices;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.scene.Scene;
import javafx.stage.Stage;

/// Puts the window together: the frame first, painted, and then what it shows.
final class WindowFrame {

    private static final double WIDTH = 1280;
    private static final double HEIGHT = 800;

    private final Startup startup;
    private final Wiring wiring;
    private final Stage stage;
    private final HostServices services;
    private final ObservableList<Host> hosts = FXCollections.observableArrayList();

    WindowFrame(Startup startup, Stage stage, HostServices services) {
        this.startup = startup;
        this.wiring = startup.wiring;
        this.stage = stage;
        this.services = services;
    }

    void open() {
        var known = startup.known.join();
        var appearance = new Appearance(known.settings().theme());
        var navigator = new Navigator(pages());
        var window =
                new MainWindow(
                        navigator,
                        wiring.sessions,
                        hosts,
                        wiring.currentHost,
                        wiring.tasks,
                        wiring.ticker,
                        appearance,
                        this::choose);
        var scene = new Scene(window, WIDTH, HEIGHT);
        scene.getStylesheets().add(Appearance.stylesheet());
        stage.setTitle(Words.of("app.name"));
        stage.setScene(scene);
        stage.setMinWidth(760);
        stage.setMinHeight(480);
        navigator.open("containers");
        stage.show();
        wiring.ticker.start();
        startup.hosts.thenAcceptAsync(this::showHosts, wiring.fx);
    }

    private void showHosts(Startup.Hosts found) {
        hosts.setAll(found.found().hosts());
        found.open().ifPresent(wiring.currentHost::show);
    }

    private void choose(Host host) {
        wiring.currentHost.show(host);
    }

    private List<Page> pages() {
        return List.of(new Page("containers", "box", this::containers));
    }

    private Screen containers() {
        return new ContainersView(
                new ContainersViewModel(wiring.currentHost, wiring.background, wiring.tasks),
                new ContainerDetailViewModel(wiring.currentHost, wiring.background),
                wiring.ticker,
                this::browse);
    }

    private void browse(PortMapping port) {
        port.published()
                .ifPresent(at -> services.showDocument("http://" + machine() + ":" + at.port()));
    }

    /// Where the engine publishes ports.
    private String machine() {
        return wiring.currentHost
                .hostProperty()
                .get()
                .map(host ->
                        switch (host.address()) {
                            case EngineAddress.Tcp tcp -> tcp.host();
                            case EngineAddress.Tls tls -> tls.host();
                            case EngineAddress.Unix _, EngineAddress.Pipe _ -> "localhost";
                        })
                .orElse("localhost");
    }
}
