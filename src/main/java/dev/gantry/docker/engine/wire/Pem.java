package dev.gantry.docker.engine.wire;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Certificates and private keys in PEM files, as openssl, Docker and Go write them.
final class Pem {

    private static final Pattern BLOCK =
            Pattern.compile("-----BEGIN ([A-Z0-9 ]+)-----(.*?)-----END \\1-----", Pattern.DOTALL);
    private static final List<String> ALGORITHMS = List.of("RSA", "EC", "EdDSA");

    private final Path file;
    private final String text;

    private Pem(Path file, String text) {
        this.file = file;
        this.text = text;
    }

    static List<X509Certificate> certificates(Path file) throws IOException {
        return read(file).certificates();
    }

    /// The first private key of the file: PKCS#8, PKCS#1 or SEC1, not encrypted.
    static PrivateKey privateKey(Path file) throws IOException {
        return read(file).privateKey();
    }

    private static Pem read(Path file) throws IOException {
        return new Pem(file, Files.readString(file, StandardCharsets.ISO_8859_1));
    }

    private List<X509Certificate> certificates() throws IOException {
        var found = blocks().filter(block -> block.group(1).endsWith("CERTIFICATE")).toList();
        if (found.isEmpty()) {
            throw new IOException("no certificate in " + file);
        }
        var certificates = new ArrayList<X509Certificate>();
        for (var block : found) {
            certificates.add(certificate(decoded(block)));
        }
        return certificates;
    }

    private X509Certificate certificate(byte[] der) throws IOException {
        try {
            var factory = CertificateFactory.getInstance("X.509");
            return (X509Certificate) factory.generateCertificate(new ByteArrayInputStream(der));
        } catch (CertificateException malformed) {
            throw new IOException("no certificate in " + file, malformed);
        }
    }

    private PrivateKey privateKey() throws IOException {
        var block =
                blocks().filter(each -> each.group(1).endsWith("PRIVATE KEY"))
                        .findFirst()
                        .orElseThrow(() -> new IOException("no private key in " + file));
        if (block.group(1).startsWith("ENCRYPTED") || block.group(2).contains("ENCRYPTED")) {
            throw new IOException("the private key in " + file + " needs a passphrase");
        }
        return switch (block.group(1)) {
            case "PRIVATE KEY" -> key(decoded(block));
            case "RSA PRIVATE KEY" -> key(Der.pkcs8OfRsa(decoded(block)));
            case "EC PRIVATE KEY" -> key(Der.pkcs8OfEc(decoded(block)));
            default -> throw new IOException(block.group(1) + " in " + file + " is not supported");
        };
    }

    private PrivateKey key(byte[] pkcs8) throws IOException {
        for (var algorithm : ALGORITHMS) {
            try {
                var factory = KeyFactory.getInstance(algorithm);
                return factory.generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
            } catch (InvalidKeySpecException another) {
                // it is of another kind
            } catch (GeneralSecurityException unknown) {
                throw new IOException("no " + algorithm + " keys in this Java", unknown);
            }
        }
        throw new IOException("the private key in " + file + " is of an unknown kind");
    }

    private Stream<MatchResult> blocks() {
        return BLOCK.matcher(text).results();
    }

    private byte[] decoded(MatchResult block) throws IOException {
        try {
            return Base64.getMimeDecoder().decode(block.group(2));
        } catch (IllegalArgumentException malformed) {
            throw new IOException(block.group(1) + " in " + file + " is damaged", malformed);
        }
    }
}
