package dev.gantry.ui.image;

import dev.gantry.app.image.ImageWords;
import dev.gantry.app.words.ContainerWords;
import dev.gantry.app.words.Sizes;
import dev.gantry.app.words.Words;
import dev.gantry.docker.ImageName;
import dev.gantry.docker.ImageName.BadNameException;
import dev.gantry.ui.kit.Dialogs;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanExpression;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;
import javafx.stage.Window;

/// What is asked before images are moved, named and removed.
final class ImageDialogs {

    private static final List<String> PLATFORMS =
            List.of("linux/amd64", "linux/arm64", "linux/arm/v7", "linux/386", "linux/riscv64");

    private ImageDialogs() {}

    private record Pull(ImageName name, String platform) {}

    static void pull(Window owner, String before, BiConsumer<ImageName, String> then) {
        var name = new TextField(before);
        name.setId("pull-name");
        name.setPromptText(Words.of("pull.namePrompt"));
        var platform = new ComboBox<String>();
        platform.setId("pull-platform");
        platform.setEditable(true);
        platform.getItems().setAll(PLATFORMS);
        platform.setPromptText(Words.of("pull.platformPrompt"));
        platform.setMaxWidth(Double.MAX_VALUE);
        var body = new VBox(field("pull.name", name), problem(name), meaning(name));
        body.getChildren().add(field("pull.platform", platform));
        body.getStyleClass().add("dialog-body");
        Dialogs.ask(
                owner,
                Words.of("pull.title"),
                Words.of("pull.act"),
                body,
                isName(name),
                () ->
                        new Pull(
                                ImageName.parse(name.getText()),
                                platform.getEditor().getText().strip()),
                asked -> then.accept(asked.name(), asked.platform()));
        name.requestFocus();
    }

    /// Where it will come from, with what the person left out.
    private static Label meaning(TextField name) {
        var meaning = new Label();
        meaning.getStyleClass().add("text-muted");
        meaning.setWrapText(true);
        meaning.textProperty()
                .bind(
                        name.textProperty()
                                .map(text ->
                                        ImageName.read(text)
                                                .map(ImageDialogs::fromWhere)
                                                .orElse("")));
        return meaning;
    }

    private static String fromWhere(ImageName name) {
        return Words.of("pull.from", name.repository(), name.version(), name.registry());
    }

    /// What others can see from then on is asked for first.
    static void push(Window owner, List<ImageName> names, Consumer<List<ImageName>> then) {
        var text = new Label(Words.of("push.hint"));
        text.setWrapText(true);
        var body =
                new VBox(text, Dialogs.victims(names.stream().map(ImageDialogs::where).toList()));
        body.getStyleClass().add("dialog-body");
        Dialogs.ask(
                owner,
                Words.of("push.title", names.size()),
                Words.of("push.act"),
                body,
                Bindings.createBooleanBinding(() -> true),
                () -> names,
                then);
    }

    private static String where(ImageName name) {
        return Words.of("push.where", name.repository(), name.tag(), name.registry());
    }

    /// @param taken names that images have: one of them is taken from its image
    static void tag(Window owner, ImageRow row, Set<String> taken, Consumer<ImageName> then) {
        askName(
                owner,
                Words.of("tag.title", row.shown()),
                Words.of("tag.act"),
                row.name().map(ImageName::toString).orElse(""),
                name ->
                        taken.contains(name.toString())
                                ? Optional.of(Words.of("tag.taken", name))
                                : Optional.empty(),
                then);
    }

    static void importRoot(Window owner, String file, Consumer<ImageName> then) {
        askName(
                owner,
                Words.of("importImage.title", file),
                Words.of("importImage.act"),
                "",
                _ -> Optional.empty(),
                then);
    }

    private static void askName(
            Window owner,
            String title,
            String act,
            String before,
            Function<ImageName, Optional<String>> wrong,
            Consumer<ImageName> then) {
        Dialogs.askText(
                owner,
                title,
                act,
                Words.of("tag.label"),
                before,
                text -> wrongName(text).or(() -> wrong.apply(ImageName.parse(text))),
                text -> then.accept(ImageName.parse(text)));
    }

    private static Optional<String> wrongName(String text) {
        try {
            return ImageName.parse(text).digest().isEmpty()
                    ? Optional.empty()
                    : Optional.of(Words.of("tag.noDigest"));
        } catch (BadNameException wrong) {
            return Optional.of(ImageWords.of(wrong));
        }
    }

    /// Names what goes, what only loses a name, and what stands on it.
    static void remove(Window owner, List<ImageRow> victims, Consumer<Boolean> then) {
        var force = new CheckBox(Words.of("imageRemove.force"));
        force.setId("image-remove-force");
        var text = new Label(Words.of("imageRemove.lost"));
        text.setWrapText(true);
        var body =
                new VBox(
                        text,
                        Dialogs.victims(
                                victims.stream().map(row -> described(row, victims)).toList()));
        body.getStyleClass().add("dialog-body");
        var users = users(victims);
        if (!users.isEmpty()) {
            var inTheWay = new Label(Words.of("imageRemove.inUse"));
            inTheWay.setWrapText(true);
            body.getChildren().addAll(inTheWay, Dialogs.victims(users));
        }
        body.getChildren().add(force);
        var act =
                victims.size() == 1
                        ? Words.of("imageRemove.one", victims.getFirst().shown())
                        : Words.of("imageRemove.many", victims.size());
        Dialogs.confirmDanger(
                owner,
                act + "?",
                act,
                body,
                Bindings.createBooleanBinding(() -> true),
                force::isSelected,
                then);
    }

    private static List<String> users(List<ImageRow> victims) {
        var lines = new ArrayList<String>();
        for (var victim : victims) {
            for (var user : victim.users()) {
                var line =
                        Words.of(
                                "imageRemove.user",
                                user.name(),
                                victim.shown(),
                                ContainerWords.state(user).toLowerCase(Locale.getDefault()));
                if (!lines.contains(line)) {
                    lines.add(line);
                }
            }
        }
        return lines;
    }

    /// With the last of its names the image goes.
    private static String described(ImageRow row, List<ImageRow> victims) {
        long names =
                victims.stream().filter(each -> each.image().id().equals(row.image().id())).count();
        boolean onlyName = row.image().tags().size() > names;
        return Words.of(
                onlyName ? "imageRemove.name" : "imageRemove.victim",
                row.shown(),
                Sizes.of(row.image().sizeBytes()));
    }

    private static Node field(String key, Node field) {
        var label = new Label(Words.of(key));
        label.setLabelFor(field);
        var box = new VBox(label, field);
        box.getStyleClass().add("maker-field");
        return box;
    }

    private static Label problem(TextField name) {
        var problem = new Label();
        problem.getStyleClass().add("field-error");
        problem.setWrapText(true);
        problem.textProperty()
                .bind(name.textProperty().map(text -> text.isBlank() ? "" : wrongToPull(text)));
        problem.managedProperty().bind(problem.textProperty().isNotEmpty());
        return problem;
    }

    private static String wrongToPull(String text) {
        try {
            ImageName.parse(text);
            return "";
        } catch (BadNameException wrong) {
            return ImageWords.of(wrong);
        }
    }

    private static BooleanExpression isName(TextField name) {
        return BooleanExpression.booleanExpression(
                name.textProperty().map(text -> ImageName.read(text).isPresent()));
    }
}
