package dev.gantry.docker.engine.wire;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;

/// Just enough ASN.1 to put an old private key into the PKCS#8 envelope that Java reads.
final class Der {

    private static final int INTEGER = 0x02;
    private static final int OCTETS = 0x04;
    private static final int NULL = 0x05;
    private static final int OBJECT_ID = 0x06;
    private static final int SEQUENCE = 0x30;
    private static final int CURVE = 0xa0;

    /// 1.2.840.113549.1.1.1
    private static final byte[] RSA = {
        0x2a, (byte) 0x86, 0x48, (byte) 0x86, (byte) 0xf7, 0x0d, 1, 1, 1
    };

    /// 1.2.840.10045.2.1
    private static final byte[] EC = {0x2a, (byte) 0x86, 0x48, (byte) 0xce, 0x3d, 2, 1};

    private Der() {}

    static byte[] pkcs8OfRsa(byte[] pkcs1) {
        return pkcs8(element(SEQUENCE, element(OBJECT_ID, RSA), element(NULL)), pkcs1);
    }

    static byte[] pkcs8OfEc(byte[] sec1) throws IOException {
        return pkcs8(element(SEQUENCE, element(OBJECT_ID, EC), curve(sec1)), sec1);
    }

    private static byte[] pkcs8(byte[] algorithm, byte[] key) {
        var version = element(INTEGER, new byte[] {0});
        return element(SEQUENCE, version, algorithm, element(OCTETS, key));
    }

    /// The curve's id: SEC1 has it in an optional part after version and key.
    private static byte[] curve(byte[] sec1) throws IOException {
        var fields = ByteBuffer.wrap(content(ByteBuffer.wrap(sec1), SEQUENCE));
        content(fields, INTEGER);
        content(fields, OCTETS);
        return content(fields, CURVE);
    }

    private static byte[] content(ByteBuffer from, int tag) throws IOException {
        if (from.remaining() < 2 || (from.get() & 0xff) != tag) {
            throw new IOException("a private key without its parts");
        }
        int length = from.get() & 0xff;
        if (length > 0x80) {
            int digits = length - 0x80;
            length = 0;
            while (digits-- > 0 && from.hasRemaining()) {
                length = (length << 8) | (from.get() & 0xff);
            }
        }
        if (length < 0 || length > from.remaining()) {
            throw new IOException("a private key that is cut short");
        }
        var content = new byte[length];
        from.get(content);
        return content;
    }

    private static byte[] element(int tag, byte[]... parts) {
        int length = Arrays.stream(parts).mapToInt(part -> part.length).sum();
        var element = new ByteArrayOutputStream();
        element.write(tag);
        writeLength(element, length);
        Arrays.stream(parts).forEach(element::writeBytes);
        return element.toByteArray();
    }

    private static void writeLength(ByteArrayOutputStream into, int length) {
        if (length < 0x80) {
            into.write(length);
            return;
        }
        int digits = (Integer.SIZE - Integer.numberOfLeadingZeros(length) + 7) / 8;
        into.write(0x80 + digits);
        for (int digit = digits - 1; digit >= 0; digit--) {
            into.write(length >> (8 * digit));
        }
    }
}
