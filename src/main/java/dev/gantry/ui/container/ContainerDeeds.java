package dev.gantry.ui.container;

import dev.gantry.app.container.BodyOf;
import dev.gantry.app.container.ContainerDraft;
import dev.gantry.app.container.DraftWords;
import dev.gantry.app.container.RecreateContainer;
import dev.gantry.app.container.RecreateException;
import dev.gantry.app.file.SaveDownload;
import dev.gantry.app.image.ImageWords;
import dev.gantry.app.image.Logins;
import dev.gantry.app.image.MissingImage;
import dev.gantry.app.words.Explain;
import dev.gantry.app.words.Explanation;
import dev.gantry.app.words.Sizes;
import dev.gantry.app.words.Words;
import dev.gantry.docker.Commit;
import dev.gantry.docker.Container;
import dev.gantry.docker.ContainerId;
import dev.gantry.docker.Engine;
import dev.gantry.docker.EngineException;
import dev.gantry.docker.LiveLimits;
import dev.gantry.docker.ProcessTable;
import dev.gantry.ui.kit.Background;
import dev.gantry.ui.kit.CurrentHost;
import dev.gantry.ui.kit.HostTasks;
import dev.gantry.ui.kit.Job;
import dev.gantry.ui.kit.Tasks;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/// The rarer acts on one container, each a task.
final class ContainerDeeds {

    private final CurrentHost host;
    private final Background background;
    private final HostTasks hostTasks;
    private final Logins logins;
    private final Refusal refusal;

    /// Told of a refusal, which stays at the container's row.
    interface Refusal {
        void at(ContainerId id, Act act, Explanation why);
    }

    ContainerDeeds(
            CurrentHost host, Background background, Tasks tasks, Logins logins, Refusal refusal) {
        this.logins = logins;
        this.host = host;
        this.background = background;
        this.hostTasks = new HostTasks(host, background, tasks);
        this.refusal = refusal;
    }

    CurrentHost host() {
        return host;
    }

    /// What a person once asked for; told when the engine has answered.
    void draftOf(Container container, Act act, Consumer<ContainerDraft> then) {
        var session = host.session();
        background.run(
                () -> {
                    var engine = session.engine();
                    var details = engine.containers().inspect(container.id());
                    return BodyOf.container(details, engine.images().defaults(details.imageId()));
                },
                then,
                why -> refused(container, act, why));
    }

    /// @param failed told why it could not be made
    void create(ContainerDraft draft, boolean start, Consumer<Explanation> failed) {
        var title = draft.name().isEmpty() ? draft.image() : draft.name();
        perform(
                Words.of("create.task", title),
                (engine, task) -> make(engine, draft, start, task),
                why -> failed.accept(Explain.act(Words.of("create.failed", title), why)));
    }

    /// What could not be started is left there, for its row to tell why.
    private void make(Engine engine, ContainerDraft draft, boolean start, Tasks.Task task) {
        var id = made(engine, draft, task);
        draft.furtherNetworks()
                .forEach((network, endpoint) -> engine.networks().connect(network, id, endpoint));
        if (start) {
            engine.containers().start(id);
        }
    }

    /// As `docker run` does: what is missing is pulled, and then it is asked again.
    private ContainerId made(Engine engine, ContainerDraft draft, Tasks.Task task) {
        try {
            return create(engine, draft);
        } catch (EngineException.Gone away) {
            if (!MissingImage.isMeantBy(away)) {
                throw away;
            }
            missing(engine, task).pull(draft.image(), draft.platform());
            return create(engine, draft);
        }
    }

    private static ContainerId create(Engine engine, ContainerDraft draft) {
        return engine.containers().create(draft.name(), draft.platform(), draft.createJson());
    }

    private MissingImage missing(Engine engine, Tasks.Task task) {
        return new MissingImage(engine.images(), logins, now -> task.tell(ImageWords.of(now)));
    }

    void recreate(Container container, ContainerDraft draft) {
        perform(
                Act.EDIT.title(List.of(container)),
                (engine, task) -> {
                    // before the old one is touched
                    missing(engine, task).pullIfAway(draft.image(), draft.platform());
                    new RecreateContainer(engine, step -> task.tell(DraftWords.of(step)))
                            .run(container.id(), draft);
                },
                why -> refused(container, Act.EDIT, why));
    }

    void limit(Container container, LiveLimits limits) {
        perform(
                Act.LIMIT.title(List.of(container)),
                (engine, _) -> engine.containers().update(container.id(), limits),
                why -> refused(container, Act.LIMIT, why));
    }

    void commit(Container container, Commit how) {
        perform(
                Act.COMMIT.title(List.of(container)),
                (engine, task) -> {
                    var image = engine.containers().commit(container.id(), how);
                    task.tell(Words.of("commit.made", image.brief()));
                },
                why -> refused(container, Act.COMMIT, why));
    }

    void export(Container container, Path file) {
        perform(
                Act.EXPORT.title(List.of(container)),
                (engine, task) ->
                        SaveDownload.to(
                                file,
                                () -> engine.containers().export(container.id()),
                                bytes -> task.tell(Sizes.of(bytes))),
                why -> refused(container, Act.EXPORT, why));
    }

    Job processes(Container container, Consumer<ProcessTable> then, Consumer<Explanation> failed) {
        var session = host.session();
        return background.run(
                () -> session.engine().containers().top(container.id()),
                then,
                why -> failed.accept(Explain.failure(why)));
    }

    private void perform(String title, HostTasks.Work work, Consumer<Throwable> failed) {
        hostTasks.perform(title, work, () -> {}, failed, ContainerDeeds::explained);
    }

    private void refused(Container container, Act act, Throwable why) {
        var said =
                why instanceof RecreateException
                        ? explained(why)
                        : Explain.act(act.failed(container.name()), why);
        refusal.at(container.id(), act, said);
    }

    private static Explanation explained(Throwable why) {
        return why instanceof RecreateException known ? DraftWords.of(known) : Explain.failure(why);
    }
}
