package dev.gantry.compose.plan;

import dev.gantry.compose.HashProfile;
import dev.gantry.compose.load.Origin;
import dev.gantry.docker.ContainerDetails;
import dev.gantry.docker.EngineInfo;
import dev.gantry.docker.ImageDetails;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// All that a new container depends on besides its service.
///
/// @param containers the first container of each service that others refer to: its full id
/// @param names of the containers of each service
/// @param image that it is made from, as the engine has it
/// @param before the container it replaces, whose anonymous volumes it inherits
/// @param deploy by which it is made
/// @param filesAreThere the engine sees the files of this workstation
public record Making(
        Project project,
        Service service,
        int number,
        EngineInfo engine,
        Map<String, String> containers,
        Map<String, List<String>> names,
        ImageDetails image,
        Optional<ContainerDetails> before,
        HashProfile profile,
        String deploy,
        boolean filesAreThere) {

    Origin origin() {
        return project.origin();
    }

    String containerName() {
        return service.containerName(number);
    }

    /// Throws [UnsupportedException] when there is none.
    String container(String ofService) {
        var id = containers.get(ofService);
        if (id == null) {
            throw new UnsupportedException(
                    service.name(),
                    "it shares something of " + ofService + ", which has no container");
        }
        return id;
    }

    /// What the containers of each service are called.
    public static Map<String, List<String>> names(Project project) {
        var names = new HashMap<String, List<String>>();
        for (var service : project.services().values()) {
            var own = new ArrayList<String>();
            for (int number = 1; number <= service.scale(); number++) {
                own.add(service.containerName(number));
            }
            names.put(service.name(), own);
        }
        return names;
    }
}
