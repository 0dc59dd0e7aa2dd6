package dev.gantry.ui.kit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gantry.testing.Fx;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import javafx.scene.Scene;
import javafx.scene.control.Labeled;
import javafx.scene.control.TableColumn;
import javafx.scene.control.skin.VirtualFlow;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ResourceTableTest {

    private record Thing(int id, String name, String note) {}

    private static final Comparator<Thing> BY_NAME = Comparator.comparing(Thing::name);

    private final ResourceList<Thing> list = new ResourceList<>(Thing::id, BY_NAME);
    private final Stage stage = Fx.get(Stage::new);
    private final ResourceTable<Thing> table = Fx.get(this::table);

    @BeforeEach
    void show() {
        Fx.run(() -> {
            stage.setScene(new Scene(table, 600, 400));
            stage.show();
            list.show(things(0, 200));
        });
        Fx.settle(stage.getScene());
    }

    @AfterEach
    void hide() {
        Fx.run(stage::hide);
    }

    @Test
    void theSelectionStaysWhenThingsComeAboveIt() {
        select(100, 103);
        Fx.run(() -> list.show(things(-50, 200)));
        assertThat(selected()).containsExactly("thing 5100", "thing 5103");
    }

    @Test
    void theSelectionStaysWhenTheOrderChanges() {
        select(10, 20);
        Fx.run(() -> {
            table.getColumns().getFirst().setSortType(TableColumn.SortType.DESCENDING);
            table.getSortOrder().setAll(List.of(table.getColumns().getFirst()));
        });
        assertThat(selected()).containsExactlyInAnyOrder("thing 5010", "thing 5020");
        assertThat(Fx.get(() -> list.rows().getFirst().things().getFirst().name()))
                .isEqualTo("thing 5199");
    }

    @Test
    void theViewDoesNotJumpWhenThingsComeAboveIt() {
        Fx.run(() -> table.scrollTo(120));
        Fx.settle(stage.getScene());
        var before = Fx.get(this::firstVisible);
        Fx.run(() -> list.show(things(-30, 200)));
        Fx.settle(stage.getScene());
        assertThat(Fx.get(this::firstVisible)).isEqualTo(before);
    }

    @Test
    void whoLooksAtTheTopSeesWhatComesThere() {
        Fx.run(() -> list.show(things(-1, 200)));
        Fx.settle(stage.getScene());
        assertThat(Fx.get(this::firstVisible)).isEqualTo("thing 4999");
    }

    @Test
    void aLessImportantColumnGivesWayAndComesBack() {
        assertThat(visibleColumns()).containsExactly("name", "note");
        Fx.run(() -> stage.setWidth(250));
        Fx.settle(stage.getScene());
        assertThat(visibleColumns()).containsExactly("name");
        assertThat(Fx.get(() -> table.memory().columns().getLast().visible()))
                .as("a person did not hide it")
                .isTrue();
        Fx.run(() -> stage.setWidth(700));
        Fx.settle(stage.getScene());
        assertThat(visibleColumns()).containsExactly("name", "note");
    }

    @Test
    void columnsAreRemembered() {
        Fx.run(() -> {
            var note = table.getColumns().removeLast();
            table.getColumns().addFirst(note);
            note.setSortType(TableColumn.SortType.DESCENDING);
            table.getSortOrder().setAll(List.of(note));
        });
        var memory = Fx.get(table::memory);
        Fx.run(() -> {
            table.getSortOrder().clear();
            table.restore(memory);
        });
        assertThat(Fx.get(table::memory)).isEqualTo(memory);
        assertThat(memory.columns().getFirst().id()).isEqualTo("note");
        assertThat(memory.columns().getFirst().sort()).isEqualTo(-1);
    }

    @Test
    void aChangedThingIsPaintedAnew() {
        Fx.run(() -> {
            var changed = new ArrayList<>(things(0, 200));
            changed.set(0, new Thing(0, "thing 5000", "changed"));
            list.show(changed);
        });
        Fx.settle(stage.getScene());
        assertThat(
                        Fx.get(() ->
                                table.lookupAll(".table-cell").stream()
                                        .map(cell -> ((Labeled) cell).getText())
                                        .anyMatch("changed"::equals)))
                .isTrue();
    }

    private ResourceTable<Thing> table() {
        return new ResourceTable<>(
                list,
                List.of(
                        Column.of("name", "Name", Thing::name),
                        Column.<Thing>of("note", "Note", Thing::note).wide(300).givingWay(1)),
                BY_NAME,
                new Ticker(new Background(new FxThread(), _ -> {})));
    }

    private static List<Thing> things(int from, int to) {
        return IntStream.range(from, to)
                .mapToObj(id -> new Thing(id, "thing " + (5000 + id), "note"))
                .sorted(Comparator.comparing(thing -> thing.name().length()))
                .toList();
    }

    private void select(int... indices) {
        Fx.run(() -> {
            table.getSelectionModel().clearSelection();
            for (int index : indices) {
                table.getSelectionModel().select(index);
            }
        });
    }

    private List<String> selected() {
        return Fx.get(() -> {
            assertThat(
                            table.getSelectionModel().getSelectedItems().stream()
                                    .flatMap(row -> row.things().stream())
                                    .toList())
                    .containsExactlyInAnyOrderElementsOf(list.selected());
            return list.selected().stream().map(Thing::name).toList();
        });
    }

    private String firstVisible() {
        var flow = (VirtualFlow<?>) table.lookup(".virtual-flow");
        return Optional.ofNullable(flow.getFirstVisibleCell())
                .map(cell -> ((Row<?>) cell.getItem()).things().getFirst())
                .map(thing -> ((Thing) thing).name())
                .orElse("");
    }

    private List<String> visibleColumns() {
        return Fx.get(
                () -> table.getVisibleLeafColumns().stream().map(TableColumn::getId).toList());
    }
}
