package dev.gantry.app.terminal;

import dev.gantry.docker.LiveProcess;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/// What a process prints, as characters. What is no UTF-8 becomes the sign for that.
final class ProcessText implements ScreenInput.Source {

    private static final int MOST = 256 * 1024;

    private final LiveProcess process;
    private final boolean returns;
    private final CharsetDecoder decoder =
            StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPLACE)
                    .onUnmappableCharacter(CodingErrorAction.REPLACE);
    private final CharBuffer preface;
    private ByteBuffer bytes = ByteBuffer.allocate(MOST).flip();
    private boolean ended;

    /// @param preface shown before
    ProcessText(LiveProcess process, String preface) {
        this.process = process;
        this.returns = !process.hasTerminal();
        this.preface = CharBuffer.wrap(preface);
    }

    @Override
    public int read(char[] into, int from, int length) throws IOException {
        if (preface.hasRemaining()) {
            int count = Math.min(length, preface.remaining());
            preface.get(into, from, count);
            return count;
        }
        int room = returns ? length / 2 : length;
        var chars = CharBuffer.wrap(into, from, room);
        decoder.decode(bytes, chars, ended);
        while (chars.position() == 0) {
            if (ended) {
                return -1;
            }
            more();
            decoder.decode(bytes, chars, ended);
        }
        return returns ? withReturns(into, from, chars.position()) : chars.position();
    }

    private void more() throws IOException {
        bytes.compact();
        ended = !process.read((_, some, from, length) -> take(some, from, length));
        bytes.flip();
    }

    private void take(byte[] some, int from, int length) {
        if (bytes.remaining() < length) {
            bytes = ByteBuffer.allocate(bytes.capacity() + length).put(bytes.flip());
        }
        bytes.put(some, from, length);
    }

    /// Without a terminal nobody puts them before the line feeds.
    private int withReturns(char[] chars, int from, int length) {
        int feeds = 0;
        for (int index = from; index < from + length; index++) {
            feeds += chars[index] == '\n' ? 1 : 0;
        }
        int to = from + length + feeds - 1;
        for (int index = from + length - 1; index >= from; index--) {
            chars[to--] = chars[index];
            if (chars[index] == '\n') {
                chars[to--] = '\r';
            }
        }
        return length + feeds;
    }
}
