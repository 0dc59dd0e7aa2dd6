package dev.gantry.boot;

import dev.gantry.app.build.BuildHistory;
import dev.gantry.app.host.Host;
import dev.gantry.app.host.HostBook;
import dev.gantry.app.log.LogTarget;
import dev.gantry.app.notice.DesktopNotice;
import dev.gantry.app.volume.VolumeFiles;
import dev.gantry.app.volume.VolumeSession;
import dev.gantry.app.words.Words;
import dev.gantry.docker.Container;
import dev.gantry.docker.ContainerId;
import dev.gantry.docker.EngineAddress;
import dev.gantry.docker.ImageName;
import dev.gantry.docker.PortMapping;
import dev.gantry.docker.VolumeName;
import dev.gantry.store.BuildStore;
import dev.gantry.store.DraftStore;
import dev.gantry.ui.build.BuildsView;
import dev.gantry.ui.build.BuildsViewModel;
import dev.gantry.ui.build.EditorViewModel;
import dev.gantry.ui.cleanup.CleanUpView;
import dev.gantry.ui.cleanup.CleanUpViewModel;
import dev.gantry.ui.container.ContainerDetailViewModel;
import dev.gantry.ui.container.ContainersView;
import dev.gantry.ui.container.ContainersViewModel;
import dev.gantry.ui.dashboard.DashboardView;
import dev.gantry.ui.dashboard.DashboardViewModel;
import dev.gantry.ui.file.FilesView;
import dev.gantry.ui.file.FilesViewModel;
import dev.gantry.ui.host.HostsView;
import dev.gantry.ui.host.HostsViewModel;
import dev.gantry.ui.host.WelcomeView;
import dev.gantry.ui.image.ImageDetailViewModel;
import dev.gantry.ui.image.ImagesView;
import dev.gantry.ui.image.ImagesViewModel;
import dev.gantry.ui.kit.ContainerTab;
import dev.gantry.ui.kit.Screen;
import dev.gantry.ui.log.LogView;
import dev.gantry.ui.log.LogViewModel;
import dev.gantry.ui.log.LogWindow;
import dev.gantry.ui.registry.RegistriesView;
import dev.gantry.ui.registry.RegistriesViewModel;
import dev.gantry.ui.shell.Appearance;
import dev.gantry.ui.shell.MainWindow;
import dev.gantry.ui.shell.Navigator;
import dev.gantry.ui.shell.NoticesViewModel;
import dev.gantry.ui.shell.Page;
import dev.gantry.ui.stats.StatsTab;
import dev.gantry.ui.stats.StatsView;
import dev.gantry.ui.stats.StatsViewModel;
import dev.gantry.ui.terminal.TerminalView;
import dev.gantry.ui.terminal.TerminalViewModel;
import dev.gantry.ui.volume.VolumesView;
import dev.gantry.ui.volume.VolumesViewModel;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.scene.Scene;
import javafx.stage.Stage;

/// Puts the window together: the frame first, painted, and then what it shows.
final class WindowFrame {

    private final Startup startup;
    private final Wiring wiring;
    private final Stage stage;
    private final Consumer<String> browser;
    private final HostsViewModel hostsModel;
    private final Navigator navigator = new Navigator(pages());
    private final WindowMemory memory;

    /// @param browser opens a web page
    WindowFrame(Startup startup, Stage stage, Consumer<String> browser) {
        this.startup = startup;
        this.wiring = startup.wiring;
        this.stage = stage;
        this.browser = browser;
        this.memory = new WindowMemory(wiring.settings, wiring.background, stage);
        this.hostsModel =
                new HostsViewModel(
                        wiring.hosts,
                        new HostBook(wiring.hostStore),
                        wiring.sessions,
                        wiring.engines,
                        wiring.currentHost,
                        wiring.background);
    }

    /// What a person did last must outlive the window.
    void close() {
        memory.writeNow();
        navigator.close();
    }

    Navigator navigator() {
        return navigator;
    }

