package dev.gantry.ui.kit;

import dev.gantry.app.words.Explanation;
import dev.gantry.docker.Engine;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Work on the host in view, each piece a task that a person sees and can stop.
public final class HostTasks {

    private final CurrentHost host;
    private final Background background;
    private final Tasks tasks;

    public HostTasks(CurrentHost host, Background background, Tasks tasks) {
        this.host = host;
        this.background = background;
        this.tasks = tasks;
    }

    /// What is done, away from the JavaFX thread.
    @FunctionalInterface
    public interface Work {
        void on(Engine engine, Tasks.Task task) throws Exception;
    }

    /// The lists are asked for anew afterwards, however it ended.
    ///
    /// @param done on the JavaFX thread
    /// @param failed on the JavaFX thread; not told when a person stopped it
    /// @param inWords for the task's log
    public Tasks.Task perform(
            String title,
            Work work,
            Runnable done,
            Consumer<Throwable> failed,
            Function<Throwable, Explanation> inWords) {
        var session = host.session();
        var job = new AtomicReference<@Nullable Job>();
        var task =
                tasks.begin(
                        title,
                        () -> {
                            Optional.ofNullable(job.get()).ifPresent(Job::cancel);
                            session.refresh();
                        });
        job.set(
                background.run(
                        () -> {
                            work.on(session.engine(), task);
                            return true;
                        },
                        _ -> {
                            task.end(Tasks.Status.DONE);
                            session.refresh();
                            done.run();
                        },
                        why -> {
                            task.log(inWords.apply(why).inOneLine());
                            task.end(Tasks.Status.FAILED);
                            session.refresh();
                            failed.accept(why);
                        }));
        return task;
    }
}
