package dev.gantry.app.notice;

import dev.gantry.docker.ContainerId;
import dev.gantry.docker.EngineEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Tells mishaps from what somebody wanted, in the events of one engine.
public final class Mishaps {

    /// A stop may take as long as the container's own grace period.
    private static final Duration DELIBERATE = Duration.ofMinutes(5);

    /// One that falls over and over is told of once in a while.
    private static final Duration QUIET = Duration.ofMinutes(10);

    /// An end for want of memory is one mishap, though the engine tells of two.
    private static final Duration SAME = Duration.ofSeconds(10);

    /// HUP, USR1, USR2, CONT and WINCH: they tell a program something and do not end it.
    private static final Set<String> TELLING = Set.of("1", "10", "12", "18", "28");

    private static final int MOST_KEPT = 5_000;

    private final Map<String, Instant> killed = new HashMap<>();
    private final Map<String, Instant> told = new HashMap<>();

    /// Events in the order in which they happened.
    public Optional<Mishap> read(EngineEvent event) {
        if (!event.type().equals("container")) {
            return Optional.empty();
        }
        return switch (event.action()) {
            case "kill" -> wanted(event);
            case "start", "destroy" -> forget(event);
            case "die" -> died(event);
            case "oom" ->
                    unlessTold("oom", QUIET, event, new Mishap.OutOfMemory(id(event), name(event)));
            case "health_status: unhealthy" ->
                    unlessTold("ill", QUIET, event, new Mishap.Unhealthy(id(event), name(event)));
            default -> Optional.empty();
        };
    }

    private Optional<Mishap> wanted(EngineEvent kill) {
        if (!TELLING.contains(kill.attribute("signal"))) {
            keep(killed, kill.actor(), kill.time());
        }
        return Optional.empty();
    }

    private Optional<Mishap> forget(EngineEvent event) {
        killed.remove(event.actor());
        return Optional.empty();
    }

    private Optional<Mishap> died(EngineEvent death) {
        var code = death.attribute("exitCode");
        var kill = killed.remove(death.actor());
        boolean deliberate = kill != null && isWithin(DELIBERATE, kill, death.time());
        var full = told.get("oom" + death.actor());
        boolean known = full != null && isWithin(SAME, full, death.time());
        if (code.isEmpty() || code.equals("0") || deliberate || known) {
            return Optional.empty();
        }
        var mishap = new Mishap.Died(id(death), name(death), code);
        return unlessTold("die", QUIET, death, mishap);
    }

    private Optional<Mishap> unlessTold(
            String kind, Duration quiet, EngineEvent event, Mishap mishap) {
        var key = kind + event.actor();
        var before = told.get(key);
        if (before != null && isWithin(quiet, before, event.time())) {
            return Optional.empty();
        }
        keep(told, key, event.time());
        return Optional.of(mishap);
    }

    private static void keep(Map<String, Instant> into, String key, Instant time) {
        if (into.size() >= MOST_KEPT) {
            into.values().removeIf(kept -> !isWithin(QUIET, kept, time));
        }
        into.put(key, time);
    }

    private static boolean isWithin(Duration span, Instant before, Instant now) {
        return Duration.between(before, now).compareTo(span) < 0;
    }

    private static ContainerId id(EngineEvent event) {
        return new ContainerId(event.actor());
    }

    private static String name(EngineEvent event) {
        var name = event.attribute("name");
        return name.isEmpty() ? id(event).brief() : name;
    }
}