    void open() {
        var known = startup.known.join();
        var appearance = new Appearance(known.settings().theme());
        var window =
                new MainWindow(
                        navigator,
                        wiring.sessions,
                        hostsModel.hosts(),
                        wiring.currentHost,
                        wiring.tasks,
                        wiring.ticker,
                        appearance,
                        hostsModel::open);
        window.showWelcome(() -> new WelcomeView(hostsModel, wiring.currentHost), "hosts");
        memory.tellThrough(window);
        memory.restore(known.settings());
        known.troubles().forEach(memory::tell);
        // with a size of its own the scene need not be laid out to find one
        var scene = new Scene(window, stage.getWidth(), stage.getHeight());
        scene.getStylesheets().add(Appearance.stylesheet());
        stage.setTitle(Words.of("app.name"));
        stage.setScene(scene);
        navigator.open("containers");
        stage.show();
        memory.follow(appearance, wiring.currentHost);
        tellMishaps(window);
        lookAfterTruth();
        startup.hosts.thenAcceptAsync(found -> showHosts(found, window), wiring.fx);
        PaintMark.watch(scene);
    }

    private void tellMishaps(MainWindow window) {
        var mishaps =
                new NoticesViewModel(
                        wiring.sessions, wiring.background, DesktopNotice.here(), stage::isFocused);
        memory.followMute(mishaps.mutedProperty());
        window.showMishaps(
                mishaps,
                wiring.ticker,
                notice -> {
                    wiring.currentHost.show(notice.host());
                    openContainer(notice.mishap().container(), "overview");
                });
    }

    /// A window that nobody sees need not count seconds; one that comes back must be true.
    private void lookAfterTruth() {
        wiring.ticker.start();
        stage.iconifiedProperty()
                .addListener((_, _, hidden) -> {
                    if (hidden) {
                        wiring.ticker.stop();
                    } else {
                        wiring.ticker.start();
                    }
                });
        stage.focusedProperty()
                .addListener((_, _, focused) -> {
                    if (focused) {
                        wiring.currentHost.refresh();
                    }
                });
    }

    private void showHosts(Startup.Hosts found, MainWindow window) {
        hostsModel.take(found.found());
        found.open().ifPresent(wiring.currentHost::show);
        window.hostsAreKnown();
    }

    private List<Page> pages() {
        return List.of(
                new Page("dashboard", "grid", this::dashboard),
                new Page("containers", "box", this::containers),
                new Page("images", "disc", this::images),
                new Page("volumes", "folder", this::volumes),
                new Page("registries", "database", this::registries),
                new Page("builds", "package", this::builds),
                new Page("stats", "bar-chart-2", this::stats),
                new Page("cleanup", "trash-2", this::cleanUp),
                new Page("hosts", "server", this::hosts));
    }

    private Screen dashboard() {
        return new DashboardView(
                new DashboardViewModel(wiring.currentHost, wiring.background, wiring.tasks),
                wiring.ticker,
                new ToContainers());
    }

    private Screen containers() {
        var view =
                new ContainersView(
                        new ContainersViewModel(
                                wiring.currentHost,
                                wiring.background,
                                wiring.tasks,
                                wiring.registries),
                        new ContainerDetailViewModel(wiring.currentHost, wiring.background),
                        containerTabs(),
                        wiring.usage,
                        wiring.ticker,
                        this::browse,
                        this::openLogs);
        memory.followTable("containers", view.table());
        memory.followGrouping(view.groupedProperty());
        return view;
    }

    /// What other rooms show of one container, in the order of their tabs.
    private List<ContainerTab> containerTabs() {
        return List.of(
                new ContainerTab("logs", (container, _) -> new LogView(logs(List.of(container)))),
                new ContainerTab("terminal", this::terminal),
                new ContainerTab("files", (container, _) -> files(container)),
                new ContainerTab(
                        "stats",
                        (container, _) ->
                                new StatsTab(container, wiring.currentHost, wiring.usage)));
    }

    private FilesView files(Container container) {
        return new FilesView(
                new FilesViewModel(container, wiring.currentHost, wiring.background, wiring.tasks));
    }

    private LogViewModel logs(List<Container> containers) {
        return new LogViewModel(
                containers.stream()
                        .map(container -> new LogTarget(container.id(), container.name()))
                        .toList(),
                wiring.currentHost,
                startup.launch.dataFolder().resolve("spill"),
                wiring.background,
                wiring.tasks);
    }

