package dev.gantry.docker.engine.wire;

import dev.gantry.docker.EngineAddress.TlsFiles;
import dev.gantry.docker.EngineException.Untrusted.Reason;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;

/// Whom we trust at one address, and who we are there.
public final class TlsTrust {

    private final SSLContext context;
    private final ClientIdentity identity;
    private final boolean verifying;

    private TlsTrust(SSLContext context, ClientIdentity identity, boolean verifying) {
        this.context = context;
        this.identity = identity;
        this.verifying = verifying;
    }

    /// Reads the files, once.
    ///
    /// @throws TrustException when the files cannot be read, or hold something else
    public static TlsTrust in(TlsFiles files) throws TrustException {
        try {
            var identity = ClientIdentity.in(files);
            var context = SSLContext.getInstance("TLS");
            context.init(new ClientIdentity[] {identity}, trust(files), null);
            return new TlsTrust(context, identity, files.verify());
        } catch (IOException | GeneralSecurityException unusable) {
            throw new TrustException(Reason.FILES, "" + unusable.getMessage(), unusable);
        }
    }

    public SSLContext context() {
        return context;
    }

    boolean isVerifying() {
        return verifying;
    }

    ClientIdentity identity() {
        return identity;
    }

    /// Null: the certificate authorities that Java brings.
    private static TrustManager @Nullable [] trust(TlsFiles files)
            throws IOException, GeneralSecurityException {
        if (!files.verify()) {
            return new TrustManager[] {new TrustAnybody()};
        }
        return files.ca().isEmpty() ? null : trust(Pem.certificates(files.ca().get()));
    }

    private static TrustManager[] trust(List<X509Certificate> authorities)
            throws IOException, GeneralSecurityException {
        var store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        for (int index = 0; index < authorities.size(); index++) {
            store.setCertificateEntry("ca" + index, authorities.get(index));
        }
        var factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(store);
        return factory.getTrustManagers();
    }
}
