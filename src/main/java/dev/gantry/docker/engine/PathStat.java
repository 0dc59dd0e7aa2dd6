package dev.gantry.docker.engine;

import com.fasterxml.jackson.databind.JsonNode;
import dev.gantry.docker.FileStat;
import dev.gantry.docker.FileType;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Base64;

/// The header that describes a path: JSON in base64, its mode in the bits of Go's `FileMode`.
final class PathStat {

    static final String HEADER = "X-Docker-Container-Path-Stat";

    private static final long FOLDER = 1L << 31;
    private static final long LINK = 1L << 27;
    private static final long DEVICE = 1L << 26;
    private static final long PIPE = 1L << 25;
    private static final long SOCKET = 1L << 24;
    private static final long SET_USER = 1L << 23;
    private static final long SET_GROUP = 1L << 22;
    private static final long CHARACTERS = 1L << 21;
    private static final long STICKY = 1L << 20;

    private PathStat() {}

    static FileStat read(String header) throws IOException {
        try {
            var json = Base64.getDecoder().decode(header);
            return read(Json.read(new String(json, StandardCharsets.UTF_8)));
        } catch (IllegalArgumentException notBase64) {
            throw new IOException("no description of a path: " + header, notBase64);
        }
    }

    private static FileStat read(JsonNode stat) {
        long mode = stat.path("mode").asLong();
        return new FileStat(
                Json.text(stat.path("name")),
                type(mode),
                stat.path("size").asLong(),
                permissions(mode),
                time(Json.text(stat.path("mtime"))),
                Json.text(stat.path("linkTarget")));
    }

    static FileType type(long mode) {
        if ((mode & FOLDER) != 0) {
            return FileType.FOLDER;
        }
        if ((mode & LINK) != 0) {
            return FileType.LINK;
        }
        if ((mode & PIPE) != 0) {
            return FileType.PIPE;
        }
        if ((mode & SOCKET) != 0) {
            return FileType.SOCKET;
        }
        if ((mode & DEVICE) == 0) {
            return FileType.FILE;
        }
        return (mode & CHARACTERS) != 0 ? FileType.CHARACTER_DEVICE : FileType.BLOCK_DEVICE;
    }

    static int permissions(long mode) {
        int high =
                ((mode & SET_USER) != 0 ? 04000 : 0)
                        | ((mode & SET_GROUP) != 0 ? 02000 : 0)
                        | ((mode & STICKY) != 0 ? 01000 : 0);
        return high | (int) (mode & 0777);
    }

    private static Instant time(String text) {
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeParseException none) {
            return Instant.EPOCH;
        }
    }
}