    private void openLogs(List<Container> containers) {
        LogWindow.open(stage, logs(containers));
    }

    private Screen stats() {
        var view =
                new StatsView(
                        new StatsViewModel(wiring.currentHost, wiring.usage),
                        wiring.ticker,
                        id -> openContainer(id, "stats"));
        memory.followTable("stats", view.table());
        return view;
    }

    private void openContainer(ContainerId id, String tab) {
        navigator.open("containers");
        ((ContainersView) navigator.screen("containers")).open(id, tab);
    }

    private Screen images() {
        var view =
                new ImagesView(
                        new ImagesViewModel(
                                wiring.currentHost,
                                wiring.background,
                                wiring.tasks,
                                wiring.registries),
                        new ImageDetailViewModel(wiring.currentHost, wiring.background),
                        wiring.ticker,
                        id -> openContainer(id, "overview"));
        memory.followTable("images", view.table());
        return view;
    }

    private Screen registries() {
        var view =
                new RegistriesView(
                        new RegistriesViewModel(
                                wiring.registries,
                                wiring.currentHost,
                                wiring.background,
                                wiring.tasks),
                        wiring.ticker,
                        this::pull);
        memory.followTable("registries", view.table());
        memory.followTable("registryTags", view.tagTable());
        return view;
    }

    private void pull(ImageName name) {
        navigator.open("images");
        ((ImagesView) navigator.screen("images")).pull(name);
    }

    private Screen builds() {
        return new BuildsView(
                new BuildsViewModel(
                        wiring.currentHost,
                        wiring.background,
                        wiring.tasks,
                        wiring.registries,
                        wiring.buildx,
                        new BuildHistory(new BuildStore(startup.launch.dataFolder()))),
                new EditorViewModel(wiring.background, new DraftStore(startup.launch.dataFolder())),
                wiring.ticker);
    }

    private Screen volumes() {
        var view =
                new VolumesView(
                        new VolumesViewModel(wiring.currentHost, wiring.background, wiring.tasks),
                        wiring.ticker,
                        this::volumeFiles);
        memory.followTable("volumes", view.table());
        return view;
    }

    private Screen volumeFiles(VolumeName volume, Supplier<String> users) {
        var host = wiring.currentHost.session();
        var session = new VolumeSession(host::engine, volume);
        var files =
                new FilesViewModel(
                        volume.value(), new VolumeFiles(session), wiring.background, wiring.tasks);
        return new FilesView(files, users, session::close);
    }

    private Screen cleanUp() {
        var view =
                new CleanUpView(
                        new CleanUpViewModel(wiring.currentHost, wiring.background, wiring.tasks),
                        wiring.ticker);
        memory.followTable("cleanup", view.table());
        return view;
    }

    private Screen terminal(Container container, Consumer<String> open) {
        return new TerminalView(
                new TerminalViewModel(
                        wiring.terminals,
                        wiring.currentHost,
                        wiring.background,
                        wiring.tasks,
                        container),
                open);
    }

    private Screen hosts() {
        var view = new HostsView(hostsModel, wiring.ticker);
        memory.followTable("hosts", view.table());
        return view;
    }

    private void browse(PortMapping port) {
        port.published().ifPresent(at -> browser.accept("http://" + machine() + ":" + at.port()));
    }

    /// Where the engine publishes ports.
    private String machine() {
        return wiring.currentHost
                .hostProperty()
                .get()
                .map(Host::address)
                .map(address ->
                        switch (address) {
                            case EngineAddress.Tcp tcp -> tcp.host();
                            case EngineAddress.Tls tls -> tls.host();
                            case EngineAddress.Unix _, EngineAddress.Pipe _ -> "localhost";
                        })
                .map(name -> name.contains(":") ? "[" + name + "]" : name)
                .orElse("localhost");
    }

    private final class ToContainers implements DashboardView.Links {

        @Override
        public void containersIn(Optional<Container.State> state) {
            open().showOnly(state);
        }

        @Override
        public void container(ContainerId id) {
            open().open(id);
        }

        private ContainersView open() {
            navigator.open("containers");
            return (ContainersView) navigator.screen("containers");
        }
    }
}
