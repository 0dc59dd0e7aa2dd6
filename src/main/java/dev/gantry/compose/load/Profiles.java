package dev.gantry.compose.load;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Which services are on.
final class Profiles {

    private final Set<String> on = new HashSet<>();
    private final Map<String, @Nullable Object> off = new LinkedHashMap<>();

    Profiles(Set<String> asked, @Nullable String variable) {
        on.addAll(asked);
        if (asked.isEmpty() && variable != null && !variable.isBlank()) {
            on.addAll(List.of(variable.split(",")));
        }
    }

    void filter(Map<String, @Nullable Object> model) {
        var services = Values.mapIn(model, "services");
        for (var name : List.copyOf(services.keySet())) {
            var service = Values.map(services.get(name));
            if (service != null && !isOn(service)) {
                off.put(name, services.remove(name));
            }
        }
    }

    private boolean isOn(Map<String, @Nullable Object> service) {
        var profiles = Values.listIn(service, "profiles");
        return profiles.isEmpty()
                || on.contains("*")
                || profiles.stream().map(Values::text).anyMatch(on::contains);
    }

    /// The services that were taken away.
    ///
    /// @return with their profiles
    Map<String, Set<String>> off() {
        var all = new LinkedHashMap<String, Set<String>>();
        off.forEach((name, service) -> {
            var profiles = new LinkedHashSet<String>();
            var map = Values.map(service);
            if (map != null) {
                Values.listIn(map, "profiles").forEach(each -> profiles.add(Values.text(each)));
            }
            all.put(name, profiles);
        });
        return all;
    }

    boolean isOff(String service) {
        return off.containsKey(service);
    }
}
