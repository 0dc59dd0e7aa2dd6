package dev.gantry.ui.build;

import dev.gantry.app.build.BuildOptions;
import dev.gantry.app.build.BuildSecret;
import dev.gantry.app.build.BuildSession;
import dev.gantry.app.build.Dockerfile;
import dev.gantry.app.container.DraftException;
import dev.gantry.app.container.Quantities;
import dev.gantry.app.image.ImageWords;
import dev.gantry.app.words.Words;
import dev.gantry.docker.ImageName;
import dev.gantry.docker.ImageName.BadNameException;
import dev.gantry.ui.kit.Background;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// The form of a build: what a person wrote, what is wrong with it, and what the Dockerfile offers.
final class BuildFormModel {

    private final Background background;
    private final StringProperty folder = new SimpleStringProperty("");
    private final StringProperty dockerfile = new SimpleStringProperty("");
    private final StringProperty tags = new SimpleStringProperty("");
    private final StringProperty target = new SimpleStringProperty("");
    private final StringProperty args = new SimpleStringProperty("");
    private final StringProperty labels = new SimpleStringProperty("");
    private final StringProperty platform = new SimpleStringProperty("");
    private final StringProperty network = new SimpleStringProperty("");
    private final StringProperty memory = new SimpleStringProperty("");
    private final StringProperty secrets = new SimpleStringProperty("");
    private final StringProperty ssh = new SimpleStringProperty("");
    private final StringProperty contexts = new SimpleStringProperty("");
    private final BooleanProperty noCache = new SimpleBooleanProperty();
    private final BooleanProperty pull = new SimpleBooleanProperty();
    private final BooleanProperty push = new SimpleBooleanProperty();
    private final ObservableList<String> stages = FXCollections.observableArrayList();
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");

    BuildFormModel(Background background) {
        this.background = background;
        for (var text : List.of(folder, dockerfile, tags, memory, args, labels, secrets)) {
            text.addListener(_ -> check());
        }
        push.addListener(_ -> check());
        folder.addListener(_ -> readDockerfile());
        dockerfile.addListener(_ -> readDockerfile());
        check();
    }

    /// Writes what was asked for before.
    void take(BuildOptions before) {
        folder.set(before.folder().toString());
        boolean usual = before.dockerfile().equals(before.folder().resolve("Dockerfile"));
        dockerfile.set(usual ? "" : before.dockerfile().toString());
        tags.set(String.join(" ", before.tags()));
        target.set(before.target());
        args.set(lines(before.args()));
        labels.set(lines(before.labels()));
        platform.set(before.platform());
        network.set(before.network());
        memory.set(before.memoryBytes() == 0 ? "" : Quantities.size(before.memoryBytes()));
        noCache.set(before.noCache());
        pull.set(before.pull());
        push.set(before.push());
        var session = before.session();
        secrets.set(
                session.secrets().stream()
                        .map(BuildSecret::text)
                        .collect(Collectors.joining("\n")));
        ssh.set(String.join(" ", session.ssh()));
        contexts.set(lines(session.contexts()));
    }

    private static String lines(Map<String, String> pairs) {
        return pairs.entrySet().stream()
                .map(pair -> pair.getKey() + "=" + pair.getValue())
                .collect(Collectors.joining("\n"));
    }

    StringProperty folder() {
        return folder;
    }

    StringProperty dockerfile() {
        return dockerfile;
    }

    StringProperty tags() {
        return tags;
    }

    StringProperty target() {
        return target;
    }

    StringProperty args() {
        return args;
    }

    StringProperty labels() {
        return labels;
    }

    StringProperty platform() {
        return platform;
    }

    StringProperty network() {
        return network;
    }

    StringProperty memory() {
        return memory;
    }

    BooleanProperty noCache() {
        return noCache;
    }

    BooleanProperty pull() {
        return pull;
    }

    BooleanProperty push() {
        return push;
    }

    StringProperty secrets() {
        return secrets;
    }

    StringProperty ssh() {
        return ssh;
    }

    StringProperty contexts() {
        return contexts;
    }

