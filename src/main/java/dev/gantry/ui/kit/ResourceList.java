package dev.gantry.ui.kit;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/// The rows of a list: filtered, sorted, grouped, and changed only where something changed.
///
/// @param <T> an immutable thing, told apart by its key
public final class ResourceList<T> {

    private final Function<T, ?> key;
    private final ObservableList<Row<T>> rows = FXCollections.observableArrayList();
    private final ObservableList<Row<T>> rowsView = FXCollections.unmodifiableObservableList(rows);
    private final ObservableList<T> selected = FXCollections.observableArrayList();
    private final ReadOnlyIntegerWrapper shown = new ReadOnlyIntegerWrapper();
    private final Map<Object, Row.Item<T>> items = new HashMap<>();
    private final Map<String, Row.Group<T>> groups = new HashMap<>();
    private final Set<String> collapsed = new HashSet<>();
    private Collection<T> all = List.of();
    private Predicate<T> filter = _ -> true;
    private Comparator<T> order;
    private @Nullable Function<T, Optional<String>> grouping;
    private Consumer<Runnable> guard = Runnable::run;
    private Set<Object> selectedKeys = Set.of();

    public ResourceList(Function<T, ?> key, Comparator<T> order) {
        this.key = key;
        this.order = order;
    }

    /// Only this class changes it.
    public ObservableList<Row<T>> rows() {
        return rowsView;
    }

    /// The things that are selected, as they are now.
    public ObservableList<T> selected() {
        return selected;
    }

    /// All that pass the filter, in a fixed moment's order.
    public List<T> things() {
        return all.stream().filter(filter).toList();
    }

    /// How many things pass the filter.
    public ReadOnlyIntegerProperty shownProperty() {
        return shown.getReadOnlyProperty();
    }

    public void show(Collection<T> things) {
        all = things;
        arrange();
    }

    public void filter(Predicate<T> now) {
        filter = now;
        arrange();
    }

    public void order(Comparator<T> now) {
        order = now;
        arrange();
    }

    /// @param now names the group of a thing; null for one flat list
    public void groupBy(@Nullable Function<T, Optional<String>> now) {
        grouping = now;
        arrange();
    }

    public void toggle(Row.Group<T> group) {
        if (!collapsed.remove(group.name())) {
            collapsed.add(group.name());
        }
        arrange();
    }

    public void select(Collection<Row<T>> selection) {
        var keys = new HashSet<>();
        selection.forEach(row -> row.things().forEach(thing -> keys.add(key.apply(thing))));
        selectedKeys = keys;
        reselect();
    }

    public Optional<Row.Item<T>> rowOf(Object itsKey) {
        return Optional.ofNullable(items.get(itsKey));
    }

    /// A view wraps each change of the rows, to keep what it scrolled to.
    void guardChanges(Consumer<Runnable> around) {
        guard = around;
    }

    private void arrange() {
        var kept = new ArrayList<T>();
        for (var thing : all) {
            if (filter.test(thing)) {
                kept.add(thing);
            }
        }
        kept.sort(order);
        var wanted = grouping == null ? flat(kept) : grouped(kept, grouping);
        forgetOthers(kept);
        if (!rows.equals(wanted)) {
            guard.accept(() -> replaceDifference(wanted));
        }
        shown.set(kept.size());
        reselect();
    }

    private List<Row<T>> flat(List<T> things) {
        var wanted = new ArrayList<Row<T>>(things.size());
        things.forEach(thing -> wanted.add(item(thing)));
        return wanted;
    }

    private List<Row<T>> grouped(List<T> things, Function<T, Optional<String>> by) {
        var named = new TreeMap<String, List<T>>(String.CASE_INSENSITIVE_ORDER);
        var loose = new ArrayList<T>();
        for (var thing : things) {
            by.apply(thing)
                    .map(name -> named.computeIfAbsent(name, _ -> new ArrayList<>()))
                    .orElse(loose)
                    .add(thing);
        }
        var inOrder = new LinkedHashMap<String, List<T>>(named);
        if (!loose.isEmpty()) {
            inOrder.put("", loose);
        }
        var wanted = new ArrayList<Row<T>>(things.size() + inOrder.size());
        inOrder.forEach((name, members) -> addGroup(wanted, name, members));
        groups.keySet().retainAll(inOrder.keySet());
        return wanted;
    }

    private void addGroup(List<Row<T>> wanted, String name, List<T> members) {
        var group = groups.computeIfAbsent(name, Row.Group::new);
        boolean open = !collapsed.contains(name);
        group.show(List.copyOf(members), open);
        wanted.add(group);
        members.stream().map(this::item).filter(_ -> open).forEach(wanted::add);
    }

    private Row.Item<T> item(T thing) {
        var row = items.computeIfAbsent(key.apply(thing), _ -> new Row.Item<>(thing));
        row.show(thing);
        return row;
    }

    private void forgetOthers(List<T> kept) {
        if (items.size() > kept.size()) {
            var keys = new HashSet<>();
            kept.forEach(thing -> keys.add(key.apply(thing)));
            items.keySet().retainAll(keys);
        }
    }

    /// Leaves the common head and tail alone.
    private void replaceDifference(List<Row<T>> wanted) {
        int head = 0;
        int most = Math.min(rows.size(), wanted.size());
        while (head < most && rows.get(head) == wanted.get(head)) {
            head++;
        }
        int tail = 0;
        while (tail < most - head
                && rows.get(rows.size() - 1 - tail) == wanted.get(wanted.size() - 1 - tail)) {
            tail++;
        }
        var middle = wanted.subList(head, wanted.size() - tail);
        if (rows.isEmpty()) {
            rows.setAll(wanted);
            return;
        }
        rows.remove(head, rows.size() - tail);
        rows.addAll(head, middle);
    }

    /// What is filtered out or gone is not selected: an act must never reach what nobody sees.
    private void reselect() {
        var now = new ArrayList<T>();
        for (var row : rows) {
            for (var thing : row instanceof Row.Item<T> item ? item.things() : folded(row)) {
                if (selectedKeys.contains(key.apply(thing))) {
                    now.add(thing);
                }
            }
        }
        if (!now.equals(selected)) {
            selected.setAll(now);
        }
    }

    private List<T> folded(Row<T> row) {
        return row instanceof Row.Group<T> group && collapsed.contains(group.name())
                ? group.members()
                : List.of();
    }
}
