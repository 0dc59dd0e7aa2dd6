package dev.gantry.docker.engine.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gantry.testing.Certificates;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.RSAPrivateCrtKey;
import java.util.Base64;
import java.util.HexFormat;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PemTest {

    private static final Certificates CERTIFICATES = Certificates.shared();

    @TempDir private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"rsa", "ec"})
    void readsKeysInPkcs8(String name) throws Exception {
        assertThat(Pem.privateKey(CERTIFICATES.key(name))).isEqualTo(CERTIFICATES.privateKey(name));
    }

    @Test
    void readsEdwardsKeys() throws Exception {
        var key = KeyPairGenerator.getInstance("Ed25519").generateKeyPair().getPrivate();
        var file = pem("PRIVATE KEY", key.getEncoded());
        assertThat(Pem.privateKey(file)).isEqualTo(key);
    }

    @Test
    void readsRsaKeysAsOldOpensslWroteThem() throws Exception {
        var key = (RSAPrivateCrtKey) CERTIFICATES.privateKey("rsa");
        var numbers =
                Stream.of(
                        BigInteger.ZERO,
                        key.getModulus(),
                        key.getPublicExponent(),
                        key.getPrivateExponent(),
                        key.getPrimeP(),
                        key.getPrimeQ(),
                        key.getPrimeExponentP(),
                        key.getPrimeExponentQ(),
                        key.getCrtCoefficient());
        var file = pem("RSA PRIVATE KEY", der(0x30, numbers.map(PemTest::integer)));
        assertThat(Pem.privateKey(file)).isEqualTo(key);
    }

    @Test
    void readsEcKeysBehindTheirParametersAsOpensslWritesThem() throws Exception {
        var key = (ECPrivateKey) CERTIFICATES.privateKey("ec");
        var curve = HexFormat.of().parseHex("06082a8648ce3d030107"); // prime256v1
        var sec1 =
                der(
                        0x30,
                        Stream.of(
                                integer(BigInteger.ONE),
                                der(0x04, Stream.of(secret(key))),
                                der(0xa0, Stream.of(curve))));
        var parameters = Files.readString(pem("EC PARAMETERS", curve));
        var file = pem("EC PRIVATE KEY", sec1);
        Files.writeString(file, parameters + Files.readString(file));
        assertThat(((ECPrivateKey) Pem.privateKey(file)).getS()).isEqualTo(key.getS());
    }

    @Test
    void readsAllCertificatesOfAFile() throws Exception {
        var both =
                Files.readString(CERTIFICATES.certificate("rsa"))
                        + "a comment\n"
                        + Files.readString(CERTIFICATES.certificate("ec"));
        var file = Files.writeString(folder.resolve("both.pem"), both);
        assertThat(Pem.certificates(file))
                .extracting(certificate -> certificate.getSubjectX500Principal().getName())
                .containsExactly("CN=rsa", "CN=ec");
    }

    @Test
    void saysThatAKeyNeedsAPassphrase() throws IOException {
        var file = pem("ENCRYPTED PRIVATE KEY", new byte[8]);
        assertThatThrownBy(() -> Pem.privateKey(file)).hasMessageContaining("passphrase");
    }

    @ParameterizedTest
    @ValueSource(strings = {"PRIVATE KEY", "RSA PRIVATE KEY", "EC PRIVATE KEY", "CERTIFICATE"})
    void saysWhichFileIsDamaged(String kind) throws IOException {
        var file = pem(kind, new byte[] {0x30, 0x7f, 1});
        assertThatThrownBy(() -> Pem.privateKey(file)).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> Pem.certificates(file))
                .isInstanceOf(IOException.class)
                .hasMessageContaining(file.toString());
    }

    private Path pem(String kind, byte[] der) throws IOException {
        var base64 = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
        return Files.writeString(
                folder.resolve(kind + ".pem"),
                "-----BEGIN " + kind + "-----\n" + base64 + "\n-----END " + kind + "-----\n");
    }

    private static byte[] secret(ECPrivateKey key) {
        var bytes = key.getS().toByteArray();
        var secret = new byte[32];
        int length = Math.min(32, bytes.length);
        System.arraycopy(bytes, bytes.length - length, secret, 32 - length, length);
        return secret;
    }

    private static byte[] integer(BigInteger number) {
        return der(0x02, Stream.of(number.toByteArray()));
    }

    private static byte[] der(int tag, Stream<byte[]> parts) {
        var content = new ByteArrayOutputStream();
        parts.forEach(content::writeBytes);
        var element = new ByteArrayOutputStream();
        element.write(tag);
        var length = BigInteger.valueOf(content.size()).toByteArray();
        if (content.size() < 0x80) {
            element.write(content.size());
        } else {
            int from = length[0] == 0 ? 1 : 0;
            element.write(0x80 + length.length - from);
            element.write(length, from, length.length - from);
        }
        element.writeBytes(content.toByteArray());
        return element.toByteArray();
    }
}
