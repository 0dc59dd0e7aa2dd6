package dev.gantry.ui.registry;

import dev.gantry.app.registry.RegistryLogins;
import dev.gantry.app.words.Explain;
import dev.gantry.app.words.Explanation;
import dev.gantry.app.words.Words;
import dev.gantry.docker.ImageName;
import dev.gantry.registry.RegistryClient;
import dev.gantry.registry.RegistryException;
import dev.gantry.registry.RegistryException.Trouble;
import dev.gantry.registry.RemoteManifest;
import dev.gantry.ui.kit.FxBatch;
import dev.gantry.ui.kit.Job;
import dev.gantry.ui.kit.ResourceList;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.transformation.FilteredList;

/// What one registry has: its repositories, and the tags of one of them.
final class RegistryBrowser {

    /// Each costs a question or three; what a person does not see at once is asked when selected.
    private static final int MOST_ASKED = 200;

    private final RegistryLogins logins;
    private final RegistryDeeds deeds;
    private final Executor fx;
    private final Consumer<Explanation> refused;
    private final ReadOnlyObjectWrapper<Optional<String>> registry =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<String>> repository =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ObservableList<String> repositories = FXCollections.observableArrayList();
    private final FilteredList<String> found = new FilteredList<>(repositories);
    private final StringProperty search = new SimpleStringProperty("");
    private final ReadOnlyObjectWrapper<Stage> catalogue = new ReadOnlyObjectWrapper<>(new Idle());
    private final ReadOnlyObjectWrapper<Stage> tagging = new ReadOnlyObjectWrapper<>(new Idle());
    private final ReadOnlyBooleanWrapper more = new ReadOnlyBooleanWrapper();
    private final ResourceList<TagRow> tags = new ResourceList<>(TagRow::name, TagRow.BY_TAG);
    private final Map<ImageName, TagRow> rows = new LinkedHashMap<>();
    private String next = "";
    private boolean isReading;
    private Job looking = () -> {};
    private Job reading = () -> {};

    /// How far a list is.
    sealed interface Stage {}

    record Idle() implements Stage {}

    record Loading() implements Stage {}

    record Loaded() implements Stage {}

    record Failed(Explanation why) implements Stage {}

    RegistryBrowser(
            RegistryLogins logins,
            RegistryDeeds deeds,
            Executor fx,
            Consumer<Explanation> refused) {
        this.logins = logins;
        this.deeds = deeds;
        this.fx = fx;
        this.refused = refused;
        search.addListener((_, _, now) -> {
            var wanted = now.strip();
            found.setPredicate(name -> name.contains(wanted));
        });
    }

    ReadOnlyObjectProperty<Optional<String>> repositoryProperty() {
        return repository.getReadOnlyProperty();
    }

    StringProperty searchProperty() {
        return search;
    }

    /// Those that match the search.
    ObservableList<String> repositories() {
        return found;
    }

