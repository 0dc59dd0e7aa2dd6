package dev.gantry.ui.shell;

import dev.gantry.app.host.Host;
import dev.gantry.app.host.HostSessions;
import dev.gantry.app.host.Link;
import dev.gantry.app.words.Words;
import dev.gantry.ui.kit.CurrentHost;
import dev.gantry.ui.kit.Icons;
import dev.gantry.ui.kit.LinkText;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// The host in view, by name, colour and state, and the way to the others.
final class HostSwitcher extends MenuButton {

    private final CurrentHost current;
    private final HostSessions sessions;
    private final ObservableList<Host> hosts;
    private final Consumer<Host> choose;
    private final Runnable manage;

    HostSwitcher(
            CurrentHost current,
            HostSessions sessions,
            ObservableList<Host> hosts,
            Consumer<Host> choose,
            Runnable manage) {
        this.current = current;
        this.sessions = sessions;
        this.hosts = hosts;
        this.choose = choose;
        this.manage = manage;
        setId("host-switcher");
        getStyleClass().add("host-switcher");
        setMaxWidth(Double.MAX_VALUE);
        setAccessibleText(Words.of("switcher.name"));
        hosts.addListener((ListChangeListener<Host>) _ -> fill());
        // the states of the others are looked up when somebody looks
        setOnShowing(_ -> fill());
        current.hostProperty().addListener(_ -> showCurrent());
        current.stateProperty()
                .map(state -> LinkText.tone(state.link()))
                .addListener(_ -> showCurrent());
        fill();
        showCurrent();
    }

    private void showCurrent() {
        var host = current.hostProperty().get();
        var name = new Label(host.map(Host::name).orElseGet(() -> Words.of("switcher.none")));
        name.getStyleClass().add("host-name");
        var state = new Label(Words.of("link.word." + toneWord(current.state().link())));
        state.getStyleClass().addAll("text-muted", "host-state");
        var line = new HBox(dots(host, Optional.of(current.state().link())), new VBox(name, state));
        line.getStyleClass().add("host-line");
        setGraphic(line);
    }

    private void fill() {
        getItems().setAll(hosts.stream().map(this::item).toList());
        var all = new MenuItem(Words.of("switcher.manage"), Icons.of("settings"));
        all.setOnAction(_ -> manage.run());
        if (!hosts.isEmpty()) {
            getItems().add(new SeparatorMenuItem());
        }
        getItems().add(all);
    }

    private MenuItem item(Host host) {
        var link =
                sessions.all().stream()
                        .filter(session -> session.host().equals(host))
                        .findFirst()
                        .map(session -> session.state().link());
        var text =
                link.map(now -> Words.of("switcher.host", host.name(), LinkText.of(now)))
                        .orElse(host.name());
        var item = new MenuItem(text, dots(Optional.of(host), link));
        item.setOnAction(_ -> choose.accept(host));
        return item;
    }

    private static Node dots(Optional<Host> host, Optional<Link> link) {
        var colour = new Region();
        colour.getStyleClass().addAll("host-colour", "colour-" + host.map(Host::colour).orElse(0));
        var state = new Region();
        state.getStyleClass().setAll("link-dot", link.map(LinkText::tone).orElse("tone-closed"));
        var dots = new HBox(colour, state);
        dots.getStyleClass().add("host-dots");
        return dots;
    }

    private static String toneWord(Link link) {
        return LinkText.tone(link).substring("tone-".length());
    }
}
