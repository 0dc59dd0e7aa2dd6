package dev.gantry.app.stack;

import dev.gantry.docker.EngineException;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;

/// Deals with several services at once, each after those that it needs.
final class ServiceGraph {

    private final Map<String, ? extends Collection<String>> needs;
    private final Map<String, CountDownLatch> done = new HashMap<>();

    /// @param needs of each service that is dealt with; those that are not dealt with count for
    ///   nothing, and a circle is not looked for
    ServiceGraph(Map<String, ? extends Collection<String>> needs) {
        this.needs = needs;
        needs.keySet().forEach(name -> done.put(name, new CountDownLatch(1)));
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

    private void inTurn(String name, Collection<String> before, Consumer<String> act) {
        for (var need : before) {
            var latch = done.get(need);
            if (latch != null && !need.equals(name)) {
                await(latch);
            }
        }
        act.accept(name);
        var own = done.get(name);
        if (own != null) {
            own.countDown();
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new EngineException.Cancelled(stopped);
        }
    }
}
