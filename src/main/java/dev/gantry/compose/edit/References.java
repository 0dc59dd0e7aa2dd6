package dev.gantry.compose.edit;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Which values name something of the same file.
final class References {

    private static final Set<String> SERVICES =
            Set.of("depends_on", "links", "volumes_from", "extends");
    private static final Set<String> KINDS = Set.of("networks", "volumes", "secrets", "configs");

    private References() {}

    /// The section in which the names stand that are meant at a path.
    ///
    /// @param path of the value, or of what holds the key that is a name
    static Optional<String> section(List<String> path) {
        if (path.size() < 3 || !path.getFirst().equals("services")) {
            return Optional.empty();
        }
        var kind = path.get(2);
        var last = path.getLast();
        boolean isShort = path.size() == 3 || path.size() == 4 && last.equals(Outline.ITEM);
        if (SERVICES.contains(kind)) {
            boolean isService =
                    isShort || kind.equals("extends") && path.size() == 4 && last.equals("service");
            return isService ? Optional.of("services") : Optional.empty();
        }
        boolean isSource = path.size() == 5 && last.equals("source");
        return KINDS.contains(kind) && (isShort || isSource) ? Optional.of(kind) : Optional.empty();
    }
}
