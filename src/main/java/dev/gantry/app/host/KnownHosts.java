package dev.gantry.app.host;

import dev.gantry.app.host.Host.Origin;
import dev.gantry.app.words.Explain;
import dev.gantry.app.words.Words;
import dev.gantry.docker.AddressException;
import dev.gantry.docker.DockerContext;
import dev.gantry.docker.DockerContexts;
import dev.gantry.docker.EngineAddress;
import dev.gantry.docker.EngineAddresses;
import dev.gantry.docker.EngineEnvironment;
import dev.gantry.store.StoreException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Every engine that somebody has named, or that listens where engines do. First the one that the
/// docker command line would use, so that both mean the same without being told.
public final class KnownHosts implements HostDirectory {

    private static final int FOUND_COLOUR = 1;
    private static final int CONTEXT_COLOUR = 6;

    private final HostBook book;
    private final EngineEnvironment environment;
    private final Optional<String> asked;

    /// @param asked an address, or the name of a host, that was asked for at the start: it comes
    ///   first
    public KnownHosts(HostBook book, EngineEnvironment environment, Optional<String> asked) {
        this.book = book;
        this.environment = environment;
        this.asked = asked;
    }

    @Override
    public Found read() {
        var reading = new Reading();
        reading.environment();
        reading.contexts();
        reading.sockets();
        reading.kept();
        reading.askedFor();
        return new Found(List.copyOf(reading.hosts), List.copyOf(reading.problems));
    }

    private final class Reading {
        private final List<Host> hosts = new ArrayList<>();
        private final List<Problem> problems = new ArrayList<>();

        /// The docker command line has been told of no other engine.
        private boolean localComesFirst;

        void environment() {
            try {
                environment
                        .dockerHost()
                        .ifPresent(address ->
                                add(
                                        "environment",
                                        "DOCKER_HOST",
                                        address,
                                        Origin.ENVIRONMENT,
                                        FOUND_COLOUR));
            } catch (AddressException unreadable) {
                problems.add(new Problem("DOCKER_HOST", Explain.failure(unreadable).inOneLine()));
            }
        }

        void contexts() {
            var contexts = DockerContexts.read(environment);
            var current = contexts.current().orElse("");
            localComesFirst = current.isEmpty() && !environment.hasDockerHost();
            contexts.all().forEach(context -> context(context, context.name().equals(current)));
            contexts.problems()
                    .forEach(broken ->
                            problems.add(new Problem(broken.file().toString(), broken.why())));
        }

        private void context(DockerContext context, boolean isCurrent) {
            switch (context.endpoint()) {
                case DockerContext.Endpoint.Usable usable -> {
                    var host =
                            new Host(
                                    "context:" + context.name(),
                                    context.name(),
                                    usable.address(),
                                    Origin.CONTEXT,
                                    CONTEXT_COLOUR);
                    boolean first = isCurrent && !environment.hasDockerHost();
                    hosts.add(first ? 0 : hosts.size(), host);
                }
                case DockerContext.Endpoint.Unusable unusable ->
                        problems.add(
                                new Problem(
                                        Words.of("hosts.context", context.name()),
                                        Explain.failure(
                                                        new AddressException(
                                                                unusable.host(), unusable.reason()))
                                                .inOneLine()));
            }
        }

        /// A socket that has a name already is not listed twice.
        void sockets() {
            var candidates = environment.candidates();
            for (var address : candidates) {
                if (at(address).isEmpty()) {
                    add("found:" + address, name(address), address, Origin.FOUND, FOUND_COLOUR);
                }
            }
            if (localComesFirst) {
                candidates.stream().findFirst().flatMap(this::at).ifPresent(this::putFirst);
            }
        }

        void kept() {
            try {
                var entries = book.read();
                hosts.addAll(entries.hosts());
                problems.addAll(entries.broken());
            } catch (StoreException.Damaged damaged) {
                problems.add(problem(damaged.setAside(), damaged)); // that is where to mend it
            } catch (StoreException.Closed closed) {
                problems.add(problem(closed.file(), closed));
            }
        }

        private static Problem problem(Path file, StoreException why) {
            return new Problem(file.toString(), String.valueOf(why.getMessage()));
        }

        /// Throws nothing: what cannot be read as an address is told as a problem.
        void askedFor() {
            if (asked.isEmpty()) {
                return;
            }
            var wanted = asked.get();
            var named = hosts.stream().filter(host -> host.name().equals(wanted)).findFirst();
            if (named.isPresent()) {
                putFirst(named.get());
                return;
            }
            try {
                var address = EngineAddresses.parse(wanted);
                putFirst(at(address).orElseGet(() -> asked(wanted, address)));
            } catch (AddressException unreadable) {
                problems.add(new Problem("--host", Explain.failure(unreadable).inOneLine()));
            }
        }

        private static Host asked(String wanted, EngineAddress address) {
            return new Host("asked:" + address, wanted, address, Origin.ENVIRONMENT, FOUND_COLOUR);
        }

        private Optional<Host> at(EngineAddress address) {
            return hosts.stream().filter(host -> host.address().equals(address)).findFirst();
        }

        private void putFirst(Host host) {
            hosts.remove(host);
            hosts.addFirst(host);
        }

        private void add(String id, String name, EngineAddress address, Origin origin, int colour) {
            hosts.add(new Host(id, name, address, origin, colour));
        }

        private String name(EngineAddress address) {
            return switch (address) {
                case EngineAddress.Unix unix ->
                        unix.socket().toString().equals("/var/run/docker.sock")
                                ? Words.of("hosts.local")
                                : unix.socket().toString();
                case EngineAddress.Pipe pipe -> pipe.path();
                case EngineAddress.Tcp _, EngineAddress.Tls _ -> address.toString();
            };
        }
    }
}
