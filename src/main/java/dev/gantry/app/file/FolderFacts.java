package dev.gantry.app.file;

import dev.gantry.docker.FileType;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// What [InsideShell] was told of a folder.
final class FolderFacts {

    private static final int SET_ID_AND_RIGHTS = 07777;

    private final String folder;
    private final byte[] told;
    private int at;

    FolderFacts(String folder, byte[] told) {
        this.folder = folder;
        this.told = told;
    }

    void tell(Consumer<FileEntry> found) throws IOException {
        while (at < told.length) {
            packet(found);
        }
    }

    private void packet(Consumer<FileEntry> found) throws IOException {
        int count = Integer.parseInt(next());
        var facts = next().split("\n");
        if (facts.length != count) {
            throw garbled();
        }
        List<String> names = new ArrayList<>();
        for (int index = 0; index < count; index++) {
            names.add(next().substring(2)); // the "./" before it
        }
        for (int index = 0; index < count; index++) {
            found.accept(entry(names.get(index), facts[index].split(" ")));
        }
    }

    private FileEntry entry(String name, String[] facts) throws IOException {
        int mode = Integer.parseInt(facts[0], 16);
        var type = type(mode);
        return new FileEntry(
                FilePath.child(folder, name),
                type,
                type == FileType.FILE ? Long.parseLong(facts[1]) : 0,
                mode & SET_ID_AND_RIGHTS,
                facts[2],
                Instant.ofEpochSecond(Long.parseLong(facts[3])),
                type == FileType.LINK ? target() : "");
    }

    /// A shell takes line breaks off the end of what it was told, so there is one, and a dot.
    private String target() throws IOException {
        var target = next();
        return target.endsWith("\n.") ? target.substring(0, target.length() - 2) : "";
    }

    private String next() throws IOException {
        for (int end = at; end < told.length; end++) {
            if (told[end] == 0) {
                var text = new String(told, at, end - at, StandardCharsets.UTF_8);
                at = end + 1;
                return text;
            }
        }
        throw garbled();
    }

    private IOException garbled() {
        return new InsideException(InsideException.Reason.FAILED, folder, "stat");
    }

    private static FileType type(int mode) {
        return switch (mode >> 12) {
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
