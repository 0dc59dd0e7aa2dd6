package dev.gantry.testing;

import dev.gantry.docker.EngineAddress.TlsFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/// An authority of our own and what it vouches for, made with the JDK's keytool.
public final class Certificates {

    private static final char[] PASSWORD = "gantry".toCharArray();
    private static final String AUTHORITY = "authority";

    private final Path folder;
    private final KeyStore store;

    private Certificates(Path folder, KeyStore store) {
        this.folder = folder;
        this.store = store;
    }

    /// Made once: keytool takes its time.
    public static Certificates shared() {
        return Shared.CERTIFICATES;
    }

    /// With the entries `server` (for localhost and 127.0.0.1), `other` (for another name),
    /// `expired`, and the clients `rsa` and `ec`.
    private static Certificates in(Path folder) throws IOException, GeneralSecurityException {
        var here = "-ext san=dns:localhost,ip:127.0.0.1".split(" ");
        keytool(folder, AUTHORITY, "-ext", "bc=ca:true");
        signed(folder, "server", here);
        signed(folder, "other", "-ext", "san=dns:elsewhere.example");
        signed(folder, "expired", "-startdate", "-9d", here[0], here[1]);
        signed(folder, "ec");
        signed(folder, "rsa", "-keyalg", "RSA", "-keysize", "2048");
        try (var input = Files.newInputStream(folder.resolve("store.p12"))) {
            var store = KeyStore.getInstance("PKCS12");
            store.load(input, PASSWORD);
            return new Certificates(folder, store);
        }
    }

    private static void signed(Path folder, String alias, String... more) throws IOException {
        var options = new ArrayList<>(List.of(more));
        options.addAll(List.of("-signer", AUTHORITY));
        keytool(folder, alias, options.toArray(String[]::new));
    }

    private static void keytool(Path folder, String alias, String... more) throws IOException {
        var tool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        var common =
                "-genkeypair -storetype PKCS12 -storepass gantry -validity 7 -keystore store.p12";
        var command = new ArrayList<>(List.of(tool, "-J-XX:TieredStopAtLevel=1"));
        command.addAll(List.of(common.split(" ")));
        command.addAll(List.of("-alias", alias, "-dname", "CN=" + alias));
        command.addAll(List.of(more));
        if (!command.contains("-keyalg")) {
            command.addAll(List.of("-keyalg", "EC", "-groupname", "secp256r1"));
        }
        run(folder, command);
    }

    private static void run(Path folder, List<String> command) throws IOException {
        var process =
                new ProcessBuilder(command)
                        .directory(folder.toFile())
                        .redirectErrorStream(true)
                        .start();
        var said = new String(process.getInputStream().readAllBytes());
        try {
            if (process.waitFor() != 0) {
                throw new IOException(command + ": " + said);
            }
        } catch (InterruptedException impossible) {
            throw new IOException(impossible);
        }
    }

    /// A server with the certificate of that name, which believes our authority.
    public SSLContext serverContext(String alias) throws GeneralSecurityException {
        return serverContextTrusting(alias, AUTHORITY);
    }

    /// A server with the certificate of one name, which believes another.
    public SSLContext serverContextTrusting(String alias, String authority)
            throws GeneralSecurityException {
        var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(believing(authority));
        var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(only(alias), PASSWORD);
        var context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
        return context;
    }

    private KeyStore only(String alias) throws GeneralSecurityException {
        try {
            var one = KeyStore.getInstance("PKCS12");
            one.load(null, null);
            var password = new KeyStore.PasswordProtection(PASSWORD);
            one.setEntry(alias, store.getEntry(alias, password), password);
            return one;
        } catch (IOException impossible) {
            throw new GeneralSecurityException(impossible);
        }
    }

    private KeyStore believing(String alias) throws GeneralSecurityException {
        try {
            var one = KeyStore.getInstance("PKCS12");
            one.load(null, null);
            one.setCertificateEntry(alias, store.getCertificate(alias));
            return one;
        } catch (IOException impossible) {
            throw new GeneralSecurityException(impossible);
        }
    }

    /// What a client needs that trusts our authority, and shows nothing.
    public TlsFiles trusting() throws IOException, GeneralSecurityException {
        return new TlsFiles(
                Optional.of(certificate(AUTHORITY)), Optional.empty(), Optional.empty(), true);
    }

    /// What a client needs that trusts our authority, and shows the certificate of that name.
    public TlsFiles showing(String alias) throws IOException, GeneralSecurityException {
        return new TlsFiles(
                Optional.of(certificate(AUTHORITY)),
                Optional.of(certificate(alias)),
                Optional.of(key(alias)),
                true);
    }

    public Path certificate(String alias) throws IOException, GeneralSecurityException {
        Certificate certificate = store.getCertificate(alias);
        return pem(alias + ".crt", "CERTIFICATE", certificate.getEncoded());
    }

    /// In PKCS#8.
    public Path key(String alias) throws IOException, GeneralSecurityException {
        return pem(alias + ".key", "PRIVATE KEY", privateKey(alias).getEncoded());
    }

    public PrivateKey privateKey(String alias) throws GeneralSecurityException {
        return (PrivateKey) store.getKey(alias, PASSWORD);
    }

    public Path pem(String file, String kind, byte[] der) throws IOException {
        var base64 = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
        var text = "-----BEGIN " + kind + "-----\n" + base64 + "\n-----END " + kind + "-----\n";
        return Files.writeString(folder.resolve(file), text);
    }

    private static final class Shared {
        static final Certificates CERTIFICATES = make();

        private static Certificates make() {
            try {
                var folder = Files.createTempDirectory("gantry-certificates");
                Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(folder)));
                return in(folder);
            } catch (IOException | GeneralSecurityException impossible) {
                throw new AssertionError(impossible);
            }
        }

        private static void delete(Path folder) {
            try (var files = Files.list(folder)) {
                files.forEach(file -> file.toFile().delete());
                Files.delete(folder);
            } catch (IOException left) {
                System.err.println("left behind: " + left);
            }
        }
    }
}
