package dev.gantry.app.stack;

import dev.gantry.app.build.Buildx;
import dev.gantry.app.image.Logins;
import dev.gantry.app.stack.DeployProgress.Phase;
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
        return journals.all(address.toString()).stream()
                .map(it -> new CutOffDeploy(it.project(), it.startedAt(), it.committed()))
                .toList();
    }

    /// A deploy that was cut off.
    ///
    /// @param finished the new containers had proved themselves: only removing old ones is left
    public record CutOffDeploy(String project, Instant since, boolean finished) {}

    /// Brings a deploy that was cut off to its end: back to what was, or, when its new containers
    /// had proved themselves, on. Does nothing when there is none.
    ///
    /// @return whether there was one
    public boolean recover(String project, DeployListener listener) {
        try (var place = journals.take(address.toString(), project)) {
            return recover(place, listener);
        }
    }

    private boolean recover(DeployJournals.Place place, DeployListener listener) {
        var left = place.left();
        left.ifPresent(journal -> {
            listener.entered(journal.committed() ? Phase.FINISH : Phase.UNDO);
            var undo = new Undo(engine, listener, journal);
            if (journal.committed()) {
                undo.on();
            } else {
                undo.back();
            }
            place.clear();
        });
        return left.isPresent();
    }

    /// Carries out a plan that a person has seen. One that was cut off earlier is put back first.
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
            boolean recovered = recover(place, listener);
            new PrepareImages(engine, address, logins, buildx, listener, workers)
                    .run(project, confirmed);
            var observed = observe(project);
            var plan = Planner.plan(project, observed, wishes.withImagesReady());
            orHindered(plan);
            if (!recovered && !Agreement.covers(project, confirmed, plan)) {
                throw new DeployException.Overtaken(plan);
            }
            if (!plan.changesNothing()) {
                transaction(project, observed, plan, options, listener, place);
            }
            return plan;
        }
    }

    private static void orHindered(Plan plan) {
        if (!plan.obstacles().isEmpty()) {
            throw new DeployException.Hindered(plan.obstacles());
        }
    }

    private void transaction(
            Project project,
            Observed observed,
            Plan plan,
            DeployOptions options,
            DeployListener listener,
            DeployJournals.Place place) {
        var journal = new JournalDraft(engine, address).of(project, observed, plan);
        place.write(journal);
        try {
            new Rollout(engine, project, observed, plan, journal, options, listener, workers).run();
            place.write(journal.commit());
        } catch (RuntimeException failure) {
            throw putBack(journal, failure, listener, place);
        }
        finish(journal, listener, place);
    }

    private void finish(
            DeployJournal journal, DeployListener listener, DeployJournals.Place place) {
        boolean interrupted = Thread.interrupted();
        try {
            listener.entered(Phase.FINISH);
            new Undo(engine, listener, journal).on();
            place.clear();
        } catch (EngineException refusal) {
            throw new DeployException.LeftOver(refusal);
        } finally {
            restore(interrupted);
        }
    }

    /// Also when the thread was interrupted: an interruption is for the deed, not for this.
    private DeployException putBack(
            DeployJournal journal,
            RuntimeException failure,
            DeployListener listener,
            DeployJournals.Place place) {
        var trouble = trouble(failure);
        boolean interrupted = Thread.interrupted();
        try {
            listener.entered(Phase.UNDO);
            var kept = new Undo(engine, listener, journal).back();
            place.clear();
            return new DeployException.PutBack(trouble, kept);
        } catch (EngineException | DeployException undoing) {
            return new DeployException.NotPutBack(trouble, undoing);
        } finally {
            restore(interrupted);
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
            default -> new Trouble.Refused(DeployProgress.Subject.CONTAINER, "", failure);
        };
    }
}
