package dev.gantry.compose.yaml;

import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;

/// Edits tried on every file below a folder: `EditReport FOLDER [SPOTS [tell]]`.
public final class EditReport {

    private EditReport() {}

    public static void main(String[] args) throws IOException {
        int spots = args.length > 1 ? Integer.parseInt(args[1]) : 10;
        int files = 0;
        int tried = 0;
        int faults = 0;
        var refused =
                new EnumMap<EditRefusedException.Reason, Integer>(
                        EditRefusedException.Reason.class);
        for (var file : files(Path.of(args[0]))) {
            for (var trials : trials(file)) {
                trials.run(spots);
                files++;
                tried += trials.tried();
                faults += trials.faults().size();
                trials.refused()
                        .forEach((reason, count) -> refused.merge(reason, count, Integer::sum));
                if (args.length > 2) {
                    trials.faults().forEach(fault -> System.out.println(file + " " + fault + "\n"));
                }
            }
        }
        System.out.printf(
                "edits %d right of %d in %d texts, refused %s%n",
                tried - faults, tried, files, refused);
    }

    static List<Path> files(Path folder) throws IOException {
        try (var walk = Files.walk(folder)) {
            return walk.filter(Files::isRegularFile)
                    .filter(file -> file.toString().matches(".*\\.(ya?ml|json)"))
                    .sorted()
                    .toList();
        }
    }

    /// None for what is no compose YAML in the first place.
    static List<EditTrials> trials(Path file) throws IOException {
        var trials = new ArrayList<EditTrials>();
        try {
            var text = Files.readString(file);
            for (var variant : variants(text)) {
                YamlReader.read(variant, "trial");
                trials.add(new EditTrials(variant, file.getFileName().toString().hashCode()));
            }
        } catch (YamlException | MalformedInputException noYaml) {
            return trials;
        }
        return trials;
    }

    /// As it is, with the line ends of Windows, without the last one, and with a byte order mark.
    private static List<String> variants(String text) {
        var unix = text.replace("\r\n", "\n");
        return List.of(text, unix.replace("\n", "\r\n"), text.stripTrailing(), "\uFEFF" + text);
    }
}
