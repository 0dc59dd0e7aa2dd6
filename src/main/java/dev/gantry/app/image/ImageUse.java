package dev.gantry.app.image;

import dev.gantry.docker.Container;
import dev.gantry.docker.ImageId;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// Which containers stand on which image, running or not.
public record ImageUse(Map<ImageId, List<Container>> users) {

    public static ImageUse of(Collection<Container> containers) {
        return new ImageUse(
                containers.stream()
                        .sorted(Comparator.comparing(Container::name))
                        .collect(Collectors.groupingBy(Container::imageId)));
    }

    public List<Container> of(ImageId image) {
        return users.getOrDefault(image, List.of());
    }

    /// The compose projects among them, each once.
    public List<String> stacks(ImageId image) {
        return of(image).stream()
                .flatMap(container -> container.stack().stream())
                .distinct()
                .sorted()
                .toList();
    }
}
