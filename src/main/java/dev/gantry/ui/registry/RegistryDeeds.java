package dev.gantry.ui.registry;

import dev.gantry.app.words.Explain;
import dev.gantry.docker.Engine;
import dev.gantry.ui.kit.Background;
import dev.gantry.ui.kit.CurrentHost;
import dev.gantry.ui.kit.Job;
import dev.gantry.ui.kit.Tasks;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Work with registries, for which an engine is a help and no need.
final class RegistryDeeds {

    private final CurrentHost host;
    private final Background background;
    private final Tasks tasks;

    RegistryDeeds(CurrentHost host, Background background, Tasks tasks) {
        this.host = host;
        this.background = background;
        this.tasks = tasks;
    }

    @FunctionalInterface
    interface Work<T> {
        T on(Optional<Engine> engine) throws Exception;
    }

    CurrentHost host() {
        return host;
    }

    /// Something that shows by itself how far it is.
    <T> Job look(Work<T> work, Consumer<T> done, Consumer<Throwable> failed) {
        var engine = engine();
        return background.run(() -> work.on(engine), done, failed);
    }

    /// Something that a person started and can stop.
    ///
    /// @param failed not told when a person stopped it
    <T> void perform(
            String title,
            Work<T> work,
            Consumer<T> done,
            Consumer<Throwable> failed,
            Runnable stopped) {
        var job = new AtomicReference<@Nullable Job>();
        var task =
                tasks.begin(
                        title,
                        () -> {
                            Optional.ofNullable(job.get()).ifPresent(Job::cancel);
                            stopped.run();
                        });
        job.set(
                look(
                        work,
                        answer -> {
                            task.end(Tasks.Status.DONE);
                            done.accept(answer);
                        },
                        why -> {
                            task.log(Explain.failure(why).inOneLine());
                            task.end(Tasks.Status.FAILED);
                            failed.accept(why);
                        }));
    }

    /// The one in view, if it is there now.
    private Optional<Engine> engine() {
        return host.hostProperty().get().isPresent() && host.state().link().isLive()
                ? Optional.of(host.session().engine())
                : Optional.empty();
    }
}
