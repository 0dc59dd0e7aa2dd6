package dev.gantry.ui.kit;

import dev.gantry.app.words.Explain;
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

    /// How it may end; on the JavaFX thread. Only told while the same host is in view: what
    /// happened on another must not be shown under this one's name.
    public interface Ending {

        default void done() {}

        void failed(Throwable why);

        /// A person stopped it. What was done by then stays done.
        default void stopped() {}

        /// For the task's log.
        default Explanation inWords(Throwable why) {
            return Explain.failure(why);
        }
    }

    /// @param done on the JavaFX thread
    /// @param failed on the JavaFX thread; not told when a person stopped it
    /// @param inWords for the task's log
    public Tasks.Task perform(
            String title,
            Work work,
            Runnable done,
            Consumer<Throwable> failed,
            Function<Throwable, Explanation> inWords) {
        return perform(
                title,
                work,
                new Ending() {
                    @Override
                    public void done() {
                        done.run();
                    }

                    @Override
                    public void failed(Throwable why) {
                        failed.accept(why);
                    }

                    @Override
                    public Explanation inWords(Throwable why) {
                        return inWords.apply(why);
                    }
                });
    }

    /// The lists are asked for anew afterwards, however it ended.
    public Tasks.Task perform(String title, Work work, Ending ending) {
        var session = host.session();
        var job = new AtomicReference<@Nullable Job>();
        Consumer<Runnable> ended =
                told -> {
                    session.refresh();
                    if (host.isShowing(session)) {
                        told.run();
                    }
                };
        var task =
                tasks.begin(
                        title,
                        () -> {
                            Optional.ofNullable(job.get()).ifPresent(Job::cancel);
                            ended.accept(ending::stopped);
                        });
        job.set(
                background.run(
                        () -> {
                            work.on(session.engine(), task);
                            return true;
                        },
                        _ -> {
                            task.end(Tasks.Status.DONE);
                            ended.accept(ending::done);
                        },
                        why -> {
                            task.log(ending.inWords(why).inOneLine());
                            task.end(Tasks.Status.FAILED);
                            ended.accept(() -> ending.failed(why));
                        }));
        return task;
    }
}
