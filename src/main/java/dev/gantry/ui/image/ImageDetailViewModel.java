package dev.gantry.ui.image;

import dev.gantry.app.host.Link;
import dev.gantry.app.words.Explain;
import dev.gantry.app.words.Explanation;
import dev.gantry.docker.ImageDetails;
import dev.gantry.ui.kit.Background;
import dev.gantry.ui.kit.CurrentHost;
import dev.gantry.ui.kit.Job;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import org.jspecify.annotations.Nullable;

/// One image in detail: asked for when it is shown, and again when its names change.
public final class ImageDetailViewModel {

    /// What is known of the image that is shown.
    sealed interface Content {
        record Nothing() implements Content {}

        record Loading(String name) implements Content {}

        record Loaded(ImageDetails details) implements Content {}

        record Failed(Explanation why) implements Content {}
    }

    private final CurrentHost host;
    private final Background background;
    private final ReadOnlyObjectWrapper<Optional<ImageRow>> row =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Content> content =
            new ReadOnlyObjectWrapper<>(new Content.Nothing());
    private final BooleanProperty revealed = new SimpleBooleanProperty();
    private @Nullable Job loading;

    public ImageDetailViewModel(CurrentHost host, Background background) {
        this.host = host;
        this.background = background;
        host.stateProperty().addListener(_ -> againWhenLive());
    }

    private void againWhenLive() {
        if (content.get() instanceof Content.Failed && host.state().link().isLive()) {
            row.get().ifPresent(shown -> load(shown, true));
        }
    }

    ReadOnlyObjectProperty<Optional<ImageRow>> rowProperty() {
        return row.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Content> contentProperty() {
        return content.getReadOnlyProperty();
    }

    /// Secrets in the clear; back to hidden with the next image.
    BooleanProperty revealedProperty() {
        return revealed;
    }

    void show(Optional<ImageRow> wanted) {
        var before = row.get().map(ImageRow::image);
        var now = wanted.map(ImageRow::image);
        row.set(wanted);
        if (now.equals(before)) {
            return;
        }
        boolean another = !now.map(image -> image.id()).equals(before.map(image -> image.id()));
        if (another) {
            revealed.set(false);
        }
        if (loading != null) {
            loading.cancel();
        }
        if (wanted.isEmpty()) {
            content.set(new Content.Nothing());
        } else {
            load(wanted.get(), another);
        }
    }

    private void load(ImageRow shown, boolean another) {
        if (another) {
            content.set(new Content.Loading(shown.shown()));
        }
        if (host.state().link() instanceof Link.Down down) {
            content.set(new Content.Failed(Explain.failure(down.cause())));
            return;
        }
        var session = host.session();
        var id = shown.image().id().value();
        loading =
                background.run(
                        () -> new Content.Loaded(session.engine().images().details(id)),
                        content::set,
                        failure -> content.set(new Content.Failed(Explain.failure(failure))));
    }
}
