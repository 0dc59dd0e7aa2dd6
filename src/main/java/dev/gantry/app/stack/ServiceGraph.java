package dev.gantry.app.stack;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;

/// Deals with several services at once, each after those that it needs.
final class ServiceGraph {

    private final Map<String, Set<String>> needs = new LinkedHashMap<>();
    private final Map<String, CountDownLatch> done = new HashMap<>();

    /// @param needs of each service that is dealt with; those that are not dealt with count for
    ///   nothing. A circle is cut somewhere: labels of different ages may form one
    ServiceGraph(Map<String, Set<String>> needs) {
        needs.keySet().forEach(name -> done.put(name, new CountDownLatch(1)));
        needs.keySet().forEach(name -> visit(name, needs, new HashSet<>()));
    }

    /// @param above the services on the way here
    private void visit(String name, Map<String, Set<String>> all, Set<String> above) {
        if (needs.containsKey(name)) {
            return;
        }
        above.add(name);
        var kept = new LinkedHashSet<String>();
        for (var need : all.getOrDefault(name, Set.of())) {
            if (all.containsKey(need) && !above.contains(need)) {
                visit(need, all, above);
                kept.add(need);
            }
        }
        above.remove(name);
        needs.put(name, kept);
    }

    /// Each before those that it needs.
    ServiceGraph reversed() {
        var dependents = new HashMap<String, Set<String>>();
        needs.keySet().forEach(name -> dependents.put(name, new LinkedHashSet<>()));
        needs.forEach((name, all) -> {
            for (var need : all) {
                var known = dependents.get(need);
                if (known != null) {
                    known.add(name);
                }
            }
        });
        return new ServiceGraph(dependents);
    }

    /// To be called once. A service whose turn does not come any more since one before it failed is
    /// interrupted.
    void run(Together together, Consumer<String> act) {
        together.run(
                needs.entrySet().stream()
                        .<Runnable>map(each -> () -> inTurn(each.getKey(), each.getValue(), act))
                        .toList());
    }

    private void inTurn(String name, Set<String> before, Consumer<String> act) {
        for (var need : before) {
            var latch = done.get(need);
            if (latch != null && !need.equals(name)) {
                Together.waiting(latch::await);
            }
        }
        act.accept(name);
        var own = done.get(name);
        if (own != null) {
            own.countDown();
        }
    }
}
