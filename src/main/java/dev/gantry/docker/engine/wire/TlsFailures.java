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
    private volatile boolean answered;

    TlsFailures(ClientIdentity identity) {
        this.identity = identity;
    }

    /// A [TrustException] if it is about trust, else the same.
    IOException named(IOException failure) {
        if (failure instanceof SSLException) {
            return new TrustException(reason(failure), deepest(failure), failure);
        }
        // With TLS 1.3 the client's part is settled first: an engine that misses our certificate
        // hangs up on the first request, and its farewell may be lost.
        return lacksCertificate() && !answered
                ? new TrustException(Reason.NO_CLIENT_CERTIFICATE, text(failure), failure)
                : failure;
    }

    /// The engine has answered, so it did not mind.
    void answered() {
        answered = true;
    }

    private boolean lacksCertificate() {
        return identity.wasAsked() && !identity.isPresent();
    }

    private Reason reason(IOException failure) {
        if (has(failure, CertificateExpiredException.class)
                || has(failure, CertificateNotYetValidException.class)) {
            return Reason.EXPIRED;
        }
        if (has(failure, CertPathBuilderException.class)) {
            return Reason.UNKNOWN_ISSUER;
        }
        if (has(failure, CertificateException.class)) {
            return Reason.WRONG_NAME;
        }
        if (lacksCertificate()) {
            return Reason.NO_CLIENT_CERTIFICATE;
        }
        return identity.wasAsked() ? Reason.REFUSED_CLIENT_CERTIFICATE : Reason.OTHER;
    }

    private static boolean has(Throwable failure, Class<? extends Throwable> type) {
        return chain(failure).anyMatch(type::isInstance);
    }

    /// The outer ones only repeat it in other words.
    private static String deepest(Throwable failure) {
        return text(chain(failure).reduce((_, deeper) -> deeper).orElse(failure));
    }

    private static Stream<Throwable> chain(Throwable failure) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause);
    }

    private static String text(Throwable failure) {
        return Objects.requireNonNullElse(failure.getMessage(), "");
    }
}
