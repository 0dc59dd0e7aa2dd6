package dev.gantry.compose.plan;

import dev.gantry.docker.ContainerDetails;
import dev.gantry.docker.NetworkId;
import java.util.List;

/// One thing that a deploy does.
public sealed interface Step {

    List<Reason> reasons();

    /// @param services that use it
    record PullImage(String image, String platform, List<String> services, List<Reason> reasons)
            implements Step {}

    record BuildImage(String service, String image, List<Reason> reasons) implements Step {}

    record CreateNetwork(String key, String name, List<Reason> reasons) implements Step {}

    record ReplaceNetwork(String key, String name, NetworkId old, List<Reason> reasons)
            implements Step {}

    record CreateVolume(String key, String name, List<Reason> reasons) implements Step {}

    /// What is in it is lost.
    record ReplaceVolume(String key, String name, List<Reason> reasons) implements Step {}

    /// A step for one container.
    sealed interface OfContainer extends Step {
        String service();

        /// The container's name.
        String name();
    }

    record CreateContainer(String service, int number, String name, List<Reason> reasons)
            implements OfContainer {}

    record RecreateContainer(
            String service, int number, String name, ContainerDetails old, List<Reason> reasons)
            implements OfContainer {}

    /// One that is as it should be, and does not run.
    record StartContainer(String service, ContainerDetails container, List<Reason> reasons)
            implements OfContainer {
        @Override
        public String name() {
            return container.name();
        }
    }

    /// One that is as it should be, and runs.
    record RestartContainer(String service, ContainerDetails container, List<Reason> reasons)
            implements OfContainer {
        @Override
        public String name() {
            return container.name();
        }
    }

    record RemoveContainer(String service, ContainerDetails container, List<Reason> reasons)
            implements OfContainer {
        @Override
        public String name() {
            return container.name();
        }
    }
}
