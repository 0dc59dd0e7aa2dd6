package dev.gantry.docker;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/// Answers calls to engines with what a test has laid out, one after the other; the last answer
/// counts for ever.
public final class FakeEngines implements Engines {

    public volatile boolean listening;
    private final Queue<Supplier<Engine>> answers = new ConcurrentLinkedQueue<>();
    private final AtomicInteger calls = new AtomicInteger();

    public static FakeEngines answering(Engine... engines) {
        var fake = new FakeEngines();
        for (var engine : engines) {
            fake.then(() -> engine);
        }
        return fake;
    }

    public static FakeEngines failing(RuntimeException failure) {
        return new FakeEngines().thenFail(failure);
    }

    public FakeEngines thenFail(RuntimeException failure) {
        return then(() -> {
            throw failure;
        });
    }

    public FakeEngines then(Supplier<Engine> answer) {
        answers.add(answer);
        return this;
    }

    /// How often an engine was called.
    public int calls() {
        return calls.get();
    }

    @Override
    public Engine connect(EngineAddress address) {
        calls.incrementAndGet();
        var next = answers.size() > 1 ? answers.remove() : answers.element();
        return next.get();
    }

    @Override
    public boolean isListening(EngineAddress address) {
        return listening;
    }
}
