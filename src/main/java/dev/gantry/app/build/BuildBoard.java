package dev.gantry.app.build;

import dev.gantry.docker.BuildNews;
import dev.gantry.docker.BuildNews.Step;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The steps of a build, put together from its news. For one thread.
public final class BuildBoard {

    /// Of the output of one step the end is kept: the whole is in the log of the build.
    private static final int MOST_CHARS = 64 * 1024;

    /// One step, which changes as the build goes on.
    public static final class StepLog {
        private final StringBuilder tail = new StringBuilder();
        private Step step;
        private String moved = "";
        private boolean cut;

        private StepLog(Step step) {
            this.step = step;
        }

        public Step step() {
            return step;
        }

        /// The end of what it wrote.
        public String tail() {
            return tail.toString();
        }

        /// Whether something of the beginning is missing from it.
        public boolean isCut() {
            return cut;
        }

        /// The part that last moved, and how far it is; empty when none does.
        public String moved() {
            return moved;
        }

        private void write(String text) {
            tail.append(text);
            if (tail.length() > MOST_CHARS) {
                int from = tail.indexOf("\n", tail.length() - MOST_CHARS / 2) + 1;
                tail.delete(0, from == 0 ? tail.length() - MOST_CHARS / 2 : from);
                cut = true;
            }
        }
    }

    private final Map<String, StepLog> steps = new LinkedHashMap<>();
    private final List<BuildNews.Warning> warnings = new ArrayList<>();

    /// @return the step it is about
    public Optional<StepLog> take(BuildNews news) {
        return switch (news) {
            case Step step -> Optional.of(step(step));
            case BuildNews.Output(var id, var text) -> {
                var log = Optional.ofNullable(steps.get(id));
                log.ifPresent(found -> found.write(text));
                yield log;
            }
            case BuildNews.Moved(var id, var part, _, _) -> {
                var log = Optional.ofNullable(steps.get(id));
                log.ifPresent(found -> found.moved = part);
                yield log;
            }
            case BuildNews.Warning warning -> {
                warnings.add(warning);
                yield Optional.empty();
            }
            case BuildNews.Said _, BuildNews.Built _, BuildNews.Failed _ -> Optional.empty();
        };
    }

    private StepLog step(Step step) {
        var log = steps.computeIfAbsent(step.id(), _ -> new StepLog(step));
        log.step = step;
        return log;
    }

    /// In the order in which a person reads them.
    public List<StepLog> steps() {
        return StepOrder.of(steps.values());
    }

    public List<BuildNews.Warning> warnings() {
        return List.copyOf(warnings);
    }
}
