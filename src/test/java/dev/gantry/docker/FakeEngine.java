package dev.gantry.docker;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// An engine in memory. It answers as a test wants it to: at once, not before it is allowed to, or
/// with a failure.
public final class FakeEngine implements Engine {

    public enum Question {
        CONTAINERS,
        IDS,
        IMAGES,
        VOLUMES,
        NETWORKS,
        EVENTS,
        PING
    }

    public static final EngineAddress ADDRESS = new EngineAddress.Tcp("fake", 2375);
    private static final EngineInfo INFO =
            new EngineInfo("fake", "28.0", "1.48", "1.48", "Fakix", "amd64", "6.1", 2, 1 << 30);

    /// Images and volumes, for a test to change.
    public final List<Image> images = new CopyOnWriteArrayList<>();

    public final List<Volume> volumes = new CopyOnWriteArrayList<>();

    private final Map<ContainerId, Container> containers = new LinkedHashMap<>();
    private final Map<Question, Runnable> before = new EnumMap<>(Question.class);
    private final List<Question> asked = new CopyOnWriteArrayList<>();
    private final List<FakeEvents> streams = new CopyOnWriteArrayList<>();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final AtomicInteger closes = new AtomicInteger();

    public static FakeEngine with(Container... some) {
        var engine = new FakeEngine();
        for (var container : some) {
            engine.put(container);
        }
        return engine;
    }

    /// Without an event.
    public synchronized void put(Container container) {
        containers.put(container.id(), container);
    }

    /// Without an event.
    public synchronized void remove(ContainerId id) {
        containers.remove(id);
    }

    public void tell(EngineEvent event) {
        streams.getLast().add(Optional.of(event));
    }

    public void tell(String type, String action, String actor) {
        tell(new EngineEvent(type, action, actor, Map.of(), Instant.now()));
    }

    public void tell(String action, ContainerId id) {
        tell("container", action, id.value());
    }

    /// An event that whoever reads it stumbles over.
    public void tellNonsense() {
        streams.getLast().add(NONSENSE);
    }

    public void endEvents() {
        streams.getLast().close();
    }

    /// Runs on the thread that asks, before each answer; what it throws is the answer.
    public synchronized FakeEngine before(Question question, Runnable work) {
        before.put(question, work);
        return this;
    }

    public synchronized void answerAgain(Question question) {
        before.remove(question);
    }

    public FakeEngine refuse(Question question, RuntimeException how) {
        return before(
                question,
                () -> {
                    throw how;
                });
    }

    /// Does not answer until it is told to, or closed.
    public Held hold(Question question) {
        var held = new Held(question);
        before(question, held::await);
        return held;
    }

    public final class Held {
        private final Question question;
        private final CountDownLatch asked = new CountDownLatch(1);
        private final CountDownLatch answer = new CountDownLatch(1);

        Held(Question question) {
            this.question = question;
        }

        public void awaitAsked() throws InterruptedException {
            if (!asked.await(10, TimeUnit.SECONDS)) {
                throw new AssertionError("nobody asked for " + question);
            }
        }

        public void release() {
            answerAgain(question);
            answer.countDown();
        }

        private void await() {
            asked.countDown();
            try {
                while (!answer.await(5, TimeUnit.MILLISECONDS)) {
                    failIfClosed();
                }
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                throw new EngineException.Cancelled(stopped);
            }
        }
    }

    /// All questions so far.
    public List<Question> asked() {
        return List.copyOf(asked);
    }

    public int closes() {
        return closes.get();
    }

