package dev.gantry.compose.plan;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// In which order services are dealt with.
public final class ServiceOrder {

    private final Project project;
    private final Set<String> visited = new HashSet<>();
    private final List<Service> sorted = new ArrayList<>();

    private ServiceOrder(Project project) {
        this.project = project;
    }

    /// Each after all that it needs. The loader refuses circles.
    public static List<Service> of(Project project) {
        var order = new ServiceOrder(project);
        project.services().keySet().forEach(order::visit);
        return order.sorted;
    }

    private void visit(String name) {
        var service = project.services().get(name);
        if (service == null || !visited.add(name)) {
            return;
        }
        needs(service).forEach(this::visit);
        sorted.add(service);
    }

    /// Services that have to be there before, deployed or not.
    public static Set<String> needs(Service service) {
        var all = new LinkedHashSet<String>();
        service.dependencies().forEach(dependency -> all.add(dependency.service()));
        all.addAll(service.references());
        return all;
    }
}
