package dev.gantry.app.volume;

import dev.gantry.app.file.FileEntry;
import dev.gantry.app.file.FilePath;
import dev.gantry.docker.FileType;
import dev.gantry.docker.LiveProcess;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Instant;
import java.util.Arrays;

/// Questions to one helper and its answers, as `volume-helper.c` describes them. For one thread at
/// a time.
final class HelperTalk {

    private static final int LONGEST_ANSWER = 1 << 20;
    private static final int HEAD = 4;

    /// The helper ended: it had waited for long, or somebody ended it.
    static final class EndedException extends IOException {
        EndedException() {
            super("the helper ended");
        }
    }

    /// @param errno 0 when it was done
    record Answer(int errno, ByteBuffer more) {

        Answer orFail(String path) throws IOException {
            if (errno != 0) {
                throw VolumeFileException.of(errno, path);
            }
            return this;
        }
    }

    private final LiveProcess process;
    private byte[] got = new byte[256 * 1024];
    private int filled;

    HelperTalk(LiveProcess process) {
        this.process = process;
    }

    Answer ask(char letter, String... texts) throws IOException {
        var question = question(letter, texts);
        process.write(question, 0, question.length);
        filled = 0;
        while (filled < HEAD || filled < HEAD + announced()) {
            if (!process.read(this::take)) {
                throw new EndedException();
            }
        }
        var answer = little(Arrays.copyOfRange(got, HEAD, HEAD + announced()));
        return new Answer(answer.getInt(), answer);
    }

    private static byte[] question(char letter, String... texts) {
        var bytes = new ByteArrayOutputStream();
        bytes.write(letter);
        for (var text : texts) {
            bytes.writeBytes(RawNames.bytes(text));
            bytes.write(0);
        }
        return little(new byte[HEAD + bytes.size()])
                .putInt(bytes.size())
                .put(bytes.toByteArray())
                .array();
    }

    private static ByteBuffer little(byte[] bytes) {
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    private int announced() throws IOException {
        int length = little(got).getInt(0);
        if (length < HEAD || length > LONGEST_ANSWER) {
            throw new EndedException();
        }
        return length;
    }

    private void take(LiveProcess.Stream stream, byte[] bytes, int from, int length) {
        if (stream == LiveProcess.Stream.ERRORS) {
            return;
        }
        if (filled + length > got.length) {
            got = Arrays.copyOf(got, 2 * (filled + length));
        }
        System.arraycopy(bytes, from, got, filled, length);
        filled += length;
    }

    /// One of a folder's.
    ///
    /// @param names how many names the file has
    record Found(FileEntry entry, int names, long inode) {}

    static Found found(ByteBuffer from, String folder) {
        return read(from, FilePath.child(folder, text(from)));
    }

    static Found itself(ByteBuffer from, String path) {
        text(from);
        return read(from, path);
    }

    private static Found read(ByteBuffer from, String path) {
        int mode = from.getInt();
        var owner = Integer.toUnsignedString(from.getInt());
        var group = Integer.toUnsignedString(from.getInt());
        long bytes = from.getLong();
        var modified = modified(from.getLong(), from.getInt());
        int names = from.getInt();
        long inode = from.getLong();
        var type = type(mode);
        var entry =
                new FileEntry(
                        path,
                        type,
                        type == FileType.FILE ? bytes : 0,
                        mode & 07777,
                        owner + ":" + group,
                        modified,
                        text(from));
        return new Found(entry, names, inode);
    }

    /// A file may claim to be of any time at all.
    private static Instant modified(long seconds, int nanos) {
        return Instant.ofEpochSecond(
                Math.clamp(seconds, Instant.MIN.getEpochSecond(), Instant.MAX.getEpochSecond()),
                Math.clamp(nanos, 0, 999_999_999));
    }

    private static String text(ByteBuffer from) {
        var bytes = new byte[Short.toUnsignedInt(from.getShort())];
        from.get(bytes);
        return RawNames.text(bytes);
    }

    private static FileType type(int mode) {
        return switch ((mode >> 12) & 017) {
            case 001 -> FileType.PIPE;
            case 002 -> FileType.CHARACTER_DEVICE;
            case 004 -> FileType.FOLDER;
            case 006 -> FileType.BLOCK_DEVICE;
            case 012 -> FileType.LINK;
            case 014 -> FileType.SOCKET;
            default -> FileType.FILE;
        };
    }
}