    public boolean awaitClosed(Duration longest) throws InterruptedException {
        return closed.await(longest.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void ask(Question question) {
        asked.add(question);
        var work = workBefore(question);
        if (work != null) {
            work.run();
        }
        failIfClosed();
    }

    private synchronized @Nullable Runnable workBefore(Question question) {
        return before.get(question);
    }

    private void failIfClosed() {
        if (closed.getCount() == 0) {
            throw new EngineException.Cancelled(null);
        }
    }

    private synchronized List<Container> list() {
        return List.copyOf(containers.values());
    }

    @Override
    public EngineInfo info() {
        return INFO;
    }

    @Override
    public Containers containers() {
        return new Lists();
    }

    @Override
    public Builds builds() {
        throw new UnsupportedOperationException("builds");
    }

    @Override
    public Images images() {
        return new FakeImages() {
            @Override
            public List<Image> all() {
                ask(Question.IMAGES);
                return List.copyOf(images);
            }
        };
    }

    @Override
    public Volumes volumes() {
        return new Volumes() {
            @Override
            public List<Volume> all() {
                ask(Question.VOLUMES);
                return List.copyOf(volumes);
            }

            @Override
            public Volume inspect(VolumeName name) {
                ask(Question.VOLUMES);
                return volumes.stream()
                        .filter(volume -> volume.name().equals(name))
                        .findFirst()
                        .orElseThrow(() -> new EngineException.Gone(name.value(), null));
            }

            @Override
            public void create(String json) {
                throw new UnsupportedOperationException();
            }

            @Override
            public void remove(VolumeName name) {
                throw new UnsupportedOperationException();
            }
        };
    }

    @Override
    public Networks networks() {
        return new Networks() {
            @Override
            public List<Network> all() {
                ask(Question.NETWORKS);
                return List.of();
            }

            @Override
            public NetworkId create(String json) {
                throw new UnsupportedOperationException();
            }

            @Override
            public String json(String network) {
                throw new UnsupportedOperationException();
            }

            @Override
            public void disconnect(String network, ContainerId container) {
                throw new UnsupportedOperationException();
            }

            @Override
            public void remove(NetworkId id) {
                throw new UnsupportedOperationException();
            }

            @Override
            public void connect(String network, ContainerId container, String endpointJson) {
                throw new UnsupportedOperationException();
            }
        };
    }

    @Override
    public Stats stats() {
        throw new UnsupportedOperationException("a fake uses nothing");
    }

    @Override
    public Logs logs() {
        return (_, _) -> {
            throw new UnsupportedOperationException();
        };
    }

    @Override
    public Processes processes() {
        throw new UnsupportedOperationException();
    }

    @Override
    public Archives archives() {
        throw new UnsupportedOperationException();
    }

    @Override
    public RoomTaken roomTaken() {
        throw new UnsupportedOperationException();
    }

    @Override
    public OptionalLong layersBytes() {
        throw new UnsupportedOperationException();
    }

    @Override
    public String logIn(RegistryLogin login) {
        throw new UnsupportedOperationException();
    }

    @Override
    public InsecureRegistries insecureRegistries() {
        return InsecureRegistries.LOOPBACK;
    }

    @Override
    public EventStream events() {
        ask(Question.EVENTS);
        var stream = new FakeEvents();
        streams.add(stream);
        return stream;
    }

    @Override
    public void ping() {
        ask(Question.PING);
    }

    @Override
    public DiskUse diskUse() {
        throw new UnsupportedOperationException();
    }

    @Override
    public void close() {
        closes.incrementAndGet();
        closed.countDown();
        streams.forEach(FakeEvents::close);
    }

    private static final Optional<EngineEvent> NONSENSE =
            Optional.of(new EngineEvent("", "", "", Map.of(), Instant.EPOCH));

    private static final class FakeEvents implements EventStream {
        private final LinkedBlockingQueue<Optional<EngineEvent>> events =
                new LinkedBlockingQueue<>();

        void add(Optional<EngineEvent> event) {
            events.add(event);
        }

        @Override
        public Optional<EngineEvent> next() {
            try {
                var next = events.take();
                if (next.isEmpty()) {
                    events.add(next); // the end stays the end
                }
                if (next.equals(NONSENSE)) {
                    throw new IllegalArgumentException("a bug, as this test wants it");
                }
                return next;
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                return Optional.empty();
            }
        }

        @Override
        public void close() {
            events.add(Optional.empty());
        }
    }

    /// Acts are not tried on it.
    private final class Lists implements Containers {

        @Override
        public List<Container> all() {
            ask(Question.CONTAINERS);
            return list();
        }

        @Override
        public List<Container> byIds(Collection<ContainerId> ids) {
            ask(Question.IDS);
            return list().stream().filter(container -> ids.contains(container.id())).toList();
        }

        @Override
        public ContainerDetails inspect(ContainerId id) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void start(ContainerId id) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void stop(ContainerId id) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void stop(ContainerId id, Duration grace) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void restart(ContainerId id, Duration grace) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void restart(ContainerId id) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void kill(ContainerId id, String signal) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void pause(ContainerId id) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void unpause(ContainerId id) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void rename(ContainerId id, String name) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void remove(ContainerId id, Removal removal) {
            throw new UnsupportedOperationException();
        }

        @Override
        public ContainerId create(String name, String platform, String json) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void update(ContainerId id, LiveLimits limits) {
            throw new UnsupportedOperationException();
        }

        @Override
        public ImageId commit(ContainerId id, Commit how) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Download export(ContainerId id) {
            throw new UnsupportedOperationException();
        }

        @Override
        public ProcessTable top(ContainerId id) {
            throw new UnsupportedOperationException();
        }
    }
}