    /// One more secret: its id is the file's name until a person writes another.
    void addSecret(Path file) {
        var id = String.valueOf(file.getFileName()).replaceAll("^\\.+|[^\\w.-]", "");
        var line = new BuildSecret(id.isEmpty() ? "secret" : id, file.toString(), "").text();
        secrets.set(secrets.get().isBlank() ? line : secrets.get().strip() + "\n" + line);
    }

    /// Those with a name.
    ObservableList<String> stages() {
        return stages;
    }

    /// Why it cannot be built so; empty when it can.
    ReadOnlyStringProperty problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /// Only without a problem.
    BuildOptions options() {
        var root = Path.of(folder.get().strip());
        return new BuildOptions(
                root,
                file(root),
                words(tags.get()),
                pairs(args.get()),
                pairs(labels.get()),
                target.get().strip(),
                platform.get().strip(),
                noCache.get(),
                pull.get(),
                memory.get().isBlank() ? 0 : Quantities.bytes(memory.get().strip()),
                network.get().strip(),
                new BuildSession(secrets(root), words(ssh.get()), contexts(root)),
                push.get());
    }

    private List<BuildSecret> secrets(Path root) {
        return secretLines().map(line -> BuildSecret.parse(line).in(root)).toList();
    }

    /// What is there as a folder is one; all else is the builder's to know.
    private Map<String, String> contexts(Path root) {
        var found = pairs(contexts.get());
        found.replaceAll((_, from) -> {
            var folder = from.contains(":") ? root : root.resolve(from).normalize();
            return !folder.equals(root) && Files.isDirectory(folder) ? folder.toString() : from;
        });
        return found;
    }

    private Stream<String> secretLines() {
        return secrets.get().lines().map(String::strip).filter(line -> !line.isEmpty());
    }

    /// A relative one lies in the folder.
    private Path file(Path root) {
        var named = dockerfile.get().strip();
        return root.resolve(named.isEmpty() ? "Dockerfile" : named);
    }

    private static List<String> words(String text) {
        return Arrays.stream(text.split("[\\s,]+")).filter(word -> !word.isEmpty()).toList();
    }

    private static Map<String, String> pairs(String text) {
        var pairs = new LinkedHashMap<String, String>();
        text.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .forEach(line -> {
                    int equals = line.indexOf('=');
                    pairs.put(
                            equals < 0 ? line : line.substring(0, equals),
                            equals < 0 ? "" : line.substring(equals + 1));
                });
        return pairs;
    }

    private void check() {
        problem.set(wrong());
    }

    private String wrong() {
        if (folder.get().isBlank()) {
            return Words.of("build.form.noFolder");
        }
        try {
            words(tags.get()).forEach(ImageName::parse);
            if (!secretLines().allMatch(BuildSecret::isOne)) {
                return Words.of("build.form.badSecret");
            }
            boolean nameless = options().tags().isEmpty();
            return push.get() && nameless ? Words.of("build.form.noName") : "";
        } catch (BadNameException bad) {
            return ImageWords.of(bad);
        } catch (InvalidPathException bad) {
            return Words.of("build.form.badPath", bad.getInput());
        } catch (DraftException | NumberFormatException bad) {
            return Words.of("build.form.badMemory");
        }
    }

    /// Also when it was written meanwhile.
    void readDockerfile() {
        stages.clear();
        if (!problem.get().isEmpty()) {
            return;
        }
        var file = options().dockerfile();
        background.run(
                () ->
                        Dockerfile.parse(
                                new String(Files.readAllBytes(file), StandardCharsets.UTF_8)),
                found -> offer(file, found),
                notThere -> {}); // told when it is to be built
    }

    private void offer(Path file, Dockerfile found) {
        if (!problem.get().isEmpty() || !options().dockerfile().equals(file)) {
            return;
        }
        stages.setAll(
                found.stages().stream()
                        .map(Dockerfile.Stage::name)
                        .filter(name -> !name.isEmpty())
                        .toList());
        if (args.get().isBlank()) {
            args.set(
                    found.args().stream()
                            .filter(arg -> !arg.value().isEmpty())
                            .map(arg -> arg.name() + "=" + arg.value())
                            .collect(Collectors.joining("\n")));
        }
    }
}
