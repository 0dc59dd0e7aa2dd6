package dev.gantry.compose.plan;

import dev.gantry.compose.HashProfile;
import dev.gantry.docker.Container;
import dev.gantry.docker.ContainerDetails;
import dev.gantry.docker.EngineInfo;
import dev.gantry.docker.ImageDetails;
import dev.gantry.docker.Network;
import dev.gantry.docker.Volume;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What an engine has of a project, and what stands around it.
///
/// @param members the project's containers, without those of a single run
/// @param strangers all other containers
/// @param images those that the project's services use and the engine has, by the name that the
///   service uses
/// @param sameMachine the engine sees the files of this workstation
public record Observed(
        EngineInfo engine,
        List<ContainerDetails> members,
        List<Container> strangers,
        List<Network> networks,
        List<Volume> volumes,
        Map<String, ImageDetails> images,
        boolean sameMachine) {

    /// Whether compose takes a container for one of a project.
    public static boolean isMember(Container container, String project) {
        return project.equals(container.labels().get(ComposeLabels.PROJECT))
                && container.labels().containsKey(ComposeLabels.CONFIG_HASH)
                && !"True".equalsIgnoreCase(container.labels().get(ComposeLabels.ONE_OFF));
    }

    /// The containers of one service, lowest number first.
    List<ContainerDetails> of(String service) {
        return members.stream()
                .filter(member -> service(member).equals(service))
                .sorted(Comparator.comparingInt(Observed::number))
                .toList();
    }

    Optional<Network> network(String name) {
        return networks.stream().filter(network -> network.name().equals(name)).findFirst();
    }

    Optional<Volume> volume(String name) {
        return volumes.stream().filter(volume -> volume.name().value().equals(name)).findFirst();
    }

    /// Follows whoever deployed last, so that the same tool finds its own hashes again.
    public HashProfile profile() {
        boolean five =
                members.stream()
                        .map(member -> member.labels().getOrDefault(ComposeLabels.VERSION, ""))
                        .anyMatch(version -> version.matches("[5-9]\\..*|[1-9][0-9]+\\..*"));
        return five ? HashProfile.V5 : HashProfile.V2;
    }

    public static String service(ContainerDetails member) {
        return member.labels().getOrDefault(ComposeLabels.SERVICE, "");
    }

    /// 0 when it has none.
    public static int number(ContainerDetails member) {
        var text = member.labels().getOrDefault(ComposeLabels.NUMBER, "");
        return text.matches("[0-9]{1,9}") ? Integer.parseInt(text) : 0;
    }
}
