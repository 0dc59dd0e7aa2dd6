package dev.gantry.cli;

import dev.gantry.app.file.FilePath;
import dev.gantry.app.volume.VolumeFiles;
import dev.gantry.app.volume.VolumeSession;
import dev.gantry.app.words.Words;
import dev.gantry.docker.VolumeName;
import java.io.IOException;
import java.io.UncheckedIOException;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// `VOLUME:PATH`. Names of volumes hold no colon.
///
/// @param path normal, from the root of the volume
record InVolume(VolumeName volume, String path) {

    /// A volume alone stands for its root.
    static InVolume read(String text) {
        int colon = text.indexOf(':');
        return colon < 0
                ? new InVolume(new VolumeName(text), "/")
                : new InVolume(
                        new VolumeName(text.substring(0, colon)),
                        FilePath.normal(text.substring(colon + 1)));
    }

    /// For what must not be said of a whole volume by mistake.
    static final class WithPath implements ITypeConverter<InVolume> {
        @Override
        public InVolume convert(String text) {
            var read = read(text);
            if (read.path().equals("/") || read.volume().value().isEmpty()) {
                throw new TypeConversionException(Words.of("cli.volume.noPath", text));
            }
            return read;
        }
    }

    static final class Either implements ITypeConverter<InVolume> {
        @Override
        public InVolume convert(String text) {
            var read = read(text);
            if (read.volume().value().isEmpty()) {
                throw new TypeConversionException(Words.of("cli.volume.noVolume", text));
            }
            return read;
        }
    }

    @FunctionalInterface
    interface Work {
        void done(VolumeFiles files) throws IOException;
    }

    int with(GantryCommand gantry, Work work) throws Exception {
        return OnVirtualThread.run(() -> {
            try (var engine = gantry.engines().connect(gantry.chosenHost().address());
                    var session = new VolumeSession(() -> engine, volume)) {
                work.done(new VolumeFiles(session));
            } catch (UncheckedIOException failed) {
                throw failed.getCause();
            }
            return ExitCode.DONE;
        });
    }
}
