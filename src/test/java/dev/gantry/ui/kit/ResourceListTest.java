package dev.gantry.ui.kit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import javafx.collections.ListChangeListener;
import org.junit.jupiter.api.Test;

class ResourceListTest {

    private record Thing(String id, String name, String team) {}

    private static final Thing ANT = new Thing("1", "ant", "red");
    private static final Thing BEE = new Thing("2", "bee", "");
    private static final Thing CAT = new Thing("3", "cat", "red");

    private final ResourceList<Thing> list =
            new ResourceList<>(Thing::id, Comparator.comparing(Thing::name));

    @Test
    void showsThingsInOrder() {
        list.show(List.of(CAT, ANT, BEE));
        assertThat(shown()).containsExactly("ant", "bee", "cat");
    }

    @Test
    void aChangedThingKeepsItsRow() {
        list.show(List.of(ANT, BEE));
        var row = list.rows().getFirst();
        var changes = changes();
        list.show(List.of(new Thing("1", "ant", "blue"), BEE));
        assertThat(list.rows().getFirst()).isSameAs(row);
        assertThat(row.things().getFirst().team()).isEqualTo("blue");
        assertThat(changes).isEmpty();
    }

    @Test
    void onlyTheDifferenceIsTouched() {
        list.show(List.of(ANT, CAT));
        var kept = List.copyOf(list.rows());
        list.show(List.of(ANT, BEE, CAT));
        assertThat(list.rows()).startsWith(kept.getFirst()).endsWith(kept.getLast()).hasSize(3);
    }

    @Test
    void whatIsFilteredOutIsNotSelected() {
        list.show(List.of(ANT, BEE));
        list.select(List.copyOf(list.rows()));
        assertThat(list.selected()).containsExactly(ANT, BEE);
        list.filter(thing -> thing.name().startsWith("b"));
        assertThat(list.selected()).containsExactly(BEE);
        assertThat(list.shownProperty().get()).isEqualTo(1);
    }

    @Test
    void whatIsGoneIsNotSelected() {
        list.show(List.of(ANT, BEE));
        list.select(List.copyOf(list.rows()));
        list.show(List.of(BEE));
        assertThat(list.selected()).containsExactly(BEE);
    }

    @Test
    void theSelectionShowsThingsAsTheyAre() {
        list.show(List.of(ANT));
        list.select(List.copyOf(list.rows()));
        var now = new Thing("1", "ant", "blue");
        list.show(List.of(now));
        assertThat(list.selected()).containsExactly(now);
    }

    @Test
    void groupsComeByNameAndLooseThingsLast() {
        list.groupBy(ResourceListTest::team);
        list.show(List.of(BEE, CAT, ANT));
        assertThat(shown()).containsExactly("[red]", "ant", "cat", "[]", "bee");
    }

    @Test
    void aFoldedGroupHidesItsThingsAndStillSelectsThem() {
        list.groupBy(ResourceListTest::team);
        list.show(List.of(BEE, CAT, ANT));
        var red = (Row.Group<Thing>) list.rows().getFirst();
        list.toggle(red);
        assertThat(shown()).containsExactly("[red]", "[]", "bee");
        list.select(List.of(red));
        assertThat(list.selected()).containsExactly(ANT, CAT);
    }

    private static Optional<String> team(Thing thing) {
        return Optional.of(thing.team()).filter(team -> !team.isEmpty());
    }

    private List<String> shown() {
        return list.rows().stream()
                .map(row ->
                        switch (row) {
                            case Row.Item<Thing> item -> item.value().name();
                            case Row.Group<Thing> group -> "[" + group.name() + "]";
                        })
                .toList();
    }

    private List<Object> changes() {
        var heard = new ArrayList<>();
        list.rows().addListener((ListChangeListener<Row<Thing>>) heard::add);
        return heard;
    }
}
