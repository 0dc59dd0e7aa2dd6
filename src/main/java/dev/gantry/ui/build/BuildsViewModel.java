package dev.gantry.ui.build;

import dev.gantry.app.build.BuildException;
import dev.gantry.app.build.BuildHistory;
import dev.gantry.app.build.BuildHistory.Recording;
import dev.gantry.app.build.BuildImage;
import dev.gantry.app.build.BuildListener;
import dev.gantry.app.build.BuildOptions;
import dev.gantry.app.build.BuilderChoice;
import dev.gantry.app.build.Buildx;
import dev.gantry.app.host.Host;
import dev.gantry.app.image.ImageWords;
import dev.gantry.app.image.Logins;
import dev.gantry.app.image.TransferProgress;
import dev.gantry.app.words.Explain;
import dev.gantry.app.words.Explanation;
import dev.gantry.app.words.Sizes;
import dev.gantry.app.words.Words;
import dev.gantry.docker.BuildNews;
import dev.gantry.docker.Engine;
import dev.gantry.docker.EngineException;
import dev.gantry.store.BuildStore.KeptBuild;
import dev.gantry.ui.kit.Background;
import dev.gantry.ui.kit.CurrentHost;
import dev.gantry.ui.kit.FxBatch;
import dev.gantry.ui.kit.HostTasks;
import dev.gantry.ui.kit.Latest;
import dev.gantry.ui.kit.Tasks;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// The builds of this workstation: those that run, and those that ran.
public final class BuildsViewModel {

    private final CurrentHost host;
    private final Background background;
    private final HostTasks tasks;
    private final Logins logins;
    private final Buildx buildx;
    private final BuildHistory history;
    private final ObservableList<Build> builds = FXCollections.observableArrayList();
    private final ObjectProperty<Optional<Build>> chosen =
            new SimpleObjectProperty<>(Optional.empty());
    private final ReadOnlyObjectWrapper<String> log = new ReadOnlyObjectWrapper<>("");
    private final ReadOnlyObjectWrapper<Optional<Explanation>> trouble =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private boolean read;

    public BuildsViewModel(
            CurrentHost host,
            Background background,
            Tasks tasks,
            Logins logins,
            Buildx buildx,
            BuildHistory history) {
        this.host = host;
        this.background = background;
        this.tasks = new HostTasks(host, background, tasks);
        this.logins = logins;
        this.buildx = buildx;
        this.history = history;
        chosen.addListener(_ -> readLog());
    }

    /// The latest first.
    ObservableList<Build> builds() {
        return builds;
    }

    ObjectProperty<Optional<Build>> chosenProperty() {
        return chosen;
    }

    /// Of the chosen build, when it is over.
    ReadOnlyObjectProperty<String> logProperty() {
        return log.getReadOnlyProperty();
    }

    /// Why the history cannot be read.
    ReadOnlyObjectProperty<Optional<Explanation>> troubleProperty() {
        return trouble.getReadOnlyProperty();
    }

    CurrentHost host() {
        return host;
    }

    Background background() {
        return background;
    }

    /// A person looks: what is not known yet is read.
    void seen() {
        if (read) {
            return;
        }
        read = true;
        background.run(
                history::all,
                kept -> builds.addAll(kept.stream().filter(this::isNew).map(Build::kept).toList()),
                why ->
                        trouble.set(
                                Optional.of(Explain.act(Words.of("build.history.failed"), why))));
    }

    private boolean isNew(KeptBuild kept) {
        return builds.stream().noneMatch(build -> build.id().equals(kept.id()));
    }

    void start(BuildOptions options) {
        var build = Build.starting(options);
        builds.addFirst(build);
        var name = BuildText.name(options);
        var where = host.hostProperty().get();
        build.follow(
                tasks.perform(
                        Words.of("build.task", name),
                        (engine, task) -> run(engine, task, build, where.orElseThrow()),
                        () -> {},
                        why -> build.fail(Explain.failure(why)),
                        Explain::failure));
        chosen.set(Optional.of(build));
    }

    private void run(Engine engine, Tasks.Task task, Build build, Host where) throws IOException {
        var options = build.options();
        var recording = history.begin(options, where.name());
        try {
            var image = builder(engine, where, new Told(build, recording, task)).run(options);
            end(build, recording.done(image.value()), Optional.empty(), 0);
        } catch (IOException | EngineException why) {
            int line = why instanceof BuildException failed ? failed.line() : 0;
            end(build, recording.failed(why), Optional.of(Explain.failure(why)), line);
            throw why;
        } finally {
            recording.trouble().ifPresent(this::notKept);
        }
    }

    private BuildImage builder(Engine engine, Host where, BuildListener told) {
        return new BuildImage(engine, where.address(), logins, buildx, told);
    }

    private void notKept(Exception why) {
        var words = Explain.act(Words.of("build.history.notKept"), why);
        background.fx().execute(() -> trouble.set(Optional.of(words)));
    }

    private void end(Build build, KeptBuild kept, Optional<Explanation> why, int line) {
        var excerpt = Excerpt.of(build.options().dockerfile(), line);
        background
                .fx()
                .execute(() -> {
                    build.end(kept, why, excerpt);
                    readLog();
                });
    }

    void stop(Build build) {
        build.stop();
    }

    void forget(Build build) {
        builds.remove(build);
        if (build.id().isEmpty()) {
            return;
        }
        background.run(
                () -> {
                    history.forget(build.id());
                    return true;
                },
                _ -> {});
    }

    private void readLog() {
        log.set("");
        var build = chosen.get().filter(each -> !each.id().isEmpty());
        build.ifPresent(over ->
                background.run(
                        () -> history.log(over.id()),
                        text -> {
                            if (chosen.get().equals(build)) {
                                log.set(text);
                            }
                        }));
    }

    /// Hands over what happens, once per pulse.
    private final class Told implements BuildListener {

        private final Build build;
        private final Recording recording;
        private final FxBatch<BuildNews> news;
        private final Consumer<String> facts;
        private final Consumer<String> pushes;

        Told(Build build, Recording recording, Tasks.Task task) {
            this.build = build;
            this.recording = recording;
            this.news = new FxBatch<>(background.fx(), (List<BuildNews> all) -> build.take(all));
            this.facts = latest(build::tell, task);
            this.pushes = latest(build::tellPush, task);
        }

        private Latest<String> latest(Consumer<String> told, Tasks.Task task) {
            return new Latest<>(
                    background.fx(),
                    now -> {
                        told.accept(now);
                        task.tell(now);
                    });
        }

        @Override
        public void chosen(BuilderChoice builder, String version) {
            var words = Words.of("build.builder." + builder.name(), version);
            background.fx().execute(() -> build.choose(words));
        }

        @Override
        public void pulling(String image, TransferProgress progress) {
            facts.accept(Words.of("build.pulling", image, ImageWords.of(progress)));
        }

        @Override
        public void pushing(String image, TransferProgress progress) {
            pushes.accept(Words.of("build.pushing", image, ImageWords.of(progress)));
        }

        @Override
        public void sending(long files, long bytes) {
            facts.accept(Words.of("build.sending", files, Sizes.of(bytes)));
        }

        @Override
        public void news(BuildNews each) {
            recording.news(each);
            news.add(each);
        }
    }
}
