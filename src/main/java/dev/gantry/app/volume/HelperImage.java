package dev.gantry.app.volume;

import dev.gantry.docker.Engine;
import dev.gantry.docker.ImageName;
import dev.gantry.docker.OwnThings;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/// The image the helper runs in: made on the engine from what Gantry brings, so nothing is pulled.
///
/// @param name tells which helper is in it
/// @param root a tar of all that is in it
record HelperImage(ImageName name, byte[] root) {

    static final String PROGRAM = "/volume-helper";

    /// Nothing for machines there is no helper for.
    ///
    /// @param architecture in the engine's words
    static Optional<HelperImage> of(String architecture) {
        return resource(architecture).flatMap(HelperImage::program).map(HelperImage::image);
    }

    private static Optional<String> resource(String architecture) {
        return switch (architecture) {
            case "amd64", "x86_64" -> Optional.of("volume-helper-amd64");
            case "arm64", "aarch64" -> Optional.of("volume-helper-arm64");
            case "riscv64" -> Optional.of("volume-helper-riscv64");
            default -> Optional.empty();
        };
    }

    private static Optional<byte[]> program(String resource) {
        try (InputStream in = HelperImage.class.getResourceAsStream(resource)) {
            return in == null ? Optional.empty() : Optional.of(in.readAllBytes());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static HelperImage image(byte[] program) {
        var name = ImageName.parse("gantry/helper:" + sha256(program).substring(0, 12));
        return new HelperImage(name, tar(program));
    }

    /// One with nothing in it, for containers that are only made and never started.
    static HelperImage empty() {
        return new HelperImage(ImageName.parse("gantry/helper:empty"), new byte[1024]);
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static byte[] tar(byte[] program) {
        var bytes = new ByteArrayOutputStream();
        try (var tar = new TarArchiveOutputStream(bytes)) {
            var entry = new TarArchiveEntry(PROGRAM.substring(1));
            entry.setMode(0555);
            entry.setSize(program.length);
            entry.setModTime(0);
            tar.putArchiveEntry(entry);
            tar.write(program);
            tar.closeArchiveEntry();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    void bringTo(Engine engine) {
        engine.images()
                .importRoot(
                        new ByteArrayInputStream(root),
                        name,
                        "Gantry's helper for volumes",
                        List.of(
                                "CMD [\"" + PROGRAM + "\"]",
                                "LABEL " + OwnThings.LABEL + "=volume"));
    }
}
