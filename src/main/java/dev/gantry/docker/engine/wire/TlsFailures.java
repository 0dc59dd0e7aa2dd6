package dev.gantry.docker.engine.wire;

import dev.gantry.docker.EngineException.Untrusted.Reason;
import java.io.IOException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.util.Objects;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;

/// Why two ends do not trust each other, from what Java throws.
final class TlsFailures {

    private final ClientIdentity identity;

    TlsFailures(ClientIdentity identity) {
        this.identity = identity;
    }

    /// A [TrustException] if it is about trust, else the same.
    IOException named(IOException failure) {
        if (has(failure, CertificateException.class)
                || has(failure, CertPathBuilderException.class)) {
            return new TrustException(reasonAgainstThem(failure), deepest(failure), failure);
        }
        // With TLS 1.3 our part is settled last: an engine that misses our certificate hangs up on
        // the first request, and its farewell may be lost.
        if (identity.isInQuestion()) {
            return identity.isPresent()
                    ? new TrustException(
                            Reason.REFUSED_CLIENT_CERTIFICATE, deepest(failure), failure)
                    : new TrustException(
                            Reason.NO_CLIENT_CERTIFICATE,
                            "it asks for a client certificate",
                            failure);
        }
        return failure instanceof SSLException
                ? new TrustException(Reason.OTHER, deepest(failure), failure)
                : failure;
    }

    private static Reason reasonAgainstThem(IOException failure) {
        if (has(failure, CertificateExpiredException.class)
                || has(failure, CertificateNotYetValidException.class)) {
            return Reason.EXPIRED;
        }
        return has(failure, CertPathBuilderException.class)
                ? Reason.UNKNOWN_ISSUER
                : Reason.WRONG_NAME;
    }

    private static boolean has(Throwable failure, Class<? extends Throwable> type) {
        return chain(failure).anyMatch(type::isInstance);
    }

    /// The outer ones only repeat it in other words.
    private static String deepest(Throwable failure) {
        var cause = chain(failure).reduce((_, deeper) -> deeper).orElse(failure);
        return Objects.requireNonNullElse(cause.getMessage(), "");
    }

    private static Stream<Throwable> chain(Throwable failure) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause);
    }
}
