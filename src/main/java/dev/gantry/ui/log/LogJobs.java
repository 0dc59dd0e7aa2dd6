package dev.gantry.ui.log;

import dev.gantry.app.words.Explain;
import dev.gantry.app.words.Words;
import dev.gantry.ui.kit.Background;
import dev.gantry.ui.kit.Job;
import dev.gantry.ui.kit.Tasks;
import java.io.IOException;
import java.util.function.Consumer;
import java.util.function.LongConsumer;

/// What takes a while with a log: tasks that tell how many lines they have done, and can be
/// stopped.
final class LogJobs {

    private static final String LINES = "logs.progress";

    private final Tasks tasks;
    private final Background background;
    private final String names;
    private final Consumer<String> failed;

    interface Work {
        /// @param progress told how many lines are done, now and then
        /// @return the number that is told at the end
        long perform(LongConsumer progress) throws IOException;
    }

    /// @param names of the containers
    /// @param failed told why in one line
    LogJobs(Tasks tasks, Background background, String names, Consumer<String> failed) {
        this.tasks = tasks;
        this.background = background;
        this.names = names;
        this.failed = failed;
    }

    void begin(String title, Work work, Runnable after) {
        begin(title, LINES, work, after);
    }

    /// @param done words with one number, for the end
    /// @param after however it ended
    void begin(String title, String done, Work work, Runnable after) {
        var job = new Job[1];
        var task =
                tasks.begin(
                        Words.of(title, names),
                        () -> {
                            job[0].cancel();
                            after.run();
                        });
        job[0] =
                background.run(
                        () -> work.perform(lines -> task.tell(Words.of(LINES, lines))),
                        number -> {
                            task.tell(Words.of(done, number));
                            task.end(Tasks.Status.DONE);
                            after.run();
                        },
                        why -> {
                            var words = Explain.failure(why).inOneLine();
                            task.log(words);
                            task.end(Tasks.Status.FAILED);
                            failed.accept(words);
                            after.run();
                        });
    }
}
