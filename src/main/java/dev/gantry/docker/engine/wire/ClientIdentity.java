package dev.gantry.docker.engine.wire;

import dev.gantry.docker.EngineAddress.TlsFiles;
import java.io.IOException;
import java.net.Socket;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.List;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedKeyManager;
import org.jspecify.annotations.Nullable;

/// The certificate we show, if we have one; and whether the engine likes it.
final class ClientIdentity extends X509ExtendedKeyManager {

    private static final String ALIAS = "gantry";

    private final List<X509Certificate> chain;
    private final @Nullable PrivateKey key;
    private volatile boolean asked;
    private volatile boolean accepted;

    private ClientIdentity(List<X509Certificate> chain, @Nullable PrivateKey key) {
        this.chain = chain;
        this.key = key;
    }

    static ClientIdentity in(TlsFiles files) throws IOException {
        if (files.certificate().isEmpty() || files.key().isEmpty()) {
            return new ClientIdentity(List.of(), null);
        }
        return new ClientIdentity(
                Pem.certificates(files.certificate().get()), Pem.privateKey(files.key().get()));
    }

    boolean isPresent() {
        return key != null;
    }

    /// An engine asked for it, and has not answered anything yet.
    boolean isInQuestion() {
        return asked && !accepted;
    }

    /// The engine answered, so it did not mind.
    void accepted() {
        accepted = true;
    }

    /// Whatever issuers the engine names: it is the only one we have.
    private @Nullable String choose(String[] keyTypes) {
        asked = true;
        var ours = key;
        return ours != null && Arrays.asList(keyTypes).contains(ours.getAlgorithm()) ? ALIAS : null;
    }

    @Override
    public @Nullable String chooseClientAlias(
            String[] keyTypes, Principal @Nullable [] issuers, @Nullable Socket socket) {
        return choose(keyTypes);
    }

    @Override
    public @Nullable String chooseEngineClientAlias(
            String[] keyTypes, Principal @Nullable [] issuers, @Nullable SSLEngine engine) {
        return choose(keyTypes);
    }

    @Override
    public String[] getClientAliases(String keyType, Principal @Nullable [] issuers) {
        return isPresent() ? new String[] {ALIAS} : new String[0];
    }

    @Override
    public X509Certificate[] getCertificateChain(String alias) {
        return chain.toArray(X509Certificate[]::new);
    }

    @Override
    public @Nullable PrivateKey getPrivateKey(String alias) {
        return key;
    }

    @Override
    public String @Nullable [] getServerAliases(String keyType, Principal @Nullable [] issuers) {
        return null;
    }

    @Override
    public @Nullable String chooseServerAlias(
            String keyType, Principal @Nullable [] issuers, @Nullable Socket socket) {
        return null;
    }
}
