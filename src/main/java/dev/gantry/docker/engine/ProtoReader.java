package dev.gantry.docker.engine;

import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;

/// Reads one protobuf message, field by field.
final class ProtoReader {

    private static final int VARINT = 0;
    private static final int FIXED_64 = 1;
    private static final int LENGTH = 2;
    private static final int FIXED_32 = 5;

    private final byte[] bytes;
    private final int end;
    private int at;
    private int wire;

    ProtoReader(byte[] bytes) {
        this(bytes, 0, bytes.length);
    }

    private ProtoReader(byte[] bytes, int from, int end) {
        this.bytes = bytes;
        this.at = from;
        this.end = end;
    }

    /// The number of the next field; 0 at the end. Its value must be read, or skipped.
    int field() throws IOException {
        if (at == end) {
            return 0;
        }
        long key = varint();
        wire = (int) (key & 7);
        return (int) (key >>> 3);
    }

    long number() throws IOException {
        expect(VARINT);
        return varint();
    }

    boolean flag() throws IOException {
        return number() != 0;
    }

    String text() throws IOException {
        return new String(bytes(), StandardCharsets.UTF_8);
    }

    byte[] bytes() throws IOException {
        int length = length();
        at += length;
        return Arrays.copyOfRange(bytes, at - length, at);
    }

    ProtoReader message() throws IOException {
        int length = length();
        at += length;
        return new ProtoReader(bytes, at - length, at);
    }

    Instant time() throws IOException {
        var parts = message();
        long seconds = 0;
        long nanos = 0;
        for (int field = parts.field(); field != 0; field = parts.field()) {
            switch (field) {
                case 1 -> seconds = parts.number();
                case 2 -> nanos = parts.number();
                default -> parts.skip();
            }
        }
        return Instant.ofEpochSecond(seconds, nanos);
    }

    void skip() throws IOException {
        switch (wire) {
            case VARINT -> varint();
            case FIXED_64 -> advance(8);
            case LENGTH -> advance(length());
            case FIXED_32 -> advance(4);
            default -> throw new IOException("protobuf of wire type " + wire);
        }
    }

    private void expect(int wanted) throws IOException {
        if (wire != wanted) {
            throw new IOException("protobuf of wire type " + wire + " in place of " + wanted);
        }
    }

    private int length() throws IOException {
        expect(LENGTH);
        long length = varint();
        if (length < 0 || length > end - at) {
            throw new EOFException("protobuf cut short");
        }
        return (int) length;
    }

    private void advance(int count) throws IOException {
        if (count > end - at) {
            throw new EOFException("protobuf cut short");
        }
        at += count;
    }

    private long varint() throws IOException {
        long value = 0;
        for (int shift = 0; shift < 64; shift += 7) {
            advance(1);
            byte part = bytes[at - 1];
            value |= (long) (part & 0x7f) << shift;
            if (part >= 0) {
                return value;
            }
        }
        throw new IOException("protobuf with a number without end");
    }
}
