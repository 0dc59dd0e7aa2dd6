package dev.gantry.ui.registry;

import dev.gantry.app.registry.RegistryLogins;
import dev.gantry.app.registry.RegistryWords;
import dev.gantry.app.words.Explain;
import dev.gantry.app.words.Explanation;
import dev.gantry.app.words.Words;
import dev.gantry.registry.Keeping;
import dev.gantry.registry.KnownRegistry;
import dev.gantry.ui.kit.Background;
import dev.gantry.ui.kit.CurrentHost;
import dev.gantry.ui.kit.Job;
import dev.gantry.ui.kit.ResourceList;
import dev.gantry.ui.kit.Tasks;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// The registries that the docker CLI's settings know, and the logins at them.
public final class RegistriesViewModel {

    private static final Tested NOT_YET = new Tested.NotYet();

    private final RegistryLogins logins;
    private final RegistryDeeds deeds;
    private final RegistryBrowser browser;
    private final ResourceList<RegistryRow> list =
            new ResourceList<>(RegistryRow::name, RegistryRow.BY_NAME);
    private final ReadOnlyBooleanWrapper loading = new ReadOnlyBooleanWrapper(true);
    private final ObservableList<Explanation> problems = FXCollections.observableArrayList();
    private final ObservableList<Explanation> refusals = FXCollections.observableArrayList();
    private final Map<String, Tested> tested = new HashMap<>();
    private List<KnownRegistry> known = List.of();

    public RegistriesViewModel(
            RegistryLogins logins, CurrentHost host, Background background, Tasks tasks) {
        this.logins = logins;
        this.deeds = new RegistryDeeds(host, background, tasks);
        this.browser = new RegistryBrowser(logins, deeds, background.fx(), refusals::add);
    }

    RegistryBrowser browser() {
        return browser;
    }

    ResourceList<RegistryRow> list() {
        return list;
    }

    ReadOnlyBooleanProperty loadingProperty() {
        return loading.getReadOnlyProperty();
    }

    /// Why the settings could not be read.
    ObservableList<Explanation> problems() {
        return problems;
    }

    /// Acts that failed, until a person has read them.
    ObservableList<Explanation> refusals() {
        return refusals;
    }

    BooleanBinding isPossibleOnOne(Predicate<RegistryRow> possible) {
        var selected = list.selected();
        return Bindings.createBooleanBinding(
                () -> selected.size() == 1 && possible.test(selected.getFirst()), selected);
    }

    /// The docker CLI may have changed them.
    void reload() {
        deeds.look(
                _ -> logins.known(),
                found -> {
                    problems.clear();
                    known = found;
                    arrange();
                },
                why -> {
                    problems.setAll(Explain.failure(why));
                    known = List.of();
                    arrange();
                });
    }

    private void arrange() {
        loading.set(false);
        list.show(
                known.stream()
                        .map(one -> new RegistryRow(one, tested.getOrDefault(one.name(), NOT_YET)))
                        .toList());
    }

    private void tested(String registry, Tested what) {
        tested.put(registry, what);
        arrange();
    }

    /// @param then told where a password would be kept
    Job keepingFor(String registry, Consumer<Keeping> then, Consumer<Explanation> failed) {
        return deeds.look(
                _ -> logins.keepingFor(registry), then, why -> failed.accept(Explain.failure(why)));
    }

    /// @param failed told why not; empty when a person stopped it
    void logIn(
            String registry,
            String user,
            String password,
            Runnable done,
            Consumer<Optional<Explanation>> failed) {
        deeds.perform(
                Words.of("registries.logInTask", RegistryWords.name(registry), user),
                engine -> logins.logIn(registry, user, password, engine),
                _ -> {
                    tested(registry, new Tested.Good());
                    reload();
                    browser.loginChanged(registry);
                    done.run();
                },
                why -> failed.accept(Optional.of(Explain.failure(why))),
                () -> failed.accept(Optional.empty()));
    }

    void test(RegistryRow row) {
        tested(row.name(), new Tested.Asking());
        deeds.perform(
                Words.of("registries.testTask", row.shown()),
                engine -> logins.test(row.name(), engine),
                _ -> tested(row.name(), new Tested.Good()),
                why -> {
                    tested(row.name(), new Tested.Bad(Explain.failure(why).title()));
                    refusals.add(Explain.failure(why));
                },
                () -> tested(row.name(), NOT_YET));
    }

    void logOut(RegistryRow row) {
        deeds.perform(
                Words.of("registries.logOutTask", row.shown()),
                _ -> logins.logOut(row.name()),
                _ -> {
                    tested.remove(row.name());
                    reload();
                    browser.loginChanged(row.name());
                },
                why -> {
                    refusals.add(Explain.act(Words.of("registries.logOutFailed"), why));
                    reload();
                },
                this::reload);
    }
}