    ReadOnlyObjectProperty<Stage> catalogueProperty() {
        return catalogue.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Stage> taggingProperty() {
        return tagging.getReadOnlyProperty();
    }

    /// Whether the registry has more repositories than were asked for.
    ReadOnlyBooleanProperty moreProperty() {
        return more.getReadOnlyProperty();
    }

    ResourceList<TagRow> tags() {
        return tags;
    }

    BooleanBinding isLive() {
        return Bindings.createBooleanBinding(
                () -> deeds.host().state().link().isLive(), deeds.host().stateProperty());
    }

    void show(Optional<String> name) {
        if (!registry.get().equals(name)) {
            begin(name);
        }
    }

    void loginChanged(String name) {
        if (registry.get().equals(Optional.of(name))) {
            begin(Optional.of(name));
        }
    }

    void again() {
        begin(registry.get());
    }

    private void begin(Optional<String> name) {
        close();
        registry.set(name);
        search.set("");
        repositories.clear();
        leaveRepository();
        more.set(false);
        catalogue.set(new Idle());
        name.ifPresent(known -> list(known, RegistryClient::repositories));
    }

    private void leaveRepository() {
        reading.cancel();
        isReading = false;
        repository.set(Optional.empty());
        rows.clear();
        tags.show(List.of());
        tagging.set(new Idle());
    }

    /// What nobody sees is not asked for.
    void rest() {
        reading.cancel();
    }

    void goOn() {
        if (isReading) {
            reloadTags();
        }
    }

    /// Nothing is asked any more.
    void close() {
        looking.cancel();
        reading.cancel();
    }

    void loadMore() {
        var from = next;
        registry.get().ifPresent(name -> list(name, client -> client.repositories(from)));
    }

    private interface Question {
        RegistryClient.Page on(RegistryClient client);
    }

    private void list(String name, Question question) {
        catalogue.set(new Loading());
        more.set(false);
        looking =
                deeds.look(
                        engine -> question.on(logins.client(name, engine)),
                        page -> {
                            repositories.addAll(page.names());
                            next = page.next();
                            more.set(!next.isEmpty());
                            catalogue.set(new Loaded());
                        },
                        why -> catalogue.set(new Failed(Explain.failure(why))));
    }

    /// @param name as a person wrote it or chose it
    void open(String name) {
        var at = registry.get();
        var image =
                at.flatMap(host -> ImageName.read(host + "/" + name.strip() + ":latest"))
                        .filter(read -> at.get().equals(read.registry()));
        if (image.isEmpty() || repository.get().equals(Optional.of(image.get().repository()))) {
            return;
        }
        leaveRepository();
        repository.set(Optional.of(image.get().repository()));
        readTags(image.get());
    }

    void reloadTags() {
        var name = repository.get();
        leaveRepository();
        name.ifPresent(this::open);
    }

    private void readTags(ImageName image) {
        isReading = true;
        tagging.set(new Loading());
        var told = new FxBatch<TagRow>(fx, news -> take(image, news));
        reading =
                deeds.look(
                        engine -> {
                            var client = logins.client(image.registry(), engine);
                            return read(client, image, told);
                        },
                        _ -> readTo(new Loaded()),
                        this::readingFailed);
    }

    /// What was read before stays, and would hide why there is no more.
    private void readingFailed(Throwable why) {
        readTo(new Failed(Explain.failure(why)));
        if (!rows.isEmpty()) {
            refused.accept(Explain.failure(why));
        }
    }

    private void readTo(Stage end) {
        isReading = false;
        tagging.set(end);
    }

    private boolean read(RegistryClient client, ImageName image, FxBatch<TagRow> told) {
        var names = client.tags(image.repository()).stream().map(image::withTag).toList();
        names.forEach(name -> told.add(new TagRow(name, Optional.empty(), "")));
        fx.execute(() -> {
            if (isShown(image)) {
                tagging.set(new Loaded());
            }
        });
        for (var name : names.subList(0, Math.min(MOST_ASKED, names.size()))) {
            told.add(asked(client, name));
        }
        return true;
    }

    /// One that cannot be read does not hide the others; a registry that has had enough does.
    private static TagRow asked(RegistryClient client, ImageName name) {
        try {
            var manifest = client.manifest(name.repository(), name.tag());
            return new TagRow(name, Optional.of(manifest), "");
        } catch (RegistryException failed) {
            if (failed.trouble() == Trouble.GONE || failed.trouble() == Trouble.NOT_A_REGISTRY) {
                return new TagRow(name, Optional.empty(), Explain.failure(failed).title());
            }
            throw failed;
        }
    }

    private boolean isShown(ImageName image) {
        return repository.get().equals(Optional.of(image.repository()))
                && registry.get().equals(Optional.of(image.registry()));
    }

    private void take(ImageName image, List<TagRow> news) {
        if (isShown(image)) {
            news.forEach(row -> rows.put(row.name(), row));
            tags.show(new ArrayList<>(rows.values()));
        }
    }

    /// Finds out what would go with a tag.
    ///
    /// @param then told the digest, and all tags on it
    void planDeletion(TagRow row, BiConsumer<String, List<String>> then) {
        var name = row.name();
        deeds.perform(
                Words.of("registries.planTask", name),
                engine -> {
                    var client = logins.client(name.registry(), engine);
                    var digest =
                            row.manifest()
                                    .map(RemoteManifest::digest)
                                    .orElseGet(() -> client.digest(name.repository(), name.tag()));
                    return new Plan(digest, client.tagsOn(name.repository(), digest));
                },
                plan -> then.accept(plan.digest(), plan.tags()),
                why -> refused.accept(Explain.act(Words.of("registries.deleteFailed", name), why)),
                () -> {});
    }

    private record Plan(String digest, List<String> tags) {}

    /// The one tag where the registry can do that, else the digest with all its tags.
    void delete(ImageName name, String digest) {
        deeds.perform(
                Words.of("registries.deleteTask", name),
                engine -> {
                    var client = logins.client(name.registry(), engine);
                    if (!client.untag(name.repository(), name.tag())) {
                        client.delete(name.repository(), digest);
                    }
                    return true;
                },
                _ -> reloadTags(),
                why -> refused.accept(Explain.act(Words.of("registries.deleteFailed", name), why)),
                this::reloadTags);
    }
}
