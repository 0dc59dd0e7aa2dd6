package dev.gantry.app.host;

import dev.gantry.app.host.Mailbox.Kind;
import dev.gantry.docker.ContainerId;
import dev.gantry.docker.EngineEvent;
import dev.gantry.docker.OwnThings;
import java.util.EnumSet;
import java.util.Set;

/// Says which part of the model an event makes untrue.
final class EventReader {

    /// They change nothing a list shows, and health checks run one exec every few seconds.
    private static final Set<String> HARMLESS =
            Set.of(
                    "top",
                    "resize",
                    "attach",
                    "detach",
                    "archive-path",
                    "extract-to-dir",
                    "export",
                    "copy",
                    "checkpoint");

    private final Mailbox mailbox;

    EventReader(Mailbox mailbox) {
        this.mailbox = mailbox;
    }

    void read(EngineEvent event) {
        switch (event.type()) {
            case "container" -> container(event);
            case "image" -> mailbox.list(EnumSet.of(Kind.IMAGES));
            case "volume" -> volume(event);
            case "network" -> network(event);
            case "daemon" -> mailbox.listEverything();
            default -> {
                return;
            }
        }
        if (isWorthTelling(event) && !OwnThings.areThese(event.attributes())) {
            mailbox.tell(event);
        }
    }

    private void container(EngineEvent event) {
        if (isHarmless(event)) {
            return;
        }
        if (event.action().equals("commit")) {
            mailbox.list(EnumSet.of(Kind.IMAGES)); // one without a name has no event of its own
        }
        if (event.action().equals("prune") || event.actor().isEmpty()) {
            mailbox.list(EnumSet.of(Kind.CONTAINERS));
        } else {
            mailbox.ask(new ContainerId(event.actor()));
        }
    }

    /// Who mounts a volume is told by the containers.
    private void volume(EngineEvent event) {
        if (!event.action().equals("mount") && !event.action().equals("unmount")) {
            mailbox.list(EnumSet.of(Kind.VOLUMES));
        }
    }

    private void network(EngineEvent event) {
        var container = event.attribute("container");
        if (container.isEmpty()) {
            mailbox.list(EnumSet.of(Kind.NETWORKS));
        } else {
            mailbox.ask(new ContainerId(container));
        }
    }

    private static boolean isWorthTelling(EngineEvent event) {
        return !isHarmless(event)
                && !event.action().equals("mount")
                && !event.action().equals("unmount");
    }

    private static boolean isHarmless(EngineEvent event) {
        return event.action().startsWith("exec_") || HARMLESS.contains(event.action());
    }
}
