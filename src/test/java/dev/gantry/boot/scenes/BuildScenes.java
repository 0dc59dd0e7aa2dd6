package dev.gantry.boot.scenes;

import dev.gantry.store.DraftStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Objects;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import org.fxmisc.richtext.CodeArea;

/// Builds: none, the form, one that runs, one that is done, one that failed.
public final class BuildScenes {

    private static final String GOOD =
            """
            ARG BASE=gantry/base:1
            FROM $BASE AS deps
            WORKDIR /src
            COPY . .
            RUN for part in core http json; do echo "resolving $part"; done

            FROM deps AS final
            RUN echo compiling; sleep 3; echo done
            """;

    private static final String RICH =
            """
            # What the shop answers with
            ARG BASE=gantry/base:1
            FROM --platform=$BUILDPLATFORM $BASE AS deps
            ENV HOME="/srv/$USER" MODE='plain'
            RUN --mount=type=cache,target=/root/.cache \\
                # resolved once
                make deps TARGET="${TARGETARCH}"

            FORM deps
            COPY --from=deps /src /srv
            COPY <<END /etc/motd
            Welcome to the shop.
            END
            HEALTHCHECK --interval=5s CMD curl -f http://localhost/
            CMD ["./serve", "--port=8080"]
            """;

    private final Stagehand hand;
    private final Path folder;

    /// @param folder to be made, and built
    public BuildScenes(Stagehand hand, Path folder) {
        this.hand = hand;
        this.folder = folder;
    }

    /// Before the window is opened: something was left unsaved in an earlier one.
    public static void leaveDraft(Path data, Path folder) {
        var file = folder.resolve("Dockerfile");
        new DraftStore(data)
                .keep(new DraftStore.KeptDraft(file.toString(), RICH.replace("FORM", "FROM"), ""));
    }

    public void play() {
        hand.press("#page-builds");
        hand.until(() -> hand.find("#editor-discard") != null);
        hand.pause();
        hand.picture("editor-restored");
        hand.press("#editor-back");
        hand.until(hand::hasDialog);
        hand.pause();
        pressOther();
        hand.pause();
        hand.picture("builds-none");
        write(GOOD);
        form("localhost/shop/api:1.4");
        hand.until(() -> hand.find(".build-output") != null);
        hand.pause();
        hand.picture("builds-running");
        hand.until(() -> !facts().isEmpty() && facts().startsWith("Built"));
        hand.pause();
        hand.picture("builds-done");
        write(GOOD.replace("echo done", "exit 7"));
        form("localhost/shop/api:1.5");
        hand.until(() -> hand.find("#build-excerpt") != null);
        hand.pause();
        hand.picture("builds-failed");
        editor();
    }

    private void editor() {
        hand.press("#build-edit");
        hand.until(() -> hand.find("#editor-text") != null);
        hand.pause();
        hand.picture("editor-line");
        hand.onFx(() -> {
            var text = (CodeArea) Objects.requireNonNull(hand.find("#editor-text"));
            text.replaceText(RICH);
            text.moveTo(0);
            text.requestFollowCaret();
            return true;
        });
        hand.pause();
        hand.picture("editor-mistake");
        write(GOOD.replace("compiling", "compiled elsewhere"));
        hand.press("#editor-save");
        hand.until(hand::hasDialog);
        hand.pause();
        hand.dialogPicture("editor-overwrite");
        hand.onFx(() -> {
            hand.dialogRoot().getScene().getWindow().hide();
            return true;
        });
        hand.press("#editor-back");
        hand.pause();
        hand.dialogPicture("editor-unsaved");
        hand.onFx(() -> {
            hand.dialogRoot().getScene().getWindow().hide();
            return true;
        });
    }

    public void form(String tag) {
        hand.press("#build-new");
        hand.pause();
        dialogText("#build-folder", folder.toString());
        dialogText("#build-tags", tag);
        dialogText("#build-network", "none");
        hand.pause();
        hand.dialogPicture("builds-form");
        dialogArea("#build-secrets", "npm is kept in ~/.npmrc");
        hand.pause();
        hand.dialogPicture("builds-form-wrong");
        dialogArea("#build-secrets", "");
        hand.onFx(() -> {
            hand.dialogRoot().lookupAll(".button").stream()
                    .filter(Button.class::isInstance)
                    .map(Button.class::cast)
                    .filter(Button::isDefaultButton)
                    .forEach(Button::fire);
            return true;
        });
    }

    private void dialogText(String selector, String text) {
        hand.onFx(() -> {
            var field = (TextField) hand.dialogRoot().lookup(selector);
            Objects.requireNonNull(field).setText(text);
            return true;
        });
    }

    private void dialogArea(String selector, String text) {
        hand.onFx(() -> {
            var area = (TextArea) hand.dialogRoot().lookup(selector);
            Objects.requireNonNull(area).setText(text);
            return true;
        });
    }

    private String facts() {
        return hand.find("#build-facts") instanceof Label label ? label.getText() : "";
    }

    private void write(String dockerfile) {
        try {
            Files.createDirectories(folder);
            Files.writeString(folder.resolve("Dockerfile"), dockerfile);
            Files.writeString(folder.resolve("stamp"), Instant.now().toString()); // nothing cached
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    /// With room for little.
    public void small() {
        hand.press("#page-builds");
        hand.pause();
        hand.picture("editor-small");
        hand.press("#editor-back");
        hand.pause();
        pressOther();
        hand.pause();
        hand.picture("builds-small");
    }

    /// In a question of three ways out.
    private void pressOther() {
        hand.onFx(() -> {
            hand.dialogRoot().lookupAll(".button").stream()
                    .filter(Button.class::isInstance)
                    .map(Button.class::cast)
                    .filter(button -> !button.isDefaultButton() && !button.isCancelButton())
                    .forEach(Button::fire);
            return true;
        });
    }
}
