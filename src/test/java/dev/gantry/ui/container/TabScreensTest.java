package dev.gantry.ui.container;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gantry.docker.Container;
import dev.gantry.docker.Samples;
import dev.gantry.ui.kit.ContainerTab;
import dev.gantry.ui.kit.Screen;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import org.junit.jupiter.api.Test;

class TabScreensTest {

    private final List<String> told = new ArrayList<>();
    private final TabScreens screens =
            new TabScreens(
                    List.of(
                            new ContainerTab("logs", (it, _) -> new Told("logs of " + it.name())),
                            new ContainerTab(
                                    "stats", (it, _) -> new Told("stats of " + it.name()))),
                    _ -> {});
    private final Container web = Samples.container("web", Container.State.RUNNING);
    private final Container db = Samples.container("db", Container.State.RUNNING);

    @Test
    void aTabIsMadeWhenItIsFirstOpenedAndPausesWhenAnotherIs() {
        screens.seen(true);
        assertThat(screens.select("overview", web)).isEmpty();
        screens.select("logs", web);
        screens.select("stats", web);
        screens.select("logs", web);
        assertThat(told)
                .containsExactly(
                        "logs of web made",
                        "logs of web shown",
                        "logs of web hidden",
                        "stats of web made",
                        "stats of web shown",
                        "stats of web hidden",
                        "logs of web shown");
    }

    @Test
    void whatIsNotSeenIsNotShown() {
        screens.select("logs", web);
        assertThat(told).containsExactly("logs of web made");
        screens.seen(true);
        screens.seen(false);
        assertThat(told)
                .containsExactly("logs of web made", "logs of web shown", "logs of web hidden");
    }

    @Test
    void anotherContainerClosesTheTabsOfTheOneBefore() {
        screens.seen(true);
        screens.select("logs", web);
        told.clear();
        screens.select("logs", db);
        assertThat(told)
                .containsExactly(
                        "logs of web hidden",
                        "logs of web closed",
                        "logs of db made",
                        "logs of db shown");
    }

    private final class Told implements Screen {
        private final String name;

        Told(String name) {
            this.name = name;
            told.add(name + " made");
        }

        @Override
        public Node node() {
            throw new AssertionError("nobody draws it");
        }

        @Override
        public Node focusTarget() {
            throw new AssertionError("nobody draws it");
        }

        @Override
        public void shown() {
            told.add(name + " shown");
        }

        @Override
        public void hidden() {
            told.add(name + " hidden");
        }

        @Override
        public void close() {
            told.add(name + " closed");
        }
    }
}
