package dev.gantry.boot.scenes;

import dev.gantry.ui.editor.EditorStage;
import java.util.Map;
import java.util.Objects;
import javafx.scene.control.ButtonBase;
import javafx.scene.input.KeyCode;
import javafx.stage.Popup;
import javafx.stage.Window;

/// The editor of compose files in a window of its own: right, wrong, offering, finding, resolved.
public final class EditorScenes {

    private static final String SHOP =
            """
            # what the shop needs
            name: shop
            x-log: &log
              driver: json-file
              options: {max-size: "10m", max-file: 3}

            services:
              web:
                image: registry.example.com/shop/web:${TAG:-1.4}
                restart: unless-stopped
                depends_on:
                  db:
                    condition: service_healthy
                environment:
                  LEVEL: info
                  DB_PASSWORD: ${DB_PASSWORD}
                  MOTTO: 'all you need'
                ports:
                  - "8080:80"
                logging: *log
                command: |
                  # runs until it is told to stop
                  exec serve --port 80 --mail "${MAIL}"
              db:
                image: postgres:17
                volumes:
                  - data:/var/lib/postgresql
                healthcheck:
                  test: ["CMD", "pg_isready"]
                  interval: 5s
                  retries: 5
                networks: [back]

            networks:
              back: {}
            volumes:
              data: !reset null
            """
                    .replace(" !reset null", "");

    private final Stagehand hand;

    public EditorScenes(Stagehand hand) {
        this.hand = hand;
    }

    public void play() {
        var folder = hand.into();
        try (var window =
                new EditorStage(
                        folder.resolve("compose.yaml"), Map.of("DB_PASSWORD", "s3cret"), SHOP)) {
            window.look(hand.theme());
            window.open(folder.resolve(".env"), "# of this machine\nMAIL=\"shop@example.com\"\n");
            window.show(1280, 800);
            shot(window, "compose-editor");
            window.caretBehind("networks: [back]");
            window.type("\nrestrat: always");
            hand.until(() -> window.stage.getScene().lookup(".finding-row") != null);
            shot(window, "compose-mistake");
            window.show(820, 560);
            shot(window, "compose-mistake-small");
            window.pressControl(KeyCode.Z);
            window.pressControl(KeyCode.Z);
            window.caretBehind("networks: [back]");
            window.type("\nh");
            hand.until(EditorScenes::hasPopup);
            shot(window, "compose-offers");
            popup("compose-offers-list");
            hand.onFx(() -> {
                window.editor.requestFocus();
                return true;
            });
            press(window, "#code-variables");
            window.show(1280, 800);
            shot(window, "compose-variables");
            press(window, "#code-resolved");
            shot(window, "compose-resolved");
            window.show(820, 560);
            shot(window, "compose-resolved-small");
            press(window, "#code-resolved");
            press(window, "#code-openFind");
            window.type("data");
            shot(window, "compose-find-small");
        }
    }

    private static boolean hasPopup() {
        return Window.getWindows().stream().anyMatch(Popup.class::isInstance);
    }

    private void press(EditorStage window, String selector) {
        hand.onFx(() -> {
            ((ButtonBase) window.need(selector)).fire();
            return true;
        });
    }

    private void popup(String name) {
        hand.onFx(() -> {
            Window.getWindows().stream()
                    .filter(Popup.class::isInstance)
                    .map(each -> each.getScene().getRoot())
                    .findFirst()
                    .ifPresent(root ->
                            hand.write(Objects.requireNonNull(root).snapshot(null, null), name));
            return true;
        });
    }

    private void shot(EditorStage window, String name) {
        hand.pause();
        hand.onFx(() -> {
            hand.write(window.stage.getScene().snapshot(null), name);
            return true;
        });
    }
}
