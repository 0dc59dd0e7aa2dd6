package dev.gantry.app.stack;

import dev.gantry.app.build.Buildx;
import dev.gantry.app.image.Logins;
import dev.gantry.app.stack.DeployProgress.Phase;
import dev.gantry.app.stack.Together.Manner;
import dev.gantry.compose.plan.Observed;
import dev.gantry.compose.plan.Plan;
import dev.gantry.compose.plan.Planner;
import dev.gantry.compose.plan.Project;
import dev.gantry.compose.plan.UnsupportedException;
import dev.gantry.compose.plan.Wishes;
import dev.gantry.docker.Engine;
import dev.gantry.docker.EngineAddress;
import dev.gantry.docker.EngineException;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

/// Deploys a project as a transaction: it either ends with everything as the files say, or puts
/// back what was there.
///
/// Images are got first. What has to be known for undoing is on the disk before anything is
/// touched. New containers are made beside the old ones, which bear another name meanwhile; old
/// ones are stopped, new ones started and have to prove themselves; only then the old ones are
/// removed. Blocks; an interruption stops it and puts back, too.
public final class DeployStack {

    private final Engine engine;
    private final EngineAddress address;
    private final Logins logins;
    private final Buildx buildx;
    private final DeployJournals journals;
    private final Executor workers;

    /// @param workers gives each task a thread of its own
    public DeployStack(
            Engine engine,
            EngineAddress address,
            Logins logins,
            Buildx buildx,
            DeployJournals journals,
            Executor workers) {
        this.engine = engine;
        this.address = address;
        this.logins = logins;
        this.buildx = buildx;
        this.journals = journals;
        this.workers = workers;
    }

    /// What a deploy would do. Changes nothing.
    public Plan plan(Project project, Wishes wishes) {
        return Planner.plan(project, observe(project), wishes);
    }

    private Observed observe(Project project) {
        return new StackObserver(engine, address, workers).observe(project);
    }

    /// Deploys of earlier times on this engine that did not come to their end, and are not under
    /// way.
    public List<CutOffDeploy> cutOff() {
        return journals.left(address.toString()).stream()
                .map(it -> new CutOffDeploy(it.project(), it.startedAt(), it.committed()))
                .toList();
    }

    /// A deploy that was cut off.
    ///
    /// @param finished the new containers had proved themselves: only removing old ones is left
    public record CutOffDeploy(String project, Instant since, boolean finished) {}

    /// What became of a deploy that was cut off.
    public enum Recovery {
        /// There was none.
        NONE,
        PUT_BACK,
        FINISHED,
        /// Somebody has gone on from there: nothing was changed, and it is forgotten.
        MOVED_ON
    }

    /// Brings a deploy that was cut off to its end: back to what was, or, when its new containers
    /// had proved themselves, on.
    public Recovery recover(String project, DeployListener listener) {
        try (var place = journals.take(address.toString(), project)) {
            var left = place.left();
            var recovery =
                    left.map(journal -> recover(journal, place, listener)).orElse(Recovery.NONE);
            place.clear();
            return recovery;
        }
    }

    private Recovery recover(
            DeployJournal journal, DeployJournals.Place place, DeployListener listener) {
        listener.entered(journal.committed() ? Phase.FINISH : Phase.UNDO);
        var undo = new Undo(engine, listener, journal, place::write);
        if (journal.committed()) {
            undo.on();
            return Recovery.FINISHED;
        }
        return undo.back(true).movedOn() ? Recovery.MOVED_ON : Recovery.PUT_BACK;
    }

    /// Drops what is known of a deploy that was cut off, and changes nothing else.
    public void forget(String project) {
        try (var place = journals.take(address.toString(), project)) {
            place.clear();
        }
    }

    /// Acts on a stack while no deploy of it runs, here at least.
    ///
    /// @throws DeployException.Busy when one does
    /// @throws DeployException.CutOff when one was cut off
    public <T> T alone(String project, Supplier<T> act) {
        try (var place = journals.take(address.toString(), project)) {
            orCutOff(place);
            return act.get();
        }
    }

