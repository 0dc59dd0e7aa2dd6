package dev.gantry.app.stack;

import dev.gantry.docker.Containers;
import dev.gantry.docker.Engine;
import dev.gantry.docker.Networks;
import dev.gantry.docker.Volumes;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/// A real engine, asked by a Gantry that dies at one of its calls: from then on it asks nothing.
final class DyingEngine {

    /// Nothing of Gantry catches it, as nothing catches a death.
    static final class Death extends Error {
        Death() {
            super("killed");
        }
    }

    private static final Set<String> DEEDS =
            Set.of(
                    "create",
                    "rename",
                    "start",
                    "stop",
                    "restart",
                    "pause",
                    "unpause",
                    "remove",
                    "connect",
                    "disconnect");

    private final Engine engine;
    private final int lastCall;
    private final boolean answered;
    private final AtomicInteger calls = new AtomicInteger();
    private volatile boolean dead;

    /// @param lastCall which of its changing calls is the last, from 1; 0 for none
    /// @param carriedOut the engine gets that call, and Gantry does not live to hear the answer
    DyingEngine(Engine engine, int lastCall, boolean carriedOut) {
        this.engine = engine;
        this.lastCall = lastCall;
        this.answered = carriedOut;
    }

    int calls() {
        return calls.get();
    }

    Engine engine() {
        return proxy(Engine.class, engine);
    }

    private <T> T proxy(Class<T> type, Object target) {
        return type.cast(
                Proxy.newProxyInstance(
                        type.getClassLoader(),
                        new Class<?>[] {type},
                        (_, method, arguments) -> call(target, method, arguments)));
    }

    private Object call(Object target, Method method, Object[] arguments) throws Throwable {
        if (dead) {
            throw new Death();
        }
        boolean last = isDeed(target, method) && calls.incrementAndGet() == lastCall;
        if (last && !answered) {
            dead = true;
            throw new Death();
        }
        var answer = invoke(target, method, arguments);
        if (last) {
            dead = true;
            throw new Death();
        }
        return switch (answer) {
            case Containers containers -> proxy(Containers.class, containers);
            case Networks networks -> proxy(Networks.class, networks);
            case Volumes volumes -> proxy(Volumes.class, volumes);
            case null, default -> answer;
        };
    }

    private static boolean isDeed(Object target, Method method) {
        return !(target instanceof Engine) && DEEDS.contains(method.getName());
    }

    private static Object invoke(Object target, Method method, Object[] arguments)
            throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException failed) {
            throw failed.getCause();
        }
    }
}
