package dev.gantry.compose.plan;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// The configs and secrets of a container. A file that the engine sees is mounted, as the reference
/// does; all else is put into the container.
final class FilePart {

    private static final int EVERYBODY_READS = 0444;
    private static final int OCTAL = 8;

    /// @param target in the container
    record Bound(String source, String target) {}

    private final Making making;
    private final List<Bound> bound = new ArrayList<>();
    private final List<PutFile> put = new ArrayList<>();

    FilePart(Making making) {
        this.making = making;
        all("configs", "/");
        all("secrets", "/run/secrets/");
    }

    /// Those that are mounted.
    List<Bound> bound() {
        return bound;
    }

    List<PutFile> put() {
        return put;
    }

    /// Of what the config hash does not tell: the content of files that are put into it.
    Optional<String> digest() {
        if (put.isEmpty()) {
            return Optional.empty();
        }
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            for (var file : put) {
                digest.update(file.path().getBytes(StandardCharsets.UTF_8));
                digest.update((byte) 0);
                digest.update(
                        (file.mode() + ":" + file.user() + ":" + file.group())
                                .getBytes(StandardCharsets.UTF_8));
                digest.update((byte) 0);
                digest.update(file.content());
            }
            return Optional.of(HexFormat.of().formatHex(digest.digest()));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private void all(String kind, String folder) {
        for (var use : making.service().json().path(kind)) {
            var key = use.path("source").asText();
            var target = use.path("target").asText("");
            var path = target.isEmpty() ? folder + key : absolute(target, folder);
            var file = making.project().file(kind, key);
            if (file.isEmpty()) {
                throw refused(kind, key, "is not in the files");
            }
            add(kind, key, file.get(), use, path);
        }
    }

    private static String absolute(String target, String folder) {
        return target.startsWith("/") ? target : folder + target;
    }

    private void add(String kind, String key, JsonNode file, JsonNode use, String path) {
        var source = file.path("file").asText("");
        if (file.path("external").asBoolean()) {
            throw refused(kind, key, "is external, which only a swarm has");
        }
        if (!source.isEmpty() && making.filesAreThere()) {
            bound.add(new Bound(source, path));
            return;
        }
        put.add(
                new PutFile(
                        path,
                        content(kind, key, file, source),
                        mode(use.path("mode").asText("")),
                        number(use.path("uid").asText("")),
                        number(use.path("gid").asText(""))));
        if (making.service().json().path("read_only").asBoolean()) {
            throw refused(kind, key, "has to be put into a container whose files are read-only");
        }
    }

    private byte[] content(String kind, String key, JsonNode file, String source) {
        if (!source.isEmpty()) {
            return read(kind, key, Path.of(source));
        }
        if (file.path("content").isTextual()) {
            return file.path("content").asText().getBytes(StandardCharsets.UTF_8);
        }
        var variable = file.path("environment").asText("");
        if (variable.isEmpty()) {
            throw refused(kind, key, "has neither a file nor a content");
        }
        var value = making.origin().variables().get(variable);
        if (value == null) {
            throw refused(kind, key, "is the variable " + variable + ", which is not set");
        }
        return value.getBytes(StandardCharsets.UTF_8);
    }

    private byte[] read(String kind, String key, Path source) {
        try {
            return Files.readAllBytes(source);
        } catch (IOException unreadable) {
            throw refused(kind, key, "is the file " + source + ", which cannot be read");
        }
    }

    private static int mode(String octal) {
        return octal.isEmpty() ? EVERYBODY_READS : Integer.parseInt(octal, OCTAL);
    }

    private static int number(String text) {
        return text.matches("[0-9]{1,9}") ? Integer.parseInt(text) : 0;
    }

    private UnsupportedException refused(String kind, String key, String why) {
        var word = kind.equals("configs") ? "config" : "secret";
        return new UnsupportedException(
                Objects.requireNonNull(making.service().name()), word + " " + key + " " + why);
    }
}
