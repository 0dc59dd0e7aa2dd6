package dev.gantry.ui.container;

import dev.gantry.app.container.ContainerDraft;
import dev.gantry.app.container.DraftException;
import dev.gantry.app.container.DraftField;
import dev.gantry.app.container.DraftWords;
import dev.gantry.app.container.EnvFile;
import dev.gantry.app.container.RunLine;
import dev.gantry.app.words.Words;
import dev.gantry.docker.Container;
import dev.gantry.docker.ContainerId;
import java.nio.file.Path;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/// A container that is being written down: its parts as text, and what is wrong with each.
final class MakerViewModel {

    private final List<Container> others;
    private final Map<DraftField, StringProperty> texts = new EnumMap<>(DraftField.class);
    private final Map<DraftField, ReadOnlyStringWrapper> problems = new EnumMap<>(DraftField.class);
    private final ReadOnlyBooleanWrapper right = new ReadOnlyBooleanWrapper();
    private ContainerDraft base;

    /// @param containers all there are
    /// @param edited the one that is to be made anew
    MakerViewModel(
            ContainerDraft draft, Collection<Container> containers, Optional<ContainerId> edited) {
        this.base = draft;
        this.others =
                containers.stream().filter(one -> !edited.equals(Optional.of(one.id()))).toList();
        for (var field : DraftField.values()) {
            var text = new SimpleStringProperty("");
            texts.put(field, text);
            problems.put(field, new ReadOnlyStringWrapper(""));
        }
        fill(draft);
        texts.values().forEach(text -> text.addListener(_ -> check()));
    }

    StringProperty text(DraftField field) {
        return Objects.requireNonNull(texts.get(field));
    }

    /// What is wrong with it, or worth knowing; else empty.
    ReadOnlyStringProperty problem(DraftField field) {
        return problemOf(field).getReadOnlyProperty();
    }

    ReadOnlyBooleanProperty rightProperty() {
        return right.getReadOnlyProperty();
    }

    ContainerDraft draft() {
        var draft = base;
        for (var field : DraftField.values()) {
            draft = field.write(draft, text(field).get());
        }
        return draft;
    }

    /// What became of a pasted line.
    ///
    /// @param said empty when there is nothing to say
    record Pasted(boolean isTaken, String said) {}

    /// Takes over what a `docker run` says.
    Pasted paste(String line) {
        try {
            var reading = RunLine.read(line);
            fill(reading.draft());
            return new Pasted(true, leftOut(reading.leftOut()));
        } catch (DraftException stumbled) {
            return new Pasted(false, DraftWords.of(stumbled));
        }
    }

    private static String leftOut(List<String> options) {
        return options.isEmpty()
                ? ""
                : Words.of("maker.leftOut", String.join(", ", options), options.size());
    }

    /// Adds what a file says. What is wrong with it; empty when nothing is.
    String loadEnvironment(Path file) {
        try {
            var text = text(DraftField.ENVIRONMENT);
            var before = text.get().isBlank() ? "" : text.get().strip() + "\n";
            text.set(before + String.join("\n", EnvFile.read(file)));
            return "";
        } catch (DraftException stumbled) {
            return DraftWords.of(stumbled);
        }
    }

    private void fill(ContainerDraft draft) {
        base = draft;
        for (var field : DraftField.values()) {
            text(field).set(field.read(draft));
        }
        check();
    }

    private ReadOnlyStringWrapper problemOf(DraftField field) {
        return Objects.requireNonNull(problems.get(field));
    }

    private void check() {
        boolean good = !text(DraftField.IMAGE).get().isBlank();
        var draft = base;
        for (var field : DraftField.values()) {
            try {
                draft = field.write(draft, text(field).get());
                problemOf(field).set("");
            } catch (DraftException stumbled) {
                problemOf(field).set(DraftWords.of(stumbled));
                good = false;
            }
        }
        good &= nameIsFree();
        if (problemOf(DraftField.PORTS).get().isEmpty()) {
            problemOf(DraftField.PORTS).set(portsTaken(draft));
        }
        right.set(good);
    }

    private boolean nameIsFree() {
        var name = text(DraftField.NAME).get().strip();
        boolean taken = others.stream().anyMatch(other -> other.name().equals(name));
        if (taken) {
            problemOf(DraftField.NAME).set(Words.of("rename.taken", name));
        }
        return !taken;
    }

    /// A hint and no more: another address, or one that stops meanwhile, may make it possible.
    private String portsTaken(ContainerDraft draft) {
        var taken = new HashSet<Integer>();
        others.forEach(other ->
                other.ports()
                        .forEach(port -> port.published().ifPresent(at -> taken.add(at.port()))));
        return draft.ports().stream()
                .filter(plan -> taken.contains(plan.fixedPort()))
                .findFirst()
                .map(plan ->
                        Words.of(
                                "maker.portTaken",
                                Integer.toString(plan.fixedPort()),
                                holder(plan.fixedPort()),
                                Integer.toString(free(plan.fixedPort(), taken))))
                .orElse("");
    }

    private String holder(int port) {
        return others.stream()
                .filter(other ->
                        other.ports().stream()
                                .flatMap(each -> each.published().stream())
                                .anyMatch(at -> at.port() == port))
                .map(Container::name)
                .findFirst()
                .orElse("");
    }

    private static int free(int from, Set<Integer> taken) {
        int port = from;
        while (taken.contains(port) && port < 65_535) {
            port++;
        }
        return port;
    }
}
