package dev.gantry.app.host;

import dev.gantry.docker.AddressException;
import dev.gantry.docker.EngineAddress;
import dev.gantry.docker.EngineAddress.TlsFiles;
import dev.gantry.docker.EngineAddresses;
import dev.gantry.store.HostStore.KeptHost;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/// A host as a person writes it down, right or wrong.
///
/// @param id empty for one that is new
/// @param address as `DOCKER_HOST` has it
/// @param ca the path of a PEM file, empty without; likewise the certificate and its key
public record HostDraft(
        String id,
        String name,
        String address,
        boolean tls,
        boolean verify,
        String ca,
        String certificate,
        String key,
        int colour) {

    public static final HostDraft EMPTY = new HostDraft("", "", "", false, true, "", "", "", 1);

    /// Throws [dev.gantry.docker.AddressException].
    public EngineAddress engineAddress() {
        return EngineAddresses.parse(
                address,
                tls
                        ? Optional.of(new TlsFiles(path(ca), path(certificate), path(key), verify))
                        : Optional.empty());
    }

    /// Half a client certificate is none.
    public boolean lacksHalfACertificate() {
        return tls && certificate.isBlank() != key.isBlank();
    }

    static HostDraft of(KeptHost kept) {
        return new HostDraft(
                kept.id(),
                kept.name(),
                kept.address(),
                kept.tls(),
                kept.verify(),
                kept.ca(),
                kept.certificate(),
                kept.key(),
                kept.colour());
    }

    KeptHost kept(String itsId) {
        return new KeptHost(
                itsId,
                name.strip(),
                address.strip(),
                tls,
                verify,
                ca.strip(),
                certificate.strip(),
                key.strip(),
                colour);
    }

    private static Optional<Path> path(String text) {
        try {
            return Optional.of(text.strip()).filter(path -> !path.isEmpty()).map(Path::of);
        } catch (InvalidPathException impossible) {
            throw new AddressException(text, AddressException.Reason.MALFORMED);
        }
    }
}
