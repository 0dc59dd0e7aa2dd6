package dev.gantry.ui.container;

import dev.gantry.app.container.ContainerText;
import dev.gantry.app.container.WhyStopped;
import dev.gantry.app.host.Link;
import dev.gantry.app.words.Explain;
import dev.gantry.app.words.Explanation;
import dev.gantry.docker.Container;
import dev.gantry.docker.ContainerDetails;
import dev.gantry.docker.ImageDefaults;
import dev.gantry.ui.kit.Background;
import dev.gantry.ui.kit.CurrentHost;
import dev.gantry.ui.kit.Job;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import org.jspecify.annotations.Nullable;

/// One container in detail: asked for when it is shown and again whenever its row changes.
public final class ContainerDetailViewModel {

    /// What is known of the container that is shown.
    sealed interface Content {
        record Nothing() implements Content {}

        record Loading(String name) implements Content {}

        record Loaded(ContainerDetails details, ImageDefaults image, Optional<WhyStopped> why)
                implements Content {}

        record Failed(Explanation why) implements Content {}
    }

    private final CurrentHost host;
    private final Background background;
    private final ReadOnlyObjectWrapper<Optional<ContainerRow>> row =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Content> content =
            new ReadOnlyObjectWrapper<>(new Content.Nothing());
    private final BooleanProperty revealed = new SimpleBooleanProperty();
    private @Nullable Job loading;

    public ContainerDetailViewModel(CurrentHost host, Background background) {
        this.host = host;
        this.background = background;
    }

    ReadOnlyObjectProperty<Optional<ContainerRow>> rowProperty() {
        return row.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Content> contentProperty() {
        return content.getReadOnlyProperty();
    }

    /// Secrets in the clear; back to hidden with the next container.
    BooleanProperty revealedProperty() {
        return revealed;
    }

    boolean isShowing() {
        return row.get().isPresent();
    }

    void show(Optional<ContainerRow> wanted) {
        var before = row.get().map(ContainerRow::container);
        var now = wanted.map(ContainerRow::container);
        row.set(wanted);
        if (now.equals(before)) {
            return;
        }
        boolean another = !now.map(Container::id).equals(before.map(Container::id));
        if (another) {
            revealed.set(false);
        }
        stopLoading();
        if (now.isEmpty()) {
            content.set(new Content.Nothing());
        } else {
            load(now.get(), another);
        }
    }

    String json(ContainerDetails details) {
        return ContainerText.json(details, revealed.get());
    }

    String dockerRun(Content.Loaded loaded) {
        return ContainerText.dockerRun(loaded.details(), loaded.image(), revealed.get());
    }

    private void load(Container container, boolean another) {
        if (another) {
            content.set(new Content.Loading(container.name()));
        }
        if (host.state().link() instanceof Link.Down down) {
            content.set(new Content.Failed(Explain.failure(down.cause())));
            return;
        }
        var session = host.session();
        loading =
                background.run(
                        () -> {
                            var engine = session.engine();
                            var details = engine.containers().inspect(container.id());
                            return new Content.Loaded(
                                    details,
                                    engine.images().defaults(details.imageId()),
                                    WhyStopped.of(engine, details));
                        },
                        content::set,
                        failure -> content.set(new Content.Failed(Explain.failure(failure))));
    }

    private void stopLoading() {
        if (loading != null) {
            loading.cancel();
            loading = null;
        }
    }
}
