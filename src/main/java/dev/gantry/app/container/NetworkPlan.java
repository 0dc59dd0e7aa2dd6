package dev.gantry.app.container;

import java.util.List;

/// A network to be in.
///
/// @param network its name, or a mode: `host`, `none`, `container:web`
/// @param aliases other names it is found under there
public record NetworkPlan(String network, List<String> aliases) {

    public static final NetworkPlan DEFAULT = new NetworkPlan("bridge", List.of());
}