    private static void orCutOff(DeployJournals.Place place) {
        place.left()
                .ifPresent(journal -> {
                    throw new DeployException.CutOff(journal.project(), journal.startedAt());
                });
    }

    /// Carries out a plan that a person has seen.
    ///
    /// @param confirmed what was seen
    /// @return what was done: nothing when all was as it should be
    /// @throws DeployException when it did not come to its end
    public Plan run(
            Project project,
            Plan confirmed,
            Wishes wishes,
            DeployOptions options,
            DeployListener listener) {
        orHindered(confirmed);
        try (var place = journals.take(address.toString(), project.name())) {
            orCutOff(place);
            new PrepareImages(engine, address, logins, buildx, listener, workers)
                    .run(project, confirmed);
            var observed = observe(project);
            var plan = Planner.plan(project, observed, wishes.withImagesReady());
            orHindered(plan);
            if (!Agreement.covers(project, confirmed, plan)) {
                throw new DeployException.Overtaken(plan);
            }
            if (!plan.changesNothing()) {
                new Transaction(project, observed, plan, options, listener, place).run();
            }
            return plan;
        }
    }

    private static void orHindered(Plan plan) {
        if (!plan.obstacles().isEmpty()) {
            throw new DeployException.Hindered(plan.obstacles());
        }
    }

    /// What is to be known for undoing is on the disk from its begin to its end.
    private final class Transaction {
        private final Project project;
        private final Observed observed;
        private final Plan plan;
        private final DeployOptions options;
        private final DeployListener listener;
        private final DeployJournals.Place place;

        Transaction(
                Project project,
                Observed observed,
                Plan plan,
                DeployOptions options,
                DeployListener listener,
                DeployJournals.Place place) {
            this.project = project;
            this.observed = observed;
            this.plan = plan;
            this.options = options;
            this.listener = listener;
            this.place = place;
        }

        void run() {
            var journal =
                    new JournalDraft(engine, address).of(project, observed, plan, options.grace());
            place.write(journal);
            try {
                var rollout =
                        new Rollout(
                                engine, project, observed, plan, journal, options, listener,
                                workers);
                new Together(workers, Manner.LET_FINISH).run(List.of(rollout::run));
                place.write(journal.commit());
            } catch (RuntimeException failure) {
                throw putBack(journal, failure);
            }
            finish(journal);
        }

        private void finish(DeployJournal journal) {
            boolean interrupted = Thread.interrupted();
            try {
                listener.entered(Phase.FINISH);
                new Undo(engine, listener, journal, place::write).on();
            } catch (EngineException refusal) {
                throw new DeployException.LeftOver(refusal);
            } finally {
                restore(interrupted);
            }
            place.clear();
        }

        /// Also when the thread was interrupted: an interruption is for the deed, not for this.
        private DeployException putBack(DeployJournal journal, RuntimeException failure) {
            var trouble = trouble(failure);
            boolean interrupted = Thread.interrupted();
            try {
                listener.entered(Phase.UNDO);
                var outcome = new Undo(engine, listener, journal, place::write).back(false);
                place.clear();
                var gone = outcome.movedOn() ? List.of(project.name()) : outcome.gone();
                return new DeployException.PutBack(trouble, outcome.keptVolumes(), gone);
            } catch (DeployException.NotForgotten stays) {
                return stays;
            } catch (EngineException | DeployException undoing) {
                return new DeployException.NotPutBack(trouble, undoing);
            } finally {
                restore(interrupted);
            }
        }
    }

    private static void restore(boolean interrupted) {
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static Trouble trouble(RuntimeException failure) {
        return switch (failure) {
            case Trouble.Met met -> met.trouble();
            case EngineException.Cancelled _ -> new Trouble.Stopped();
            case UnsupportedException unsupported ->
                    new Trouble.Refused(
                            DeployProgress.Subject.CONTAINER, unsupported.service(), failure);
            default -> new Trouble.Failed(failure);
        };
    }
}
