package dev.gantry.app.stack;

import dev.gantry.app.stack.DeployProgress.Deed;
import dev.gantry.app.stack.DeployProgress.Phase;
import dev.gantry.app.stack.DeployProgress.Subject;

/// Told how a deploy goes, from many threads, many times a second.
@FunctionalInterface
public interface DeployListener {

    DeployListener NONE = _ -> {};

    void take(DeployProgress progress);

    default void entered(Phase phase) {
        take(new DeployProgress.Entered(phase));
    }

    default void container(String name, Deed deed) {
        take(new DeployProgress.At(Subject.CONTAINER, name, deed, ""));
    }

    default void container(String name, Deed deed, String detail) {
        take(new DeployProgress.At(Subject.CONTAINER, name, deed, detail));
    }

    default void network(String name, Deed deed) {
        take(new DeployProgress.At(Subject.NETWORK, name, deed, ""));
    }

    default void volume(String name, Deed deed) {
        take(new DeployProgress.At(Subject.VOLUME, name, deed, ""));
    }

    default void image(String name, Deed deed) {
        take(new DeployProgress.At(Subject.IMAGE, name, deed, ""));
    }
}
