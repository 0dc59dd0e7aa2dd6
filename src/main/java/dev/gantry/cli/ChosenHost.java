package dev.gantry.cli;

import dev.gantry.app.host.Host;
import dev.gantry.app.host.HostDirectory;
import dev.gantry.docker.EngineAddress;
import dev.gantry.docker.EngineAddresses;
import java.util.Optional;

/// Which engine a command means.
record ChosenHost(HostDirectory directory, Optional<String> asked) {

    /// What the one of that address is called; else the address.
    String nameOf(EngineAddress address) {
        return directory.read().hosts().stream()
                .filter(host -> host.address().equals(address))
                .findFirst()
                .map(Host::name)
                .orElseGet(address::toString);
    }

    /// The one asked for by address or by name, else the first of the directory. Throws
    /// [dev.gantry.docker.AddressException] for what is no address, [NoHostException] when there is
    /// none.
    EngineAddress address() {
        var found = directory.read();
        if (asked.isPresent()) {
            var wanted = asked.get();
            return found.hosts().stream()
                    .filter(host -> host.name().equals(wanted))
                    .findFirst()
                    .map(Host::address)
                    .orElseGet(() -> EngineAddresses.parse(wanted));
        }
        return found.hosts().stream()
                .findFirst()
                .map(Host::address)
                .orElseThrow(NoHostException::new);
    }
}
