package dev.gantry.ui.kit;

import java.util.List;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// One line of a list: a thing, or the head of a group of things.
///
/// A row lives as long as its thing is shown: what changes is its content, so a selection and a
/// scroll position hold on to it.
public sealed interface Row<T> {

    final class Item<T> implements Row<T> {
        private final ReadOnlyObjectWrapper<T> value;

        Item(T value) {
            this.value = new ReadOnlyObjectWrapper<>(value);
        }

        void show(T now) {
            value.set(now);
        }

        public T value() {
            return value.get();
        }

        public ReadOnlyObjectProperty<T> valueProperty() {
            return value.getReadOnlyProperty();
        }
    }

    final class Group<T> implements Row<T> {
        private final String name;
        private final ReadOnlyObjectWrapper<List<T>> members =
                new ReadOnlyObjectWrapper<>(List.of());
        private final ReadOnlyObjectWrapper<Boolean> expanded = new ReadOnlyObjectWrapper<>(true);

        Group(String name) {
            this.name = name;
        }

        void show(List<T> now, boolean open) {
            members.set(now);
            expanded.set(open);
        }

        /// Empty for the things that belong to no group.
        public String name() {
            return name;
        }

        public List<T> members() {
            return members.get();
        }

        public ReadOnlyObjectProperty<List<T>> membersProperty() {
            return members.getReadOnlyProperty();
        }

        public ReadOnlyObjectProperty<Boolean> expandedProperty() {
            return expanded.getReadOnlyProperty();
        }
    }

    /// The things a person means by selecting this row.
    default List<T> things() {
        return switch (this) {
            case Item<T> item -> List.of(item.value());
            case Group<T> group -> group.members();
        };
    }
}
