package dev.gantry.app.build;

import dev.gantry.app.words.Words;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;

/// A text file of this workstation as it was read, so that what a person did not change is written
/// back byte by byte: its encoding, its mark of UTF-8, the end of each line.
///
/// @param text with `\n` between its lines; empty when there is no file
/// @param endings of its lines, in their order
/// @param stamp the same for the same bytes; empty when there is no file
public record TextOnDisk(
        Path file,
        String text,
        List<String> endings,
        Charset charset,
        boolean hasMark,
        String stamp) {

    private static final long MOST_BYTES = 2 << 20;
    private static final Pattern ENDING = Pattern.compile("\r?\n|\r");
    private static final String MARK = "\ufeff";

    /// A file that is not there is an empty one.
    ///
    /// @throws FileSystemException also for what is too big to be edited
    public static TextOnDisk read(Path file) throws IOException {
        try {
            if (Files.size(file) > MOST_BYTES) {
                throw new FileSystemException(file.toString(), null, Words.of("editor.tooBig"));
            }
            return of(file, Files.readAllBytes(file));
        } catch (NoSuchFileException none) {
            return new TextOnDisk(file, "", List.of(), StandardCharsets.UTF_8, false, "");
        }
    }

    private static TextOnDisk of(Path file, byte[] bytes) {
        var charset = charset(bytes);
        var all = new String(bytes, charset);
        boolean marked = charset.equals(StandardCharsets.UTF_8) && all.startsWith(MARK);
        var body = marked ? all.substring(1) : all;
        var endings = new ArrayList<String>();
        ENDING.matcher(body).results().forEach(each -> endings.add(each.group()));
        var text = ENDING.matcher(body).replaceAll("\n");
        return new TextOnDisk(file, text, List.copyOf(endings), charset, marked, stamp(bytes));
    }

    /// What is no UTF-8 is read byte by byte, and so written back as it was.
    private static Charset charset(byte[] bytes) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
            return StandardCharsets.UTF_8;
        } catch (CharacterCodingException other) {
            return StandardCharsets.ISO_8859_1;
        }
    }

    private static String stamp(byte[] bytes) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(bytes);
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }

    public boolean exists() {
        return !stamp.isEmpty();
    }

    /// What most lines end with.
    public String usualEnding() {
        long windows = endings.stream().filter("\r\n"::equals).count();
        return windows * 2 > endings.size() ? "\r\n" : "\n";
    }

    /// Written beside and renamed: there is never half a file.
    ///
    /// @param now with `\n` between its lines
    /// @throws FileSystemException also when the file's encoding has no sign for a letter
    public TextOnDisk write(String now) throws IOException {
        var bytes = bytes(now);
        var target = Files.exists(file) ? file.toRealPath() : file.toAbsolutePath();
        var folder = Objects.requireNonNull(target.getParent());
        var beside = Files.createTempFile(folder, "." + target.getFileName(), ".part");
        try {
            Files.write(beside, bytes);
            copyRights(target, beside);
            replace(beside, target);
        } finally {
            Files.deleteIfExists(beside);
        }
        return of(file, bytes);
    }

    private byte[] bytes(String now) throws FileSystemException {
        if (!charset.newEncoder().canEncode(now)) {
            throw new FileSystemException(file.toString(), null, Words.of("editor.noSign"));
        }
        return ((hasMark ? MARK : "") + withEndings(now)).getBytes(charset);
    }

    /// Lines before and after what changed keep their own ends.
    private String withEndings(String now) {
        var before = text.split("\n", -1);
        var after = now.split("\n", -1);
        int shorter = Math.min(before.length, after.length);
        int head = 0;
        while (head < shorter && before[head].equals(after[head])) {
            head++;
        }
        int shift = before.length - after.length;
        int tail = after.length;
        while (tail > head
                && tail + shift > head
                && before[tail - 1 + shift].equals(after[tail - 1])) {
            tail--;
        }
        var all = new StringBuilder();
        for (int line = 0; line < after.length; line++) {
            all.append(after[line]);
            if (line < after.length - 1) {
                int old = line < head ? line : line >= tail ? line + shift : -1;
                all.append(old >= 0 && old < endings.size() ? endings.get(old) : usualEnding());
            }
        }
        return all.toString();
    }

    private static void copyRights(Path from, Path to) throws IOException {
        var target = Files.getFileAttributeView(to, PosixFileAttributeView.class);
        if (target == null) {
            return;
        }
        if (Files.exists(from)) {
            target.setPermissions(Files.getPosixFilePermissions(from));
        } else {
            target.setPermissions(PosixFilePermissions.fromString("rw-r--r--"));
        }
    }

    private static void replace(Path from, Path to) throws IOException {
        try {
            Files.move(
                    from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException plain) {
            Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
